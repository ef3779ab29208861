package dev.muster.architecture.planted.typing;

@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
public final class BadValue {}
