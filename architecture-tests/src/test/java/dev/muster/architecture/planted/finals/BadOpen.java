package dev.muster.architecture.planted.finals;

public class BadOpen {}
