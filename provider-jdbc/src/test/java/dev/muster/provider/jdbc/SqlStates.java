package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.SummaryQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every error that a database answers, at every statement of every operation: the right class of error, and never half a change. */
abstract class SqlStates {

    private static final String SCHEMA = "states";
    private static final List<String> REPEATED = List.of("40001", "40P01");
    private static final List<String> NOT_NOW =
            List.of("53100", "53300", "25006", "57P01", "57014", "55P03", "08006", "08003");
    private static final List<String> SET_UP = List.of("42501", "42P01", "28P01");
    private static final List<String> REFUSED = List.of("22021");

    private final DataSource real;
    private final FaultySource faulty;
    private final JdbcIncidentStore store;

    SqlStates(DataSource real) {
        this.real = real;
        this.faulty = new FaultySource(real);
        this.store = JdbcIncidentStore.builder(faulty.source()).schema(SCHEMA).build();
    }

    /** The row of the page that it writes. */
    abstract String row();

    /** Lets the database answer with this error on this connection. */
    abstract void fail(Connection connection, String state) throws SQLException;

    @Test
    @Tag("S26")
    void each_error_at_each_statement_has_its_class_and_nothing_is_half_written() throws Exception {
        long began = System.nanoTime();
        store.migrate();
        int runs = 0;
        for (Map.Entry<String, Function<String, Runnable>> operation :
                operations().entrySet()) {
            Tables.empty(real, SCHEMA);
            Runnable dry = operation.getValue().apply(Changes.stream());
            faulty.heal();
            dry.run();
            int steps = faulty.count();
            assertThat(steps).as("steps of %s", operation.getKey()).isPositive();
            for (int step = 1; step <= steps; step++) {
                for (String state : states()) {
                    Tables.empty(real, SCHEMA);
                    Runnable run = operation.getValue().apply(Changes.stream());
                    judge(run, step, state, operation.getKey() + ", step " + step + " of " + steps + ", " + state);
                    runs++;
                }
            }
        }
        assertThat(runs).as("errors met").isGreaterThan(500);
        Row.tell(
                row(),
                "%d SQLSTATEs at each statement and commit of %d operations: %,d errors met, each of its class, 0 half writes; %d s",
                states().size(),
                operations().size(),
                runs,
                (System.nanoTime() - began) / 1_000_000_000);
    }

    private void judge(Runnable operation, int step, String state, String what) throws SQLException {
        Map<String, Integer> before = rows();
        boolean[] atCommit = {false};
        faulty.before((number, connection) -> {
            if (number == step) {
                atCommit[0] = isIn("commit");
                fail(connection, state);
            }
        });
        Throwable thrown = catchThrowable(operation::run);
        faulty.heal();
        if (REPEATED.contains(state)) {
            assertThat(thrown).as(what).isNull();
        } else if (NOT_NOW.contains(state)) {
            if (atCommit[0] && (state.startsWith("08") || state.startsWith("57P"))) {
                assertThat(thrown)
                        .as(what)
                        .satisfiesAnyOf(
                                e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(OutcomeUnknown.class));
                return;
            }
            assertThat(thrown).as(what).isInstanceOf(Unavailable.class);
        } else {
            assertThat(thrown).as(what).isInstanceOf(SET_UP.contains(state) ? Misconfigured.class : Rejected.class);
        }
        if (thrown != null) {
            assertThat(rows()).as(what).isEqualTo(before);
        }
    }

    /** Whether a method of this name is under way. */
    private static boolean isIn(String name) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(name)));
    }

    private static List<String> states() {
        List<String> states = new ArrayList<>();
        states.addAll(REPEATED);
        states.addAll(NOT_NOW);
        states.addAll(SET_UP);
        states.addAll(REFUSED);
        return states;
    }

    /** Each operation, prepared for a stream of its own. */
    private Map<String, Function<String, Runnable>> operations() {
        Map<String, Function<String, Runnable>> operations = new LinkedHashMap<>();
        operations.put("declare", stream -> () -> store.append(Changes.declaration(stream, stream)));
        operations.put("declare what is there", stream -> {
            store.append(Changes.declaration(stream, stream));
            return () -> assertThat(store.append(Changes.declaration(Changes.stream(), stream)))
                    .isInstanceOf(Appended.KeyTaken.class);
        });
        operations.put("append", stream -> {
            store.append(Changes.declaration(stream, stream));
            return () -> store.append(Changes.more(stream, 2));
        });
        operations.put("claim", stream -> {
            store.append(Changes.declaration(stream, stream));
            return () -> assertThat(store.claim(Changes.request(10))).hasSize(1);
        });
        operations.put("settle", stream -> {
            Claim claim = claimed(stream);
            return () -> store.settle(Changes.delivered(claim, 2));
        });
        operations.put("park", stream -> {
            Claim claim = claimed(stream);
            return () -> store.settle(new Settlement(List.of(Changes.end(claim, IntentEnd.Outcome.PARKED)), null));
        });
        operations.put("revive", stream -> {
            Claim claim = claimed(stream);
            store.settle(new Settlement(List.of(Changes.end(claim, IntentEnd.Outcome.PARKED)), null));
            return () -> assertThat(store.revive(RequestKey.of(stream + "/page"), Changes.AT))
                    .isTrue();
        });
        operations.put("deposit", stream -> () -> store.deposit(Changes.deposit()));
        operations.put("claim a deposit", stream -> {
            store.deposit(Changes.deposit());
            return () -> assertThat(store.claimDeposits(Changes.request(10))).hasSize(1);
        });
        operations.put("end a deposit", stream -> {
            store.deposit(Changes.deposit());
            DepositClaim claim = store.claimDeposits(Changes.request(1)).get(0);
            return () -> assertThat(store.endDeposit(claim, DepositEnd.APPLIED, Changes.AT))
                    .isTrue();
        });
        operations.put("remember", stream -> () -> store.remember("name", "value"));
        operations.put("read", stream -> () -> store.read(stream, 0, 10));
        operations.put("query", stream -> () -> store.query(SummaryQuery.all(10)));
        operations.put("intents", stream -> () -> store.intents(IntentQuery.of(stream)));
        operations.put("next due", stream -> store::nextDue);
        operations.put(
                "now",
                stream -> JdbcIncidentStore.builder(faulty.source())
                        .schema(SCHEMA)
                        .migratesItself(false)
                        .build()::now);
        return operations;
    }

    private Claim claimed(String stream) {
        store.append(Changes.declaration(stream, stream));
        return store.claim(new ClaimRequest("worker", 1, java.time.Duration.ofHours(1), java.util.Set.of()))
                .get(0);
    }

    private Map<String, Integer> rows() throws SQLException {
        Map<String, Integer> rows = new LinkedHashMap<>();
        try (Connection connection = real.getConnection();
                var statement = connection.createStatement()) {
            for (String table : Tables.ALL) {
                try (var count = statement.executeQuery("SELECT COUNT(*) FROM " + SCHEMA + '.' + table)) {
                    count.next();
                    rows.put(table, count.getInt(1));
                }
            }
            try (var claimed = statement.executeQuery(
                    "SELECT COUNT(*) FROM " + SCHEMA + ".intent WHERE state = 'CLAIMED' OR state = 'PARKED'")) {
                claimed.next();
                rows.put("held or parked", claimed.getInt(1));
            }
        }
        return rows;
    }
}
