package dev.muster.architecture.planted.coreproviders.internal;

import dev.muster.architecture.planted.coreproviders.testing.Clockwork;

public final class BadEngine {
    Clockwork clockwork;
}
