package dev.muster.architecture.planted.optionalfields;

import java.util.Optional;

public final class GoodAnswer {
    Optional<String> name() {
        return Optional.empty();
    }
}
