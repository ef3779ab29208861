package dev.muster.architecture.planted.kit.tck;

import dev.muster.architecture.planted.kit.internal.Engine;

public final class BadSuite {
    Engine engine;
}
