package dev.muster.architecture.planted.layers;

public final class Incidents {}
