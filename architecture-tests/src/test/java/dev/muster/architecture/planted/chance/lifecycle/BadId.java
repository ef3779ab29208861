package dev.muster.architecture.planted.chance.lifecycle;

import java.util.UUID;

public final class BadId {
    UUID ask() {
        return UUID.randomUUID();
    }
}
