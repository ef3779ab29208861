package dev.muster.architecture.planted.contracts.spi;

public record GoodValue(int amount) {}
