package dev.muster.provider.jdbc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Turns SQL templates into the database's SQL: {@code {s}} is the schema, {@code {now}} the clock. Thread-safe. */
final class Sql {

    private static final String NOW = "{now}";

    private final Map<String, String> words;
    private final Map<String, String> rendered = new ConcurrentHashMap<>();
    private final Map<String, String> ofMany = new ConcurrentHashMap<>();
    private final @Nullable StandingClock clock;

    Sql(Dialect dialect, String schema, @Nullable InstantSource clock) {
        Map<String, String> all = new HashMap<>(dialect.words(schema));
        if (clock != null) {
            all.remove("now");
        }
        this.words = Map.copyOf(all);
        this.clock = clock == null ? null : new StandingClock(clock);
    }

    /** The SQL of a template. */
    String of(String template) {
        String sql = rendered.computeIfAbsent(template, this::render);
        return clock == null || !sql.contains(NOW) ? sql : sql.replace(NOW, literal(clock.instant()));
    }

    /** The template for many rows in place of that for one, once somebody has found it out. */
    @Nullable String ofMany(String template) {
        return ofMany.get(template);
    }

    void learn(String template, String many) {
        ofMany.put(template, many);
    }

    private String render(String template) {
        StringBuilder sql = new StringBuilder(template.length() + 64);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            String word = words.get(template.substring(open + 1, close));
            sql.append(template, from, open).append(word == null ? template.substring(open, close + 1) : word);
            from = close + 1;
        }
        return sql.append(template, from, template.length()).toString();
    }

    private static String literal(Instant now) {
        return "CAST('" + Times.floor(now) + "' AS TIMESTAMP(6) WITH TIME ZONE)";
    }

    /** A clock that stands still when its source runs backwards. */
    static final class StandingClock {
        private final InstantSource source;
        private Instant latest = Instant.MIN;

        StandingClock(InstantSource source) {
            this.source = source;
        }

        synchronized Instant instant() {
            Instant now = source.instant();
            if (now.isAfter(latest)) {
                latest = now;
            }
            return latest;
        }
    }
}
