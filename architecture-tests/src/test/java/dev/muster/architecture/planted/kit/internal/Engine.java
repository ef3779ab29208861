package dev.muster.architecture.planted.kit.internal;

public final class Engine {}
