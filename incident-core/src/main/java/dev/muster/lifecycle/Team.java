package dev.muster.lifecycle;

import dev.muster.role.Holding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who takes part and in which role.
 *
 * @param participants by person id, in the order they were engaged
 * @param holdings every holding of a role, past ones too, in order
 */
public record Team(Map<String, Participant> participants, List<Holding> holdings) {

    /** Nobody yet. */
    public static final Team NOBODY = new Team(Map.of(), List.of());

    /** Copies, keeping the order. */
    public Team {
        participants = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(participants));
        holdings = List.copyOf(holdings);
    }

    /** Who holds a role now. */
    public Optional<String> holder(String role) {
        return holdings.stream().filter(h -> h.role().equals(role) && h.until() == null).map(Holding::person).findFirst();
    }

    /** Who held a role at an instant; empty when it was vacant. */
    public Optional<String> holderAt(String role, Instant when) {
        return holdings.stream().filter(h -> h.role().equals(role) && h.at(when)).map(Holding::person).findFirst();
    }
}
