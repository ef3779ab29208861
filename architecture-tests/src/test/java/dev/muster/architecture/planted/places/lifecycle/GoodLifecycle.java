package dev.muster.architecture.planted.places.lifecycle;

public final class GoodLifecycle {}
