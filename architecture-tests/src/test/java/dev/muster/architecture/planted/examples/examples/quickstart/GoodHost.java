package dev.muster.architecture.planted.examples.examples.quickstart;

import dev.muster.architecture.planted.examples.Incidents;

public final class GoodHost {
    Incidents incidents;
}
