package dev.muster.architecture.planted.contracts.spi;

import dev.muster.architecture.planted.contracts.lifecycle.Fact;

public interface BadContract {
    Fact fact();
}
