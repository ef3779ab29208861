package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.jdbc.GatedSource.Fate;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many callers, one commit: what each is promised when alone is kept in company, whatever its neighbours bring. */
@NeedsPostgresql
class SharedCommitsTest {

    private static final String SCHEMA = "shared";
    private static final int PLACES = 2;

    private final GatedSource gated = new GatedSource(Postgres.dataSource());
    private final Database database = new Database(gated.source(), SCHEMA, null);
    private final SharedCommits commits = new SharedCommits(database, Duration.ofMinutes(1));
    private final JdbcIncidentStore store =
            JdbcIncidentStore.builder(Postgres.dataSource()).schema(SCHEMA).build();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeEach
    void empty() {
        store.migrate();
        Tables.empty(Postgres.dataSource(), SCHEMA);
        assertThat(database.read(Clock::now)).isNotNull();
    }

    @AfterEach
    void end() {
        gated.open();
        callers.shutdownNow();
    }

    @Test
    void a_lone_caller_commits_at_once_and_by_himself() {
        assertThat(commits.write(bare(Changes.declaration("inc-1", "key"))))
                .as("answer")
                .isEqualTo(new Outcome.Written(2));
        assertThat(gated.commits()).isEqualTo(1);
    }

    @Test
    void ten_who_wait_share_one_commit_and_each_change_is_as_if_written_alone() {
        List<Change> changes = IntStream.range(0, 10)
                .mapToObj(i -> bare(Changes.declaration("inc-" + i, "key-" + i)))
                .toList();

        List<Object> answers = inCompany(changes);

        assertThat(gated.commits()).as("commits").isEqualTo(PLACES + 1);
        assertThat(answers).hasSize(10).containsOnly(new Outcome.Written(2));
        store.append(Changes.declaration("inc-alone", "key-alone"));
        for (int i = 0; i < 10; i++) {
            assertIsLike("inc-" + i, "inc-alone");
        }
    }

    @Test
    void what_cannot_be_written_fails_for_its_caller_and_for_nobody_beside_him() {
        store.append(Changes.declaration("inc-taken", "taken"));
        store.append(Changes.declaration("inc-moved", "moved"));
        Claim lost = store.claim(Changes.request(1)).get(0);
        List<Change> changes = List.of(
                bare(Changes.declaration("inc-1", "key-1")),
                bare(Changes.declaration("inc-2", "taken")),
                bare(Changes.more("inc-moved", 1)),
                ending(new IntentEnd(lost.intent().key(), lost.fence() + 1, IntentEnd.Outcome.DELIVERED, null, "late")),
                bare(Changes.declaration("inc-3", "key-3")));

        List<Object> answers = inCompany(changes);

        assertThat(gated.commits()).as("commits").isEqualTo(PLACES + 1);
        assertThat(answers.get(0)).isEqualTo(new Outcome.Written(2));
        assertThat(answers.get(1)).isInstanceOf(Outcome.KeyTaken.class);
        assertThat(answers.get(2)).isEqualTo(new Outcome.Moved(2));
        assertThat(answers.get(3))
                .isEqualTo(new Outcome.Stale(List.of(lost.intent().key())));
        assertThat(answers.get(4)).isEqualTo(new Outcome.Written(2));
        assertThat(store.read("inc-1", 0, 10)).hasSize(2);
        assertThat(store.read("inc-3", 0, 10)).hasSize(2);
        assertThat(store.read("inc-2", 0, 10)).isEmpty();
        assertThat(store.read("inc-moved", 0, 10)).hasSize(2);
    }

