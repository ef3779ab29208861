package dev.muster.architecture.planted.contracts.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

public interface GoodContract {
    @Nullable Instant at(GoodValue[] values);
}
