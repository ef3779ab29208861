package dev.muster.architecture.planted.records.lifecycle;

public interface IncidentEvent {}
