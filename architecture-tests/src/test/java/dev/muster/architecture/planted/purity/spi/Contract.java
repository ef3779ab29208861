package dev.muster.architecture.planted.purity.spi;

public interface Contract {}