    @Test
    void a_row_that_the_database_refuses_and_one_that_it_could_not_keep_leave_the_neighbours_alone() {
        // an index of PostgreSQL takes about 2,700 bytes, and these do not compress
        String tooLong = new Random(7)
                .ints(6000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Append unkept = new Append("inc-4", 0, List.of(Changes.event("\0")), null, List.of(), Map.of(), Map.of());
        Append nonsense = new Append(
                "inc-5",
                0,
                List.of(),
                null,
                List.of(Changes.intent("inc-5", "post", RequestKey.of("inc-5/nothing"))),
                Map.of(),
                Map.of());
        List<Change> changes = List.of(
                bare(Changes.declaration("inc-1", "key-1")),
                bare(new Append(
                        tooLong, 0, List.of(Changes.event("{}")), null, List.of(), Map.of(), Map.of("key-2", ""))),
                bare(unkept),
                bare(nonsense),
                bare(Changes.declaration("inc-3", "key-3")));

        List<Object> answers = inCompany(changes);

        assertThat(answers.get(0)).isEqualTo(new Outcome.Written(2));
        assertThat(answers.get(1)).isInstanceOf(Rejected.class);
        assertThat(answers.get(2)).isInstanceOf(Rejected.class);
        assertThat(answers.get(3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(answers.get(4)).isEqualTo(new Outcome.Written(2));
        assertThat(store.read("inc-1", 0, 10)).hasSize(2);
        assertThat(store.read("inc-3", 0, 10)).hasSize(2);
        assertThat(store.ownerOf("key-2")).isEmpty();
    }

    @Test
    void when_the_answer_to_the_commit_is_lost_each_is_told_and_can_find_out_by_his_own_id() {
        for (Fate fate : List.of(Fate.LOST_AFTER, Fate.LOST_BEFORE)) {
            Tables.empty(Postgres.dataSource(), SCHEMA);
            List<Change> changes = IntStream.range(0, 5)
                    .mapToObj(i -> bare(Changes.declaration("inc-" + i, "key-" + i)))
                    .toList();

            List<Object> answers = inCompany(changes, () -> gated.from(fate));
            gated.from(Fate.ANSWERED);

            assertThat(answers)
                    .as("answers, %s", fate)
                    .doesNotHaveDuplicates()
                    .hasOnlyElementsOfType(OutcomeUnknown.class);
            for (Change change : changes) {
                Append append = java.util.Objects.requireNonNull(change.append());
                boolean isThere = database.write(tx -> Streams.hasChange(tx, append, change.id()));
                assertThat(isThere).as("%s is there, %s", append.stream(), fate).isEqualTo(fate == Fate.LOST_AFTER);
            }
        }
    }

    @Test
    void nobody_waits_long_for_a_lock_that_another_waits_for() throws Exception {
        store.append(Changes.declaration("inc-locked", "key-0"));
        try (Connection other = Postgres.dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("SELECT 1 FROM " + SCHEMA + ".stream WHERE stream_id = 'inc-locked' FOR UPDATE");
            }
            List<CompletableFuture<Object>> answers = started(
                    List.of(
                            bare(Changes.more("inc-locked", 2)),
                            bare(Changes.declaration("inc-1", "key-1")),
                            bare(Changes.declaration("inc-2", "key-2"))),
                    () -> {});

            assertThat(answers.get(1).get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Written(2));
            assertThat(answers.get(2).get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Written(2));
            assertThat(answers.get(0)).isNotDone();
            other.rollback();
            assertThat(answers.get(0).get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Written(3));
        }
    }

    @Test
    void two_changes_of_one_incident_or_of_one_key_never_share_a_commit() {
        store.append(Changes.declaration("inc-1", "key-0"));

        List<Object> answers = inCompany(List.of(
                bare(Changes.more("inc-1", 2)),
                bare(Changes.more("inc-1", 3)),
                bare(Changes.declaration("inc-2", "key-1")),
                bare(Changes.declaration("inc-3", "key-1"))));

        // they lie in two transactions, of which either may be the first
        assertThat(answers.get(0)).isEqualTo(new Outcome.Written(3));
        assertThat(answers.get(1)).isIn(new Outcome.Written(4), new Outcome.Moved(2));
        assertThat(answers.subList(2, 4))
                .satisfiesOnlyOnce(answer -> assertThat(answer).isEqualTo(new Outcome.Written(2)))
                .satisfiesOnlyOnce(answer -> assertThat(answer).isInstanceOf(Outcome.KeyTaken.class));
        assertThat(store.read("inc-1", 0, 10)).hasSize(answers.contains(new Outcome.Written(4)) ? 4 : 3);
        assertThat(store.verify("inc-1")).isEmpty();
    }

    @Test
    void deliveries_of_many_incidents_share_a_commit_with_what_follows_from_them() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            store.append(Changes.declaration("inc-" + i, "key-" + i));
        }
        for (Claim claim : store.claim(Changes.request(6))) {
            var settlement = Changes.delivered(claim, 2);
            changes.add(new Change(
                    settlement.ends(), settlement.append(), UUID.randomUUID().toString()));
        }
        assertThat(changes).hasSize(6);

        List<Object> answers = inCompany(changes);

        assertThat(gated.commits()).as("commits").isEqualTo(PLACES + 1);
        assertThat(answers).hasSize(6).containsOnly(new Outcome.Written(3));
        for (int i = 0; i < 6; i++) {
            assertThat(store.read("inc-" + i, 0, 10)).hasSize(3);
            assertThat(store.intents(IntentQuery.of("inc-" + i)))
                    .extracting(each -> each.state())
                    .containsExactlyInAnyOrder(IntentState.DELIVERED, IntentState.PENDING);
        }
        assertThat(store.claim(Changes.request(10)))
                .as("what waited for them is due now")
                .hasSize(6);
    }

