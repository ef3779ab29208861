package dev.muster.architecture.planted.coreproviders.testing;

public final class Clockwork {}
