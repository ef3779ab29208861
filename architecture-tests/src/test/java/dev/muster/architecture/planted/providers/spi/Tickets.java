package dev.muster.architecture.planted.providers.spi;

public interface Tickets {}
