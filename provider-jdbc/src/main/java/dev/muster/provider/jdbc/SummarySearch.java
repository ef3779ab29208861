package dev.muster.provider.jdbc;

import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One page of summaries: newest declared first, then by id; the page after an incident begins at its place, not at a count. */
final class SummarySearch {

    private static final String DECLARED = "SELECT declared_at AS at_instant FROM {s}.summary WHERE stream_id = ?";
    private static final String LABELLED =
            "EXISTS (SELECT 1 FROM {s}.summary_label l WHERE l.kind = ? AND l.label = ? AND l.stream_id = m.stream_id)";

    private final StringBuilder conditions = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    private SummarySearch() {}

    static List<Summary> find(Tx tx, SummaryQuery query) throws SQLException {
        SummarySearch search = of(tx, query);
        return search == null ? List.of() : tx.list(search.sql(), Summaries::read, search.values.toArray());
    }

    /** How the database goes about it. */
    static List<String> explained(Tx tx, SummaryQuery query) throws SQLException {
        SummarySearch search = of(tx, query);
        return search == null
                ? List.of()
                : tx.list(
                        "EXPLAIN (ANALYZE, BUFFERS) " + search.sql(), row -> row.getString(1), search.values.toArray());
    }

    /** The search for a query; null when it asks for what comes after an incident that is not there. */
    private static @Nullable SummarySearch of(Tx tx, SummaryQuery query) throws SQLException {
        SummarySearch search = new SummarySearch();
        if (query.after() != null) {
            Instant declared = tx.instant(DECLARED, query.after());
            if (declared == null) {
                return null;
            }
            search.after(declared, query.after());
        }
        search.ask(query);
        search.values.add(query.limit());
        return search;
    }

    private String sql() {
        return "SELECT " + Summaries.COLUMNS + " FROM {s}.summary m" + conditions
                + " ORDER BY m.declared_at DESC, m.stream_id LIMIT ?";
    }

    private void after(Instant declared, String stream) {
        and("m.declared_at <= ?", declared);
        and("(m.declared_at < ? OR m.stream_id > ?)", declared, stream);
    }

    private void ask(SummaryQuery query) {
        andIfGiven("m.declared_at >= ?", query.declaredFrom());
        andIfGiven("m.declared_at < ?", query.declaredBefore());
        andAmong("m.type", query.types());
        andAmong("m.severity", query.severities());
        andAmong("m.state", query.states());
        if (query.open() != null) {
            and(query.open() ? "m.is_open" : "NOT m.is_open");
        }
        andLabelled(Summaries.SERVICE, query.service());
        andLabelled(Summaries.TAG, query.tag());
        andLabelled(Summaries.REFERENCE, query.reference());
        andIfGiven("m.commander = ?", query.commander());
        if (!query.text().isBlank()) {
            for (String word : query.text().strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                and("POSITION(? IN m.title_lower) > 0", Texts.kept("text", word));
            }
        }
    }

    private void and(String condition, Object... given) {
        conditions.append(conditions.isEmpty() ? " WHERE " : " AND ").append(condition);
        values.addAll(List.of(given));
    }

    private void andIfGiven(String condition, @Nullable Object value) {
        if (value != null) {
            and(condition, value);
        }
    }

    private void andAmong(String column, Collection<String> wanted) {
        if (!wanted.isEmpty()) {
            and(column + " IN (" + Tx.marks(wanted) + ")", wanted.toArray());
        }
    }

    private void andLabelled(String kind, @Nullable String label) {
        if (label != null) {
            and(LABELLED, kind, Texts.indexed("label", label));
        }
    }
}
