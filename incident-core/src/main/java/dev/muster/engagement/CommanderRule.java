package dev.muster.engagement;

import java.util.Objects;

/**
 * Says who leads: the most specific rule that fits wins, the earlier one of two alike (Dispatch: by source, type and priority).
 *
 * @param name how people refer to it
 * @param when the condition
 * @param target a person, who leads at once, or a service whose on-call is paged and leads on acknowledgement
 */
public record CommanderRule(String name, Match when, Target target) {
    /** Checks that nothing is missing. */
    public CommanderRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(target, "target");
    }
}
