package dev.muster.provider.jdbc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns SQL templates into the database's SQL: {@code {s}} is the schema, {@code {now}} the clock. Thread-safe. */
final class Sql {

    private static final String NOW = "{now}";
    private static final String BETWEEN = ";\n";
    private static final int MOST_JOINED = 500;

    private final Map<String, String> words;
    private final Map<String, String> rendered = new ConcurrentHashMap<>();
    private final Map<String, String> ofMany = new ConcurrentHashMap<>();
    private final Map<Few, String> ofFew = new ConcurrentHashMap<>();
    private final Map<List<String>, String> joined = new ConcurrentHashMap<>();
    private final @Nullable StandingClock clock;

    Sql(Dialect dialect, String schema, @Nullable InstantSource clock) {
        Map<String, String> all = new HashMap<>(dialect.words(schema));
        if (clock != null) {
            all.remove("now");
        }
        this.words = Map.copyOf(all);
        this.clock = clock == null ? null : new StandingClock(clock);
    }

    /** A template for some rows. */
    private record Few(String template, int rows) {}

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

    /** The SQL of a template for this many rows, which is made once. */
    String ofFew(String template, int rows, Supplier<String> made) {
        return of(ofFew.computeIfAbsent(new Few(template, rows), few -> made.get()));
    }

    /** Several statements as one text; the same text for the same statements, by which the driver knows it again at once. */
    String joined(List<String> statements) {
        if (clock != null) {
            return String.join(BETWEEN, statements);
        }
        if (joined.size() > MOST_JOINED) {
            joined.clear();
        }
        return joined.computeIfAbsent(statements, all -> String.join(BETWEEN, all));
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
