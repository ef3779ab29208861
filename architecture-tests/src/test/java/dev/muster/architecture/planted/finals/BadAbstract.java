package dev.muster.architecture.planted.finals;

public abstract class BadAbstract {}
