package dev.muster.architecture.planted.nullmarks.unmarked;

public final class BadUnmarked {}
