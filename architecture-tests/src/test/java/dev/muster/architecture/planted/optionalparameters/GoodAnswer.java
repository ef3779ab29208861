package dev.muster.architecture.planted.optionalparameters;

import java.util.Optional;
import java.util.function.Function;

public final class GoodAnswer {
    Optional<String> name() {
        Function<Optional<String>, Optional<String>> same = name -> name;
        return same.apply(Optional.empty());
    }
}
