package dev.muster.severity;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the damage; everything may be unknown.
 *
 * @param affectedShare the share of users hit, 0 to 1, or null when unknown
 * @param businessEffect whether revenue or brand is clearly hit, or null when unknown
 * @param criticalFlow whether a critical flow is hit, or null when unknown
 * @param regions where, empty for everywhere or unknown
 * @param audience who is hit
 * @param kind down or degraded
 */
public record Impact(
        @Nullable Double affectedShare,
        @Nullable Boolean businessEffect,
        @Nullable Boolean criticalFlow,
        Set<String> regions,
        Audience audience,
        Kind kind) {

    /** Nothing is known yet. */
    public static final Impact UNKNOWN = new Impact(null, null, null, Set.of(), Audience.END_USERS, Kind.OUTAGE);

    /** Copies the regions; checks the share. */
    public Impact {
        regions = Set.copyOf(regions);
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(kind, "kind");
        if (affectedShare != null && !(affectedShare >= 0 && affectedShare <= 1)) {
            throw new IllegalArgumentException(
                    "affectedShare is " + affectedShare + ": expected a share between 0 and 1");
        }
    }

    /** The same with a share of users. */
    public Impact share(double share) {
        return new Impact(share, businessEffect, criticalFlow, regions, audience, kind);
    }

    /** The same with a business effect. */
    public Impact business(boolean effect) {
        return new Impact(affectedShare, effect, criticalFlow, regions, audience, kind);
    }

    /** The same with a critical flow hit or not. */
    public Impact critical(boolean hit) {
        return new Impact(affectedShare, businessEffect, hit, regions, audience, kind);
    }

    /** The same limited to these regions. */
    public Impact in(String... where) {
        return new Impact(affectedShare, businessEffect, criticalFlow, Set.of(where), audience, kind);
    }

    /** The same for another audience. */
    public Impact on(Audience who) {
        return new Impact(affectedShare, businessEffect, criticalFlow, regions, who, kind);
    }

    /** Who is hit: an incident of the employees' tools is internal, of the product external. */
    public enum Audience {
        END_USERS,
        EMPLOYEES
    }

    /** Down, or worse than usual. */
    public enum Kind {
        OUTAGE,
        DEGRADED
    }
}
