package dev.muster.architecture.planted.chance.lifecycle;

import java.time.Clock;

public final class BadClock {
    Clock ask() {
        return Clock.systemUTC();
    }
}
