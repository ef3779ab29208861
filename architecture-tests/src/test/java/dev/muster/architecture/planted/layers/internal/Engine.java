package dev.muster.architecture.planted.layers.internal;

public final class Engine {}
