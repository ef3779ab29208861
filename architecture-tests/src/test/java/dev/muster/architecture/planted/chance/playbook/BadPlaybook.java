package dev.muster.architecture.planted.chance.playbook;

import java.time.Instant;
import java.util.function.Supplier;

public final class BadPlaybook {
    Supplier<Instant> ask() {
        return Instant::now;
    }
}
