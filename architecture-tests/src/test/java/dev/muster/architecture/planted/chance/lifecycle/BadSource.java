package dev.muster.architecture.planted.chance.lifecycle;

import java.time.InstantSource;

public final class BadSource {
    InstantSource ask() {
        return InstantSource.system();
    }
}
