package dev.muster.architecture.planted.parents;

public final class Incidents {}
