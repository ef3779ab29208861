package dev.muster.architecture.planted.layers.role;

import dev.muster.architecture.planted.layers.severity.BadSeverity;

public final class BadRole {
    BadSeverity beside;
}
