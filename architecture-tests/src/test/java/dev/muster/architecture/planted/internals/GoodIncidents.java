package dev.muster.architecture.planted.internals;

import dev.muster.architecture.planted.internals.internal.GoodEngine;

public final class GoodIncidents {
    GoodEngine engine;
}
