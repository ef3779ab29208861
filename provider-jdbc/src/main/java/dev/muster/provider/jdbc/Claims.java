package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Claims as rows. */
final class Claims {

    /** What a claim changes; a claim that is marked with a failed need is no try. */
    static final String SET = " SET state = 'CLAIMED', fence = i.fence + 1,"
            + " attempts = CASE WHEN i.failed_need IS NULL THEN i.attempts + 1 ELSE i.attempts END,"
            + " started_before = CASE WHEN i.failed_need IS NULL THEN i.started_at ELSE i.started_before END,"
            + " started_at = CASE WHEN i.failed_need IS NULL THEN {now} ELSE i.started_at END,"
            + " marked_need = i.failed_need, worker = ?, lease_until = ";

    /** What {@link #read} reads. */
    static final String COLUMNS = "i.intent_key, i.stream_id, i.kind, i.payload, i.payload_hash, i.provider, i.lane,"
            + " i.required, i.first_due_at, i.not_after, i.needs, i.tolerant, i.replaces, i.batch, i.fence, i.attempts,"
            + " i.failures, i.started_before, i.lease_until, i.marked_need, i.due_at";

    private static final Comparator<Handed> ORDER = Comparator.<Handed>comparingInt(
                    handed -> handed.claim.intent().lane())
            .thenComparing(handed -> handed.due)
            .thenComparing(handed -> handed.claim.intent().key());

    private Claims() {}

    /** A claim and when it was due. */
    record Handed(Claim claim, Instant due) {}

    static Handed read(ResultSet row) throws SQLException {
        String marked = row.getString("marked_need");
        @Nullable RequestKey failedNeed = marked == null ? null : RequestKey.of(marked);
        Claim claim = new Claim(
                row.getString("stream_id"),
                IntentRows.intent(row),
                row.getLong("fence"),
                Math.max(1, row.getInt("attempts")),
                row.getInt("failures"),
                Times.readOrNull(row, "started_before"),
                Objects.requireNonNull(Times.readOrNull(row, "lease_until")),
                failedNeed);
        return new Handed(claim, Times.read(row, "due_at"));
    }

    static List<Claim> inOrder(List<Handed> handed) {
        return handed.stream().sorted(ORDER).map(Handed::claim).toList();
    }
}
