package dev.muster.architecture.planted.records.lifecycle;

public record GoodMitigate() implements Command {}
