package dev.muster.architecture.planted.chance.lifecycle;

import java.util.concurrent.ThreadLocalRandom;

public final class BadLocal {
    int ask() {
        return ThreadLocalRandom.current().nextInt();
    }
}
