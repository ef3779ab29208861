package dev.muster.architecture.planted.finals;

public final class GoodFinal {}
