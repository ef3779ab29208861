package dev.muster.architecture.planted.chance.internal;

import java.time.Instant;

public final class GoodEngine {
    Instant ask() {
        return Instant.now();
    }
}
