package dev.muster.lifecycle;

import dev.muster.role.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        participants = Frozen.copyOf(participants);
        holdings = List.copyOf(holdings);
    }

    /** Who holds a role now. */
    public Optional<String> holder(String role) {
        return Optional.ofNullable(holderOrNull(role));
    }

    /** Who held a role at an instant; empty when it was vacant. */
    public Optional<String> holderAt(String role, Instant when) {
        for (Holding holding : holdings) {
            if (holding.role().equals(role) && holding.at(when)) {
                return Optional.of(holding.person());
            }
        }
        return Optional.empty();
    }

    /** The roles that a person holds now, in the order they were given. */
    public List<String> rolesOf(String person) {
        return holdings.stream()
                .filter(holding -> holding.until() == null && holding.person().equals(person))
                .map(Holding::role)
                .toList();
    }

    /** Those who take part now, in the order they were engaged. */
    public List<String> active() {
        return participants.values().stream()
                .filter(Participant::isActive)
                .map(Participant::person)
                .toList();
    }

    /** Whether a person takes part now. */
    public boolean has(String person) {
        Participant participant = participants.get(person);
        return participant != null && participant.isActive();
    }

    @Nullable String holderOrNull(String role) {
        for (int i = holdings.size() - 1; i >= 0; i--) {
            Holding holding = holdings.get(i);
            if (holding.until() == null && holding.role().equals(role)) {
                return holding.person();
            }
        }
        return null;
    }

    Team withParticipant(Participant participant) {
        return new Team(Frozen.with(participants, participant.person(), participant), holdings);
    }

    /** Ends the present holding and begins another one at the same instant; late news begin no earlier than what they replace. */
    Team withHolder(String role, String person, Instant at) {
        Instant from = at;
        for (Holding holding : holdings) {
            if (holding.role().equals(role)) {
                from = later(from, holding.until() == null ? holding.from() : holding.until());
            }
        }
        List<Holding> now = ended(role, from);
        now.add(new Holding(role, person, from, null));
        return new Team(participants, now);
    }

    Team withoutHolder(String role, Instant at) {
        return new Team(participants, ended(role, at));
    }

    Team opened() {
        return new Team(Frozen.opened(participants), holdings);
    }

    Team sealed() {
        return new Team(Frozen.sealed(participants), holdings);
    }

    private List<Holding> ended(String role, Instant at) {
        List<Holding> now = new ArrayList<>(holdings.size() + 1);
        for (Holding holding : holdings) {
            boolean ends = holding.until() == null && holding.role().equals(role);
            now.add(ends ? new Holding(role, holding.person(), holding.from(), later(at, holding.from())) : holding);
        }
        return now;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
