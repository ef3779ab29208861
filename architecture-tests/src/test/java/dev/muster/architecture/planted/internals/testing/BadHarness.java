package dev.muster.architecture.planted.internals.testing;

import dev.muster.architecture.planted.internals.internal.GoodEngine;

public final class BadHarness {
    GoodEngine engine;
}
