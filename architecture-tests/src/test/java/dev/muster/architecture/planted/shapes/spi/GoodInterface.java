package dev.muster.architecture.planted.shapes.spi;

public interface GoodInterface {}
