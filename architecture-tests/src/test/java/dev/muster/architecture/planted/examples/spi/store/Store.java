package dev.muster.architecture.planted.examples.spi.store;

public interface Store {}
