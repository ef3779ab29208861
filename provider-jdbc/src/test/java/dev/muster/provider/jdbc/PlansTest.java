package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.Summary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every statement finds its rows by an index, whatever the database believes of the tables. Counted by the server itself while the store works, on statements
 * that it has planned for their values and on those that it has planned once for all.
 */
@NeedsPostgresql
class PlansTest {

    private static final String SCHEMA = "plans";
    private static final int ROWS = 10_000;
    /** The driver has the server prepare a statement at its fifth use, and the server may keep one plan from the sixth after that. */
    private static final int ROUNDS = 13;
    /** Entries of indexes read in a round, which changes about two hundred rows. */
    private static final int ENTRIES = 5_000;

    private static final String INTENT = "INSERT INTO {s}.intent (intent_key, stream_id, kind, payload, payload_hash,"
            + " provider, lane, required, first_due_at, needs, tolerant, created_at, state, due_at, attempts, detail,"
            + " ready, fence)";
    private static final List<String> FILL = List.of(
            "INSERT INTO {s}.stream SELECT 'inc-' || n, 1, repeat('0', 64), 'change' FROM generate_series(1, {rows}) n",
            "INSERT INTO {s}.event SELECT 'inc-' || n, 1, 'declared', 1, now(), now(), 0, '{}', 'hash', repeat('0', 64),"
                    + " 'change' FROM generate_series(1, {rows}) n",
            "INSERT INTO {s}.claimed_key SELECT 'key-' || n, 'inc-' || n, '' FROM generate_series(1, {rows}) n",
            "INSERT INTO {s}.summary SELECT 'inc-' || n, 1, 'title', 'title', 'outage', 'MAJOR', 3, 'ACTIVE', TRUE, now(),"
                    + " NULL, NULL, '', '{}' FROM generate_series(1, {rows}) n",
            "INSERT INTO {s}.summary_label SELECT 'R', 'ticket:' || n, 'inc-' || n FROM generate_series(1, {rows}) n",
            INTENT + " SELECT 'due-' || n, 'inc-' || n % {rows} + 1, 'kind', '{}', 'hash', 'pager', n % 4, TRUE, now(),"
                    + " '', FALSE, now(), 'PENDING', now() - INTERVAL '1 hour', 0, '', TRUE, 0"
                    + " FROM generate_series(1, {rows}) n",
            INTENT + " SELECT 'waits-' || n, 'inc-' || n % {rows} + 1, 'kind', '{}', 'hash', 'pager', n % 4, TRUE,"
                    + " now(), 'due-' || n, FALSE, now(), 'PENDING', now() - INTERVAL '1 hour', 0, '', FALSE, 0"
                    + " FROM generate_series(1, {rows}) n",
            "INSERT INTO {s}.intent_need SELECT 'waits-' || n, 0, 'due-' || n, 'O' FROM generate_series(1, {rows}) n",
            "INSERT INTO {s}.intent_done SELECT 'done-' || n, 'inc-' || n % {rows} + 1, 'kind', '{}', 'hash', 'pager',"
                    + " n % 4, TRUE, now(), NULL, '', FALSE, NULL, NULL, now(), 'DELIVERED', now(), 1, now(), ''"
                    + " FROM generate_series(1, {rows}) n",
            "INSERT INTO {s}.inbox (provider, delivery_key, delivery_id, route, headers, body, received_at, finer, state,"
                    + " due_at, fence, attempts) SELECT 'chat', 'd-' || n, 'd-' || n, 'events', '', '', now(), 0,"
                    + " CASE WHEN n % 10 = 0 THEN 'KEPT' ELSE 'APPLIED' END, now() - INTERVAL '1 hour', 0, 0"
                    + " FROM generate_series(1, {rows}) n");
    private static final String ALL_CLAIMED = "UPDATE {s}.intent SET state = 'CLAIMED', fence = 1, attempts = 1,"
            + " lease_until = now() + INTERVAL '1 hour' WHERE ready";
    private static final String MOST_CLAIMED = ALL_CLAIMED + " AND intent_key > 'due-2'";
    private static final String NONE_CLAIMED =
            "UPDATE {s}.intent SET state = 'PENDING', fence = 0, attempts = 0, lease_until = NULL WHERE ready";
    private static final String READ = "SELECT t.relname, t.seq_scan, (SELECT sum(i.idx_tup_read)"
            + " FROM pg_stat_user_indexes i WHERE i.relid = t.relid) AS entries"
            + " FROM pg_stat_user_tables t WHERE t.schemaname = '" + SCHEMA + "'";

    private final Map<String, Long> versions = new HashMap<>();

    /** What the database believes of its tables: where autovacuum comes late, it is what was true long ago. */
    private enum Belief {
        NOTHING,
        THAT_NOTHING_IS_CLAIMED,
        THAT_EVERYTHING_IS_CLAIMED;

        /** How it comes to believe that. */
        List<String> came() {
            return switch (this) {
                case NOTHING -> List.of();
                case THAT_NOTHING_IS_CLAIMED -> List.of("ANALYZE", MOST_CLAIMED);
                case THAT_EVERYTHING_IS_CLAIMED -> List.of(ALL_CLAIMED, "ANALYZE", NONE_CLAIMED);
            };
        }
    }

    /** What the server counted on a table: how often it was read from end to end, and how many entries of its indexes were read. */
    private record Count(long scans, long entries) {}

