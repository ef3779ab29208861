package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a claim reads, counted in pages of the database: a count is the same on a busy machine. */
@NeedsPostgresql
class ClaimCostTest {

    private static final String SCHEMA = "cost";
    private static final int MANY = 100_000;
    private static final Pattern PAGES = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");
    private static final String COLUMNS =
            "intent_key, stream_id, kind, payload, payload_hash, provider, lane, required,"
                    + " first_due_at, needs, tolerant, created_at, state, due_at, attempts, detail";
    private static final String ROWS = " SELECT '%1$s-' || n, '%1$s', 'kind', '{}', 'hash', '%2$s', n %% 4, TRUE,"
            + " now() + INTERVAL '%3$s', '', FALSE, now(), '%4$s', now() + INTERVAL '%3$s', 0, ''";

    private final JdbcIncidentStore store =
            JdbcIncidentStore.builder(Postgres.dataSource()).schema(SCHEMA).build();

    @Test
    void a_claim_reads_a_handful_of_pages_whatever_is_finished_due_later_or_for_others() throws SQLException {
        store.migrate();
        Tables.empty(Postgres.dataSource(), SCHEMA);
        live("pager", "-1 minute", 10, "mine");
        int few = pagesOfAClaim();

        done();
        live("chat", "-1 hour", MANY, "others");
        live("pager", "1 day", MANY, "later");
        live("pager", "-2 minutes", MANY / 10, "backlog");
        Tables.run(Postgres.dataSource(), "ANALYZE " + SCHEMA + ".intent", "ANALYZE " + SCHEMA + ".intent_done");
        int many = pagesOfAClaim();

        assertThat(many)
                .as("pages read by a claim of ten; with an empty table %d", few)
                .isLessThan(few + 300);
        assertThat(store.claim(new ClaimRequest("worker", 10, Duration.ofMinutes(1), Set.of("pager"))))
                .hasSize(10)
                .allSatisfy(claim -> assertThat(claim.intent().lane()).isZero());
    }

    @Test
    void the_newest_page_and_the_incident_of_a_thing_in_a_tool_are_found_without_reading_the_others()
            throws SQLException {
        store.migrate();
        Tables.empty(Postgres.dataSource(), SCHEMA);
        Tables.run(
                Postgres.dataSource(),
                "INSERT INTO " + SCHEMA + ".summary SELECT 'inc-' || n, 1, 'title', 'title', 'outage', 'MAJOR', 3,"
                        + " 'CLOSED', n % 100 = 0, now() - n * INTERVAL '1 minute', NULL, NULL, '', '' FROM"
                        + " generate_series(1, " + MANY + ") n",
                "INSERT INTO " + SCHEMA + ".summary_label SELECT 'R', 'ticket:' || n, 'inc-' || n FROM"
                        + " generate_series(1, " + MANY + ") n",
                "ANALYZE " + SCHEMA + ".summary",
                "ANALYZE " + SCHEMA + ".summary_label");

        assertThat(pagesOf(SummaryQuery.all(50))).as("the 50 newest").isLessThan(100);
        assertThat(pagesOf(SummaryQuery.all(50).nextAfter("inc-90000")))
                .as("the 50 after the 90,000th")
                .isLessThan(100);
        assertThat(pagesOf(SummaryQuery.all(50).onlyOpen(true)))
                .as("the 50 newest open ones")
                .isLessThan(300);
        assertThat(pagesOf(SummaryQuery.byReference("ticket:77777")))
                .as("the incident of a ticket")
                .isLessThan(100);
        assertThat(store.query(SummaryQuery.byReference("ticket:77777")))
                .extracting(Summary::stream)
                .containsExactly("inc-77777");
    }

    private static int pagesOf(SummaryQuery query) {
        List<String> seen = new ArrayList<>();
        new Database(Postgres.dataSource(), SCHEMA, null).read(tx -> seen.addAll(SummarySearch.explained(tx, query)));
        return pages(seen);
    }

    private static void live(String provider, String due, int count, String name) {
        Tables.run(
                Postgres.dataSource(),
                "INSERT INTO " + SCHEMA + ".intent (" + COLUMNS + ", ready, fence)"
                        + ROWS.formatted(name, provider, due, "PENDING") + ", TRUE, 0 FROM generate_series(1, " + count
                        + ") n");
    }

    private static void done() {
        Tables.run(
                Postgres.dataSource(),
                "INSERT INTO " + SCHEMA + ".intent_done (" + COLUMNS + ")"
                        + ROWS.formatted("done", "pager", "-1 day", "DELIVERED") + " FROM generate_series(1, " + MANY
                        + ") n");
    }

    /** The statement as the store runs it, explained and undone. */
    private static int pagesOfAClaim() throws SQLException {
        List<String> seen = new ArrayList<>();
        Database database = new Database(Postgres.dataSource(), SCHEMA, null);
        ClaimRequest request = new ClaimRequest("worker", 10, Duration.ofMinutes(1), Set.of("pager"));
        database.write(tx -> tx.undo(seen.addAll(tx.list(
                "EXPLAIN (ANALYZE, BUFFERS) " + PostgresClaims.statement(request),
                row -> row.getString(1),
                PostgresClaims.values(request)))));
        return pages(seen);
    }

    /** Of the first line that counts: it sums up all others. */
    private static int pages(List<String> plan) {
        for (String line : plan) {
            Matcher counts = PAGES.matcher(line);
            if (counts.find()) {
                return Integer.parseInt(counts.group(1))
                        + (counts.group(2) == null ? 0 : Integer.parseInt(counts.group(2)));
            }
        }
        throw new AssertionError("no pages in " + plan);
    }
}
