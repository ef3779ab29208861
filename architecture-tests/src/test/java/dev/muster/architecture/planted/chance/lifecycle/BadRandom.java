package dev.muster.architecture.planted.chance.lifecycle;

import java.util.Random;

public final class BadRandom {
    int ask() {
        return new Random().nextInt();
    }
}
