package dev.muster.architecture.planted.kit.tck;

import dev.muster.architecture.planted.kit.spi.Contract;

public final class GoodSuite {
    Contract contract;
}
