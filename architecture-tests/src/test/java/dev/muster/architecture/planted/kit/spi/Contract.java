package dev.muster.architecture.planted.kit.spi;

public interface Contract {}
