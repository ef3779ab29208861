package dev.muster.architecture.planted.layers.severity;

import dev.muster.architecture.planted.layers.lifecycle.Lifecycle;

public final class BadSeverity {
    Lifecycle lifecycle;
}
