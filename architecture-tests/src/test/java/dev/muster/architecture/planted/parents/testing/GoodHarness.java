package dev.muster.architecture.planted.parents.testing;

import dev.muster.architecture.planted.parents.Incidents;

public final class GoodHarness {
    Incidents incidents;
}
