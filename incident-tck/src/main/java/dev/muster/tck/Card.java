package dev.muster.tck;

import dev.muster.spi.store.Summary;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A summary in the making; what is not said has a plain value. Not thread-safe. */
final class Card {

    private final String stream;
    private String title = "Checkout fails";
    private String type = "outage";
    private String severity = "MAJOR";
    private String state = "ACTIVE";
    private boolean open = true;
    private Instant declaredAt = Change.AT;
    private @Nullable String commander;
    private Set<String> services = Set.of();
    private Set<String> tags = Set.of();
    private Set<String> references = Set.of();

    private Card(String stream) {
        this.stream = stream;
    }

    static Card of(String stream) {
        return new Card(stream);
    }

    Card title(String text) {
        title = text;
        return this;
    }

    Card type(String name) {
        type = name;
        return this;
    }

    Card severity(String name) {
        severity = name;
        return this;
    }

    Card state(String name) {
        state = name;
        return this;
    }

    Card ended() {
        open = false;
        return this;
    }

    Card declaredAt(Instant at) {
        declaredAt = at;
        return this;
    }

    Card commander(String id) {
        commander = id;
        return this;
    }

    Card services(String... names) {
        services = Set.of(names);
        return this;
    }

    Card tags(String... names) {
        tags = Set.of(names);
        return this;
    }

    Card references(String... things) {
        references = Set.of(things);
        return this;
    }

    Summary done() {
        return new Summary(
                stream,
                1,
                title,
                type,
                severity,
                3,
                state,
                open,
                declaredAt,
                open ? null : declaredAt.plusSeconds(3600),
                commander,
                services,
                tags,
                references,
                "{}");
    }
}
