package dev.muster.communication;

import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told what and when.
 *
 * @param audiences by name
 * @param notices what goes out
 * @param updateEvery how often an update is promised, by size; a size without one promises none
 * @param stale reminders that an active incident goes on too long (lead and owners of open tasks), by size
 */
public record CommunicationPolicy(
        Map<String, Audience> audiences,
        List<NoticeRule> notices,
        Map<Tier, Duration> updateEvery,
        Map<Tier, Cadence> stale) {
    /** Copies the collections. */
    public CommunicationPolicy {
        audiences = Map.copyOf(audiences);
        notices = List.copyOf(notices);
        updateEvery = Map.copyOf(updateEvery);
        stale = Map.copyOf(stale);
    }

    /** The audience with this name. */
    public Optional<Audience> audience(String name) {
        return Optional.ofNullable(audiences.get(name));
    }
}
