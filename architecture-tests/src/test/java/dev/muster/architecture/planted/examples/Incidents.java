package dev.muster.architecture.planted.examples;

public final class Incidents {}
