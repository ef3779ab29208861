package dev.muster.architecture.planted.cycles.role;

import dev.muster.architecture.planted.cycles.severity.BadSeverity;

public final class BadHolder {
    BadSeverity severity;
}
