package dev.muster.lifecycle;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reaches outside: things in tools, pages, notices and reminders.
 *
 * @param resources in the order they were made
 * @param pages by id
 * @param notices names of the initial notices that went out
 * @param reminders how often a reminder was given, by its name
 * @param updates how many status updates were posted
 * @param lastUpdateAt when the last one was, or null
 * @param lastUpdate what the last one said, or null
 * @param parked effects that were given up, by key, with the reason
 * @param archivedAt when the channel was archived, or null
 */
public record Reach(
        List<Resource> resources,
        Map<String, PageRecord> pages,
        Set<String> notices,
        Map<String, Integer> reminders,
        int updates,
        @Nullable Instant lastUpdateAt,
        @Nullable String lastUpdate,
        Map<String, String> parked,
        @Nullable Instant archivedAt) {

    /** Nothing yet. */
    public static final Reach NONE =
            new Reach(List.of(), Map.of(), Set.of(), Map.of(), 0, null, null, Map.of(), null);

    /** Copies, keeping the order. */
    public Reach {
        resources = List.copyOf(resources);
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        notices = Collections.unmodifiableSet(new LinkedHashSet<>(notices));
        reminders = Collections.unmodifiableMap(new LinkedHashMap<>(reminders));
        parked = Collections.unmodifiableMap(new LinkedHashMap<>(parked));
    }

    /** The newest resource of a kind. */
    public Optional<Resource> resource(ResourceKind kind) {
        Resource newest = null;
        for (Resource resource : resources) {
            if (resource.kind() == kind) {
                newest = resource;
            }
        }
        return Optional.ofNullable(newest);
    }
}