    @ParameterizedTest
    @EnumSource
    void no_statement_reads_a_table_from_end_to_end_whatever_the_database_believes(Belief belief) throws SQLException {
        Tables.run(Postgres.dataSource(), "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        try (HikariDataSource one = Postgres.pool(Postgres.url(), 1)) {
            JdbcIncidentStore store =
                    JdbcIncidentStore.builder(one).schema(SCHEMA).build();
            store.migrate();
            Tables.ALL.forEach(table ->
                    Tables.run(one, "ALTER TABLE " + SCHEMA + '.' + table + " SET (autovacuum_enabled = false)"));
            run(one, FILL);
            run(one, belief.came());
            Map<String, Count> before = counts(one);
            for (int round = 0; round < ROUNDS; round++) {
                work(store, round);
            }
            Map<String, Count> after = counts(one);

            for (String table : Tables.ALL) {
                Count then = before.get(table);
                Count now = after.get(table);
                assertThat(now.scans - then.scans)
                        .as("how often %s was read from end to end, believed %s", table, belief)
                        .isZero();
                assertThat(now.entries - then.entries)
                        .as("entries read of the indexes of %s, believed %s", table, belief)
                        .isLessThan((long) ROUNDS * ENTRIES);
            }
        }
    }

    /** Everything that a host's processes do all day. */
    private void work(JdbcIncidentStore store, int round) {
        List<Claim> many = claim(store, 50);
        settle(store, many, Outcome.DELIVERED, null);
        settle(store, claim(store, 20), Outcome.RETRY, store.now().plusSeconds(3600));
        settle(store, claim(store, 20), Outcome.RELEASE, store.now().plusSeconds(3600));
        List<Claim> parked = claim(store, 6);
        settle(store, parked, Outcome.PARKED, null);
        assertThat(store.revive(parked.get(0).intent().key(), store.now().plusSeconds(3600)))
                .isTrue();
        for (Claim claim : claim(store, 2)) {
            long version = versions.getOrDefault(claim.stream(), 1L);
            assertThat(store.settle(Changes.delivered(claim, version))).isInstanceOf(Settled.Done.class);
            versions.put(claim.stream(), version + 1);
        }
        more(store, "inc-" + (100 + round));
        store.append(Changes.declaration("new-" + round, "new-" + round));
        store.append(with("forty-" + round, 0, 40));
        store.nextDue();
        store.read("inc-" + round, 0, 100);
        store.head("inc-7");
        store.ownerOf("key-8");
        store.summary("inc-9");
        store.intents(IntentQuery.of("inc-10"));
        store.intents(new IntentQuery(null, Set.of(IntentState.PARKED), 10));
        store.deposit(Changes.deposit());
        for (DepositClaim deposit : store.claimDeposits(request("chat", 10))) {
            store.endDeposit(deposit, DepositEnd.APPLIED, store.now());
        }
        store.quarantine(10);
    }

    /** One more event with all that may hang on one: a summary, intents, of which one supersedes another, and a cancellation. */
    private static void more(JdbcIncidentStore store, String stream) {
        Summary summary = Changes.summary(stream);
        List<NewIntent> intents = with(stream, 1, 6).intents();
        NewIntent cancelled = intents.get(0);
        store.append(
                new Append(stream, 1, List.of(Changes.event("{}")), summary, intents, Map.of(), Map.of(stream, "key")));
        store.append(new Append(
                stream,
                2,
                List.of(Changes.event("{}"), Changes.event("{}")),
                summary,
                List.of(Changes.replacing(stream, "later", "purpose")),
                Map.of(cancelled.key(), "not wanted"),
                Map.of()));
    }

    private static Append with(String stream, long version, int count) {
        List<NewIntent> intents = IntStream.range(0, count)
                .mapToObj(i -> Changes.intent(stream, "effect-" + i))
                .toList();
        return new Append(stream, version, List.of(Changes.event("{}")), null, intents, Map.of(), Map.of());
    }

    private static ClaimRequest request(String provider, int limit) {
        return new ClaimRequest("worker", limit, Duration.ofHours(1), Set.of(provider));
    }

    private static List<Claim> claim(JdbcIncidentStore store, int count) {
        List<Claim> claims = store.claim(request("pager", count));
        assertThat(claims).hasSize(count);
        return claims;
    }

    private static void settle(JdbcIncidentStore store, List<Claim> claims, Outcome how, Instant due) {
        List<IntentEnd> ends = claims.stream()
                .map(claim -> new IntentEnd(claim.intent().key(), claim.fence(), how, due, "done"))
                .toList();
        assertThat(store.settle(new Settlement(ends, null))).isInstanceOf(Settled.Done.class);
    }

    private static void run(HikariDataSource source, List<String> statements) {
        List<String> all = new ArrayList<>();
        for (String each : statements) {
            if (each.equals("ANALYZE")) {
                Tables.ALL.forEach(table -> all.add("ANALYZE " + SCHEMA + '.' + table));
            } else {
                all.add(each.replace("{s}", SCHEMA).replace("{rows}", Integer.toString(ROWS)));
            }
        }
        Tables.run(source, all.toArray(String[]::new));
    }

    /** What the server has counted until now, on the connection whose work it was. */
    private static Map<String, Count> counts(HikariDataSource one) throws SQLException {
        Tables.run(one, "SELECT pg_stat_force_next_flush()");
        try (Connection connection = one.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            Map<String, Count> counts = new HashMap<>();
            while (row.next()) {
                counts.put(row.getString(1), new Count(row.getLong(2), row.getLong(3)));
            }
            return counts;
        }
    }
}
