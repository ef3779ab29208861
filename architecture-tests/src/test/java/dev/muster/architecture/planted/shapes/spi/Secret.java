package dev.muster.architecture.planted.shapes.spi;

public final class Secret {}
