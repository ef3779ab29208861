package dev.muster.architecture.planted.coreproviders.internal;

import dev.muster.architecture.planted.coreproviders.spi.Contract;

public final class GoodEngine {
    Contract contract;
}
