package dev.muster.architecture.planted.cycles.review;

import dev.muster.architecture.planted.cycles.severity.BadSeverity;

public final class GoodReview {
    BadSeverity severity;
}
