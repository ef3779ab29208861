package dev.muster.lifecycle;

import dev.muster.role.Holding;
import dev.muster.role.Role;
import java.time.Instant;

/** Who leads: exactly one person, or nobody, and since when. */
public sealed interface Leadership {

    /** Since when it is so. */
    Instant since();

    /** One person leads. */
    record Held(String person, Instant since) implements Leadership {}

    /** Nobody leads. */
    record Vacant(Instant since) implements Leadership {}

    /** The leadership that a history of holdings amounts to. */
    static Leadership of(Team team, Instant declaredAt) {
        Instant vacantSince = declaredAt;
        for (Holding holding : team.holdings()) {
            if (holding.role().equals(Role.LEAD)) {
                Instant until = holding.until();
                if (until == null) {
                    return new Held(holding.person(), holding.from());
                }
                vacantSince = until;
            }
        }
        return new Vacant(vacantSince);
    }

    /** The leadership at an instant that a history of holdings amounts to; vacant since the declaration until the first holding. */
    static Leadership at(Team team, Instant declaredAt, Instant when) {
        Instant vacantSince = declaredAt;
        for (Holding holding : team.holdings()) {
            if (holding.role().equals(Role.LEAD)) {
                if (holding.at(when)) {
                    return new Held(holding.person(), holding.from());
                }
                Instant until = holding.until();
                if (until != null && !until.isAfter(when)) {
                    vacantSince = until;
                }
            }
        }
        return new Vacant(vacantSince);
    }
}
