package dev.muster.architecture.planted.contracts.lifecycle;

public final class Fact {}
