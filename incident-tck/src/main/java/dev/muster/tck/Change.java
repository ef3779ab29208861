package dev.muster.tck;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An append in the making. Not thread-safe. */
final class Change {

    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final String stream;
    private final long version;
    private final List<NewEvent> events = new ArrayList<>();
    private final List<NewIntent> intents = new ArrayList<>();
    private final Map<RequestKey, String> cancellations = new HashMap<>();
    private final Map<String, String> claimedKeys = new HashMap<>();
    private @Nullable Summary summary;

    private Change(String stream, long version) {
        this.stream = stream;
        this.version = version;
    }

    /** The first change of a stream. */
    static Change first(String stream) {
        return new Change(stream, 0);
    }

    /** A change of a stream that has {@code version} events. */
    static Change of(String stream, long version) {
        return new Change(stream, version);
    }

    static NewEvent event(String payload) {
        return new NewEvent("SomethingHappened", 1, AT, AT.plusSeconds(5), payload);
    }

    Change events(String... payloads) {
        Arrays.stream(payloads).map(Change::event).forEach(events::add);
        return this;
    }

    Change event(NewEvent event) {
        events.add(event);
        return this;
    }

    Change intents(NewIntent... more) {
        intents.addAll(List.of(more));
        return this;
    }

    Change cancelling(RequestKey key, String reason) {
        cancellations.put(key, reason);
        return this;
    }

    Change claiming(String key, String fingerprint) {
        claimedKeys.put(key, fingerprint);
        return this;
    }

    Change summary(Summary newest) {
        summary = newest;
        return this;
    }

    Append done() {
        return new Append(stream, version, events, summary, intents, cancellations, claimedKeys);
    }
}
