package dev.muster.architecture.planted.names;

public final class BadTextUtils {}
