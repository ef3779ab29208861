package dev.muster.playbook;

import dev.muster.automation.Plan;
import dev.muster.lifecycle.IncidentPolicy;
import java.util.Map;
import java.util.Objects;

/**
 * One kind of incident and everything decided about it. Immutable and thread-safe.
 *
 * @param name its name, such as {@code availability} or {@code security}
 * @param policy the rules it runs under
 * @param plan what is made and done for it
 * @param routing which provider serves a capability, by the capability's name in lower case with hyphens ({@code conversations}, {@code on-call}); a
 *     capability that is not named goes to the only provider that offers it
 */
public record IncidentType(String name, IncidentPolicy policy, Plan plan, Map<String, String> routing) {
    /** Copies the map; checks that nothing is missing. */
    public IncidentType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(plan, "plan");
        routing = Map.copyOf(routing);
    }
}
