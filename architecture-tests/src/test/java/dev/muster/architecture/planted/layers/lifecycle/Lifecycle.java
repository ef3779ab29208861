package dev.muster.architecture.planted.layers.lifecycle;

public final class Lifecycle {}
