package dev.muster.architecture.planted.records.lifecycle;

public final class BadResolve implements Command {}