    @Test
    void who_is_not_taken_along_in_time_writes_alone() throws Exception {
        SharedCommits hurried = new SharedCommits(database, Duration.ofMillis(1));
        gated.close();
        List<CompletableFuture<Outcome>> holders = IntStream.range(0, PLACES + 1)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> hurried.write(bare(Changes.declaration("inc-" + i, "key-" + i))), callers))
                .toList();

        await(() -> gated.atTheGate() == PLACES + 1);
        gated.open();

        for (CompletableFuture<Outcome> holder : holders) {
            assertThat(holder.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Written(2));
        }
    }

    private void assertIsLike(String stream, String other) {
        assertThat(store.read(stream, 0, 10))
                .extracting(each -> each.sequence() + each.event().payload())
                .isEqualTo(store.read(other, 0, 10).stream()
                        .map(each -> each.sequence() + each.event().payload())
                        .toList());
        assertThat(store.summary(stream).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("stream", "references")
                .isEqualTo(store.summary(other).orElseThrow());
        assertThat(store.intents(IntentQuery.of(stream)))
                .extracting(each -> each.intent())
                .containsExactlyInAnyOrderElementsOf(
                        Changes.declaration(stream, stream).intents());
        assertThat(store.intents(IntentQuery.of(other)))
                .extracting(each -> each.intent())
                .containsExactlyInAnyOrderElementsOf(
                        Changes.declaration(other, other).intents());
        assertThat(store.verify(stream)).isEmpty();
    }

    private static Change bare(Append append) {
        return new Change(List.of(), append, UUID.randomUUID().toString());
    }

    private static Change ending(IntentEnd end) {
        return new Change(List.of(end), null, UUID.randomUUID().toString());
    }

    private List<Object> inCompany(List<Change> changes) {
        return inCompany(changes, () -> {});
    }

    private List<Object> inCompany(List<Change> changes, Runnable before) {
        return started(changes, before).stream().map(CompletableFuture::join).toList();
    }

    /** Writes changes that all wait, in this order, until those before them are done; what came of each, an error included. */
    private List<CompletableFuture<Object>> started(List<Change> changes, Runnable before) {
        gated.close();
        for (int i = 0; i < PLACES; i++) {
            Change holder = bare(Changes.titled("holder-" + UUID.randomUUID(), "holds a place"));
            callers.execute(() -> answer(holder));
        }
        await(() -> gated.atTheGate() == PLACES);
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (Change change : changes) {
            answers.add(CompletableFuture.supplyAsync(() -> answer(change), callers));
            await(() -> commits.waiting() == answers.size());
        }
        before.run();
        gated.open();
        return answers;
    }

    private Object answer(Change change) {
        try {
            return commits.write(change);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
            Thread.yield();
        }
    }
}
