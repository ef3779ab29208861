package dev.muster.architecture.planted.chance.lifecycle;

public final class BadMillis {
    long ask() {
        return System.currentTimeMillis();
    }
}
