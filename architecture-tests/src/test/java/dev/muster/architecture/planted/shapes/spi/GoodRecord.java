package dev.muster.architecture.planted.shapes.spi;

public record GoodRecord() {}
