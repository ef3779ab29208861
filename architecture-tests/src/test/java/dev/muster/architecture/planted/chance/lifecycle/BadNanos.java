package dev.muster.architecture.planted.chance.lifecycle;

public final class BadNanos {
    long ask() {
        return System.nanoTime();
    }
}
