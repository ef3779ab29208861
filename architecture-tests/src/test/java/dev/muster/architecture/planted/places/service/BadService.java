package dev.muster.architecture.planted.places.service;

public final class BadService {}
