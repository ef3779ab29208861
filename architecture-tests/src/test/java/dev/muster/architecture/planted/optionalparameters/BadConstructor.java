package dev.muster.architecture.planted.optionalparameters;

import java.util.Optional;

public final class BadConstructor {
    BadConstructor(Optional<String> name) {}
}
