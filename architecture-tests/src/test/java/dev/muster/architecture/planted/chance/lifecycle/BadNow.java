package dev.muster.architecture.planted.chance.lifecycle;

import java.time.Instant;

public final class BadNow {
    Instant ask() {
        return Instant.now();
    }
}
