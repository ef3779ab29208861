package dev.muster.architecture.planted.optionalfields;

import java.util.Optional;

public final class BadField {
    Optional<String> name = Optional.empty();
}
