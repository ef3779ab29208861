package dev.muster.architecture.planted.purity.timeline;

import java.time.Instant;
import java.util.List;

public record GoodEntry(Instant at, List<String> words) {}
