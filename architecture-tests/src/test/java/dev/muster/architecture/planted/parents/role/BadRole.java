package dev.muster.architecture.planted.parents.role;

import dev.muster.architecture.planted.parents.Incidents;

public final class BadRole {
    Incidents incidents;
}
