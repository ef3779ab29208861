package dev.muster.architecture.planted.examples.internal;

public final class Engine {}
