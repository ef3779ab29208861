package dev.muster.architecture.planted.examples.examples.quickstart;

import dev.muster.architecture.planted.examples.internal.Engine;

public final class BadReacher {
    Engine engine;
}
