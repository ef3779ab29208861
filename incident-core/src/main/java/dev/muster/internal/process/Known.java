package dev.muster.internal.process;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ids of the effects that an incident has had. Immutable; one with a few ids more shares the rest with the one before, because every command asks
 * for one and an incident has hundreds of ids.
 */
public final class Known extends AbstractSet<String> {

    /** No effect yet. */
    public static final Known NONE = new Known(Set.of(), new String[0]);

    /** How many ids are looked through one by one before they join the rest. */
    private static final int LATEST = 16;

    private final Set<String> rest;
    private final String[] latest;

    private Known(Set<String> rest, String[] latest) {
        this.rest = rest;
        this.latest = latest;
    }

    /** These ids. */
    public static Known of(Collection<String> ids) {
        return ids.isEmpty() ? NONE : new Known(new HashSet<>(ids), NONE.latest);
    }

    /** These ids too. */
    public Known with(List<String> more) {
        Known known = this;
        for (String id : more) {
            known = known.with(id);
        }
        return known;
    }

    /** This id too. */
    public Known with(String id) {
        if (contains(id)) {
            return this;
        }
        if (latest.length == LATEST) {
            Set<String> all = new HashSet<>(rest);
            all.addAll(Arrays.asList(latest));
            all.add(id);
            return new Known(all, NONE.latest);
        }
        String[] now = Arrays.copyOf(latest, latest.length + 1);
        now[latest.length] = id;
        return new Known(rest, now);
    }

    @Override
    public boolean contains(Object id) {
        for (String each : latest) {
            if (each.equals(id)) {
                return true;
            }
        }
        return rest.contains(id);
    }

    @Override
    public Iterator<String> iterator() {
        return Stream.concat(rest.stream(), Arrays.stream(latest)).iterator();
    }

    @Override
    public int size() {
        return rest.size() + latest.length;
    }
}
