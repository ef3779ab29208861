package dev.muster.architecture.planted.optionalfields;

import java.util.OptionalInt;

public record BadComponent(OptionalInt size) {}
