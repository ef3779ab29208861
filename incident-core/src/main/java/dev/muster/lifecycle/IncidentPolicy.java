package dev.muster.lifecycle;

import dev.muster.communication.CommunicationPolicy;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.Knowledge;
import dev.muster.review.ActionItemPolicy;
import dev.muster.review.ReviewPolicy;
import dev.muster.role.RolePolicy;
import dev.muster.severity.SeverityPolicy;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rules that {@code decide} judges by: one per incident type.
 *
 * @param version names this edition; each incident records the one it ran under
 * @param severity the scale and its table
 * @param roles which roles there are
 * @param engagement who leads and who takes part
 * @param knowledge the people, teams and services that the rules speak of
 * @param communication who is told what and when
 * @param resolve what must hold before an incident counts as resolved
 * @param review when a review is owed
 * @param actionItems rules for action items
 * @param timeouts how long things may take
 * @param confidentiality who may know, unless the declaration says otherwise
 * @param substates a host's sub-states, by state
 * @param leadOnly names of commands that, of all people, only the lead may give; empty lets everybody
 */
public record IncidentPolicy(
        String version,
        SeverityPolicy severity,
        RolePolicy roles,
        EngagementPolicy engagement,
        Knowledge knowledge,
        CommunicationPolicy communication,
        ResolveGuard resolve,
        ReviewPolicy review,
        ActionItemPolicy actionItems,
        Timeouts timeouts,
        Confidentiality confidentiality,
        Map<State, Set<String>> substates,
        Set<String> leadOnly) {
    /** Copies the collections. */
    public IncidentPolicy {
        Objects.requireNonNull(version, "version");
        substates = Map.copyOf(substates);
        leadOnly = Set.copyOf(leadOnly);
    }
}
