package dev.muster.benchmarks;

import java.time.Instant;

/** One line of the other arms' timeline. */
record Entry(Trigger what, Instant at, String by) {}
