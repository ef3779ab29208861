package dev.muster.scenarios;

import dev.muster.spi.store.SummaryQuery;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query, word by word. */
final class QueryWords {

    private @Nullable Instant from;
    private @Nullable Instant before;
    private Set<String> types = Set.of();
    private Set<String> severities = Set.of();
    private Set<String> states = Set.of();
    private @Nullable String service;
    private @Nullable String commander;
    private @Nullable String tag;
    private String text = "";

    QueryWords from(Instant at) {
        from = at;
        return this;
    }

    QueryWords before(Instant at) {
        before = at;
        return this;
    }

    QueryWords types(Set<String> any) {
        types = any;
        return this;
    }

    QueryWords severities(Set<String> any) {
        severities = any;
        return this;
    }

    QueryWords states(Set<String> any) {
        states = any;
        return this;
    }

    QueryWords service(String name) {
        service = name;
        return this;
    }

    QueryWords commander(String person) {
        commander = person;
        return this;
    }

    QueryWords tag(String name) {
        tag = name;
        return this;
    }

    QueryWords text(String words) {
        text = words;
        return this;
    }

    SummaryQuery limit(int count) {
        return new SummaryQuery(
                from, before, types, severities, states, null, service, commander, tag, null, text, null, count);
    }
}
