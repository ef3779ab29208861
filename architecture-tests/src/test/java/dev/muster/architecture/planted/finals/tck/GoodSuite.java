package dev.muster.architecture.planted.finals.tck;

public abstract class GoodSuite {}
