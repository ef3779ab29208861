package dev.muster.architecture.planted.layers.timeline;

import dev.muster.architecture.planted.layers.lifecycle.Lifecycle;

public final class GoodTimeline {
    Lifecycle lifecycle;
}
