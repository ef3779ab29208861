package dev.muster.tck;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.NewIntent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intent in the making; what is not said has a value that does not matter. Not thread-safe. */
final class Work {

    private final RequestKey key;
    private final Instant dueAt;
    private String payload = "{}";
    private String provider = "tool";
    private int lane = 2;
    private List<RequestKey> needs = List.of();
    private boolean tolerant;
    private @Nullable String replaces;

    private Work(RequestKey key, Instant dueAt) {
        this.key = key;
        this.dueAt = dueAt;
    }

    static Work of(RequestKey key, Instant dueAt) {
        return new Work(key, dueAt);
    }

    Work payload(String text) {
        payload = text;
        return this;
    }

    Work provider(String name) {
        provider = name;
        return this;
    }

    Work lane(int number) {
        lane = number;
        return this;
    }

    Work needs(RequestKey... keys) {
        needs = List.of(keys);
        return this;
    }

    Work tolerant() {
        tolerant = true;
        return this;
    }

    Work replaces(String value) {
        replaces = value;
        return this;
    }

    NewIntent done() {
        return new NewIntent(
                key, "kind", payload, "hash", provider, lane, true, dueAt, null, needs, tolerant, replaces, null);
    }
}
