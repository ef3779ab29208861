package dev.muster.architecture.planted.signatures;

import dev.muster.architecture.planted.signatures.internal.Engine;

public final class GoodIncidents {
    private final Engine engine;

    GoodIncidents(Engine engine) {
        this.engine = engine;
    }

    public String name() {
        return engine.toString();
    }
}
