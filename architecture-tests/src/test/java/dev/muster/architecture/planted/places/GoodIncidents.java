package dev.muster.architecture.planted.places;

public final class GoodIncidents {}
