package dev.muster.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/**
 * What must hold before an incident counts as resolved. Airbnb: no further impact and the cause known; Atlassian: the service is back as usual;
 * LinkedIn: verified by the affected on-call and no temporary mitigation left.
 *
 * @param requires all of these
 */
public record ResolveGuard(Set<Requirement> requires) {
    /** Copies the set. */
    public ResolveGuard {
        requires = Set.copyOf(requires.isEmpty() ? EnumSet.noneOf(Requirement.class) : requires);
    }

    /** One thing that must hold. */
    public enum Requirement {
        /** Somebody confirmed that users are no longer hit. */
        IMPACT_OVER,
        /** The cause is known. */
        CAUSE_KNOWN,
        /** The affected on-call verified the last mitigation. */
        MITIGATION_VERIFIED,
        /** No temporary mitigation is left open. */
        NO_TEMPORARY_MITIGATION,
        /** A resolution summary is given. */
        SUMMARY
    }
}
