package dev.muster.architecture.planted.coreproviders.spi;

public interface Contract {}
