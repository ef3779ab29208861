package dev.muster.architecture.planted.providers;

public final class Incidents {}
