package dev.muster.provider.jdbc;

import dev.muster.spi.store.Summary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The newest summary of each stream. Written under the stream's lock. */
final class Summaries {

    static final String COLUMNS = "m.stream_id, m.version, m.title, m.type, m.severity, m.severity_rank, m.state,"
            + " m.is_open, m.declared_at, m.closed_at, m.commander, m.labels, m.payload";

    static final String SERVICE = "S";
    static final String TAG = "T";
    static final String REFERENCE = "R";

    private static final String LABELS = "SELECT stream_id, labels FROM {s}.summary WHERE stream_id {among}";
    private static final String INSERT = "INSERT INTO {s}.summary (version, title, title_lower, type, severity,"
            + " severity_rank, state, is_open, declared_at, closed_at, commander, labels, payload, stream_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE {s}.summary SET version = ?, title = ?, title_lower = ?, type = ?,"
            + " severity = ?, severity_rank = ?, state = ?, is_open = ?, declared_at = ?, closed_at = ?,"
            + " commander = ?, labels = ?, payload = ? WHERE stream_id = ?";
    private static final String FORGET = "DELETE FROM {s}.summary_label WHERE stream_id {among}";
    private static final String LABEL = "INSERT INTO {s}.summary_label (kind, label, stream_id) VALUES (?, ?, ?)";
    private static final String FIND = "SELECT " + COLUMNS + " FROM {s}.summary m WHERE m.stream_id = ?";

    private Summaries() {}

    /** The labels of a summary that is there. */
    record Labelled(String stream, String labels) {}

    /** Asks for the labels of the summaries that are to be replaced. */
    static Asked<Labelled> askLabels(Tx tx, List<Part> parts) throws SQLException {
        Set<String> streams = new TreeSet<>();
        for (Part part : parts) {
            Summary summary = part.appends() ? part.append().summary() : null;
            if (summary != null && !isFirst(part, summary)) {
                streams.add(summary.stream());
            }
        }
        return tx.askAmong(LABELS, streams, row -> new Labelled(row.getString(1), row.getString(2)));
    }

    private static boolean isFirst(Part part, Summary summary) {
        return part.begins && summary.stream().equals(part.append().stream());
    }

    /** Puts the summaries of all changes, whose streams are locked, in place of those with these labels. */
    static void put(Tx tx, List<Part> parts, List<Labelled> there) throws SQLException {
        List<Summary> fresh = new ArrayList<>();
        List<Summary> others = new ArrayList<>();
        for (Part part : parts) {
            Summary summary = part.appends() ? part.append().summary() : null;
            if (summary != null) {
                (isFirst(part, summary) ? fresh : others).add(summary);
            }
        }
        Map<String, String> before = new HashMap<>();
        there.forEach(each -> before.put(each.stream, each.labels));
        List<@Nullable Object[]> changed = new ArrayList<>();
        List<String> relabelled = new ArrayList<>();
        List<Summary> labelled = new ArrayList<>(fresh);
        for (Summary summary : others) {
            String labels = before.get(summary.stream());
            if (labels == null) {
                fresh.add(summary);
                labelled.add(summary);
            } else {
                changed.add(values(summary));
                if (!labels.equals(labels(summary))) {
                    relabelled.add(summary.stream());
                    labelled.add(summary);
                }
            }
        }
        tx.insert(INSERT, fresh.stream().map(Summaries::values).toList());
        tx.batch(UPDATE, changed);
        tx.updateAmong(FORGET, relabelled);
        label(tx, labelled);
    }

    /** Adds the summaries of streams that have none. */
    static void add(Tx tx, List<Summary> fresh) throws SQLException {
        tx.insert(INSERT, fresh.stream().map(Summaries::values).toList());
        label(tx, fresh);
    }

    private static void label(Tx tx, List<Summary> labelled) throws SQLException {
        tx.insert(
                LABEL,
                labelled.stream()
                        .flatMap(summary -> labelRows(summary).stream())
                        .toList());
    }

    static @Nullable Summary find(Tx tx, String stream) throws SQLException {
        return tx.first(FIND, Summaries::read, stream);
    }

    static Summary read(ResultSet row) throws SQLException {
        List<String> labels = Texts.split(row.getString("labels"));
        return new Summary(
                row.getString("stream_id"),
                row.getLong("version"),
                row.getString("title"),
                row.getString("type"),
                row.getString("severity"),
                row.getInt("severity_rank"),
                row.getString("state"),
                row.getBoolean("is_open"),
                Times.read(row, "declared_at"),
                Times.readOrNull(row, "closed_at"),
                row.getString("commander"),
                labelsOf(labels, SERVICE),
                labelsOf(labels, TAG),
                labelsOf(labels, REFERENCE),
                row.getString("payload"));
    }

    private static @Nullable Object[] values(Summary summary) {
        return new @Nullable Object[] {
            summary.version(),
            Texts.kept("title", summary.title()),
            summary.title().toLowerCase(Locale.ROOT),
            Texts.kept("type", summary.type()),
            Texts.kept("severity", summary.severity()),
            summary.severityRank(),
            Texts.kept("state", summary.state()),
            summary.open(),
            summary.declaredAt(),
            summary.closedAt(),
            Texts.keptOrNull("commander", summary.commander()),
            Texts.kept("services, tags or references", labels(summary)),
            Texts.kept("payload of the summary", summary.payload()),
            summary.stream()
        };
    }

    private static String labels(Summary summary) {
        List<String> all = new ArrayList<>();
        marked(SERVICE, summary.services(), all);
        marked(TAG, summary.tags(), all);
        marked(REFERENCE, summary.references(), all);
        return Texts.joined(all);
    }

    private static void marked(String kind, Collection<String> labels, List<String> all) {
        labels.stream().sorted().forEach(label -> all.add(kind + label));
    }

    private static Set<String> labelsOf(List<String> labels, String kind) {
        Set<String> found = new HashSet<>();
        labels.stream().filter(label -> label.startsWith(kind)).forEach(label -> found.add(label.substring(1)));
        return found;
    }

    private static List<@Nullable Object[]> labelRows(Summary summary) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        summary.services().forEach(label -> rows.add(labelRow(SERVICE, label, summary)));
        summary.tags().forEach(label -> rows.add(labelRow(TAG, label, summary)));
        summary.references().forEach(label -> rows.add(labelRow(REFERENCE, label, summary)));
        return rows;
    }

    private static @Nullable Object[] labelRow(String kind, String label, Summary summary) {
        return new Object[] {kind, Texts.indexed("service, tag or reference", label), summary.stream()};
    }
}
