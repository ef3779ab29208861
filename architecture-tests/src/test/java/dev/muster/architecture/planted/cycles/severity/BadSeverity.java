package dev.muster.architecture.planted.cycles.severity;

import dev.muster.architecture.planted.cycles.role.BadHolder;

public final class BadSeverity {
    BadHolder holder;
}
