package dev.muster.architecture.planted.signatures.internal;

public class Engine {}
