package dev.muster.architecture.planted.layers.role;

import dev.muster.architecture.planted.layers.engagement.Rule;

public final class BadRole {
    Rule beside;
}
