package dev.muster.architecture.planted.abstracts.spi;

public interface GoodProvider {}
