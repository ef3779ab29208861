package dev.muster.spi.store;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A worker's request for work.
 *
 * @param worker who asks, for reports
 * @param limit how many at most, 1 or more
 * @param lease how long the worker may hold them, by the store's clock
 * @param providers only work of these providers; empty for all
 */
public record ClaimRequest(String worker, int limit, Duration lease, Set<String> providers) {
    /** Copies the set; checks the figures. */
    public ClaimRequest {
        Objects.requireNonNull(worker, "worker");
        providers = Set.copyOf(providers);
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ": expected 1 or more");
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease is " + lease + ": expected a positive duration");
        }
    }
}
