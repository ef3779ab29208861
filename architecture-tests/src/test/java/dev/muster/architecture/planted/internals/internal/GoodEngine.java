package dev.muster.architecture.planted.internals.internal;

public final class GoodEngine {}
