package dev.muster.architecture.planted.nullmarks.marked;

public final class GoodMarked {}
