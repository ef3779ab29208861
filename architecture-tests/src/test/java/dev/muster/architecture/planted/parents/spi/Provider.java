package dev.muster.architecture.planted.parents.spi;

public interface Provider {}
