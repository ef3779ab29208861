package dev.muster.severity;

import java.util.Objects;

/**
 * One step of a host's severity scale.
 *
 * @param name the host's word, such as {@code MAJOR} or {@code SEV1}
 * @param tier the size that policies work on
 * @param rank its order in the scale; larger is worse
 */
public record Severity(String name, Tier tier, int rank) {

    /** The built-in worst severity. */
    public static final Severity MAJOR = new Severity("MAJOR", Tier.MAJOR, 3);

    /** The built-in middle severity. */
    public static final Severity MEDIUM = new Severity("MEDIUM", Tier.MEDIUM, 2);

    /** The built-in least severity. */
    public static final Severity MINOR = new Severity("MINOR", Tier.MINOR, 1);

    /** Checks that name and tier are there. */
    public Severity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(tier, "tier");
    }

    /** Whether this is worse than {@code other}. */
    public boolean worseThan(Severity other) {
        return rank > other.rank;
    }
}
