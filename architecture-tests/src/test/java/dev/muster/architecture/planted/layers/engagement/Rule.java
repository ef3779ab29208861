package dev.muster.architecture.planted.layers.engagement;

public final class Rule {}
