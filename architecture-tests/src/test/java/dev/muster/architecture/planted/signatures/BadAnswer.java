package dev.muster.architecture.planted.signatures;

import dev.muster.architecture.planted.signatures.internal.Engine;

public final class BadAnswer {
    public Engine engine() {
        return new Engine();
    }
}
