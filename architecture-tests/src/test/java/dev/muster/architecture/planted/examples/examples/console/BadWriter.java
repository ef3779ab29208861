package dev.muster.architecture.planted.examples.examples.console;

import dev.muster.architecture.planted.examples.spi.store.Store;

public final class BadWriter {
    Store store;
}
