package dev.muster.architecture.planted.optionalparameters;

import java.util.Optional;

public final class BadParameter {
    void name(Optional<String> name) {}
}
