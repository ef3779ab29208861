package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.oncall.OnCall;
import dev.muster.spi.oncall.OnCallShift;
import dev.muster.spi.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On-call rosters: rotations by service and level, and overrides. The answer changes exactly at the instant of a hand-over. Thread-safe.
 */
public final class InMemoryRoster implements OnCall {

    private final Tool tool;
    private final Map<String, Rota> rotas = new HashMap<>();

    InMemoryRoster(Tool tool) {
        this.tool = tool;
    }

    @Override
    public List<OnCallShift> onCall(String service, Instant at, CallContext context) {
        return tool.read("onCall.onCall", service, context, () -> {
            List<OnCallShift> shifts = shifts(service, at);
            if (shifts == null) {
                throw tool.rejected("service", service + " is not known", "name one of " + names());
            }
            return shifts;
        });
    }

    /** A service, or a rota, that exists although nobody may be on call for it. */
    public InMemoryRoster service(String idOrName) {
        tool.world(() -> rota(idOrName));
        return this;
    }

    /** Another name of a service. */
    public InMemoryRoster alias(String service, String alias) {
        tool.world(() -> {
            rotas.put(normal(alias), rota(service));
            return Tool.Done.OK;
        });
        return this;
    }

    /** Sets who takes turns at a level of a service; level 1 is called first. */
    public InMemoryRoster rotate(String service, int level, Rotation rotation) {
        if (level < 1) {
            throw new IllegalArgumentException("level is " + level + ": expected 1 or more");
        }
        tool.world(() -> {
            rota(service).levels.put(level, rotation);
            return Tool.Done.OK;
        });
        return this;
    }

    /** Puts one person on call at level 1 for good. */
    public InMemoryRoster put(String service, Person person) {
        return rotate(service, 1, Rotation.always(person));
    }

    /** Puts somebody else on call from an instant until another, that one excluded; of two overrides the later one holds. */
    public InMemoryRoster override(String service, int level, Person person, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("an override from " + from + " until " + until + " is empty");
        }
        tool.world(() -> rota(service).overrides.add(new Substitution(level, person, from, until)));
        return this;
    }

    /** Takes everybody off a level of a service. */
    public InMemoryRoster clear(String service, int level) {
        tool.world(() -> {
            Rota rota = rota(service);
            rota.levels.remove(level);
            rota.overrides.removeIf(o -> o.level == level);
            return Tool.Done.OK;
        });
        return this;
    }

    /** Whether nothing was ever set up here. Used under the tool's lock. */
    boolean isEmpty() {
        return rotas.isEmpty();
    }

    /** Who is on call, by level, or null when the service is unknown. Used under the tool's lock. */
    @Nullable List<OnCallShift> shifts(String service, Instant at) {
        Rota rota = rotas.get(normal(service));
        if (rota == null) {
            return null;
        }
        Set<Integer> levels = new HashSet<>(rota.levels.keySet());
        rota.overrides.forEach(override -> levels.add(override.level));
        List<OnCallShift> shifts = new ArrayList<>();
        for (int level : levels.stream().sorted().toList()) {
            Person person = rota.at(level, at);
            if (person != null) {
                shifts.add(new OnCallShift(person, level, rota.until(level, person, at)));
            }
        }
        return shifts;
    }

    private List<String> names() {
        return rotas.keySet().stream().sorted().toList();
    }

    private Rota rota(String service) {
        return rotas.computeIfAbsent(normal(service), s -> new Rota());
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static final class Rota {

        private final Map<Integer, Rotation> levels = new TreeMap<>();
        private final List<Substitution> overrides = new ArrayList<>();

        @Nullable Person at(int level, Instant at) {
            for (int n = overrides.size() - 1; n >= 0; n--) {
                Substitution override = overrides.get(n);
                if (override.level == level && !at.isBefore(override.from) && at.isBefore(override.until)) {
                    return override.person;
                }
            }
            Rotation rotation = levels.get(level);
            return rotation == null ? null : rotation.at(at);
        }

        /** The first instant at which somebody else has the duty, or null when that never comes. */
        @Nullable Instant until(int level, Person person, Instant at) {
            Rotation rotation = levels.get(level);
            int steps = 2 * overrides.size() + (rotation == null ? 0 : rotation.size()) + 1;
            Instant time = at;
            for (int n = 0; n < steps; n++) {
                time = nextChange(level, time);
                if (time == null) {
                    return null;
                }
                if (!person.equals(at(level, time))) {
                    return time;
                }
            }
            return null;
        }

        private @Nullable Instant nextChange(int level, Instant after) {
            Rotation rotation = levels.get(level);
            Instant next = rotation == null ? null : rotation.nextHandOver(after);
            for (Substitution override : overrides) {
                if (override.level == level) {
                    next = earliest(next, override.from, after);
                    next = earliest(next, override.until, after);
                }
            }
            return next;
        }

        private static @Nullable Instant earliest(@Nullable Instant known, Instant candidate, Instant after) {
            boolean counts = candidate.isAfter(after) && (known == null || candidate.isBefore(known));
            return counts ? candidate : known;
        }
    }

    private record Substitution(int level, Person person, Instant from, Instant until) {}
}
