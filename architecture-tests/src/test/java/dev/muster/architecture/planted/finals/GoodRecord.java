package dev.muster.architecture.planted.finals;

public record GoodRecord() {}
