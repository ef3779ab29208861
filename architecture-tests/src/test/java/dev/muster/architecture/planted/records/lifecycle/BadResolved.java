package dev.muster.architecture.planted.records.lifecycle;

public final class BadResolved implements IncidentEvent {}
