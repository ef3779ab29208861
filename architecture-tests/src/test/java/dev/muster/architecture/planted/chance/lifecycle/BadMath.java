package dev.muster.architecture.planted.chance.lifecycle;

public final class BadMath {
    double ask() {
        return Math.random();
    }
}
