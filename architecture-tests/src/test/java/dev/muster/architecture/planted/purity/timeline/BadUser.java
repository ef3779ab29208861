package dev.muster.architecture.planted.purity.timeline;

import dev.muster.architecture.planted.purity.spi.Contract;

public final class BadUser {
    Contract contract;
}
