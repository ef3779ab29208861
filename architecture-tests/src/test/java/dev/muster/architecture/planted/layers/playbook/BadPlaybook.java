package dev.muster.architecture.planted.layers.playbook;

import dev.muster.architecture.planted.layers.internal.Engine;

public final class BadPlaybook {
    Engine engine;
}
