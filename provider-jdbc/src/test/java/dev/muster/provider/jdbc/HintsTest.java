package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Waking up those who wait, without a delay of polling. */
@NeedsPostgresql
class HintsTest {

    private static final int ROUNDS = 100;

    private final JdbcIncidentStore declaring = store();
    private final JdbcIncidentStore working = store();

    private static JdbcIncidentStore store() {
        return JdbcIncidentStore.builder(Postgres.dataSource()).schema("hints").build();
    }

    @Test
    void work_that_one_process_commits_is_in_the_hands_of_another_within_50_milliseconds() throws InterruptedException {
        working.migrate();
        Tables.empty(Postgres.dataSource(), "hints");
        Semaphore bell = new Semaphore(0);
        Runnable deaf = working.listen(bell::release);
        List<Long> millis = new ArrayList<>();
        try {
            assertThat(bell.tryAcquire(10, TimeUnit.SECONDS))
                    .as("listens by now")
                    .isTrue();
            for (int round = 0; round < ROUNDS; round++) {
                bell.drainPermits();
                declaring.append(page("inc-" + UUID.randomUUID()));
                long committed = System.nanoTime();
                assertThat(bell.tryAcquire(10, TimeUnit.SECONDS))
                        .as("hint %d", round)
                        .isTrue();
                List<Claim> claims =
                        working.claim(new ClaimRequest("worker", 10, Duration.ofMinutes(1), Set.of("pager")));
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - committed));
                assertThat(claims).hasSize(1);
            }
        } finally {
            deaf.run();
        }
        Collections.sort(millis);
        assertThat(millis.get(ROUNDS / 2)).as("median of %s", millis).isLessThan(50);
    }

    @Test
    void whoever_waits_for_hints_leaves_the_only_connection_of_a_pool_to_those_who_work() {
        working.migrate();
        Tables.empty(Postgres.dataSource(), "hints");
        try (HikariDataSource one = Postgres.pool(Postgres.url(), 1)) {
            JdbcIncidentStore store =
                    JdbcIncidentStore.builder(one).schema("hints").build();
            Runnable deaf = store.listen(() -> {});
            while (one.getHikariPoolMXBean() == null
                    || one.getHikariPoolMXBean().getActiveConnections() == 0) {
                Thread.onSpinWait();
            }

            assertThat(store.append(page("inc-1"))).isEqualTo(new Appended.Committed(1));
            assertThat(store.claim(new ClaimRequest("worker", 10, Duration.ofMinutes(1), Set.of("pager"))))
                    .hasSize(1);
            deaf.run();
        }
    }

    @Test
    void a_hint_that_cannot_be_told_is_nobodys_trouble() throws InterruptedException {
        working.migrate();
        Semaphore refused = new Semaphore(0);
        JdbcIncidentStore mute = JdbcIncidentStore.builder(refusingHints(refused))
                .schema("hints")
                .build();

        for (int i = 0; i < 3; i++) {
            assertThat(mute.append(page("inc-" + UUID.randomUUID()))).isEqualTo(new Appended.Committed(1));
            assertThat(refused.tryAcquire(10, TimeUnit.SECONDS))
                    .as("hint %d was tried", i)
                    .isTrue();
        }
    }

    private static DataSource refusingHints(Semaphore refused) {
        DataSource real = Postgres.dataSource();
        return (DataSource) Proxy.newProxyInstance(
                HintsTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (Thread.currentThread().getName().equals(Teller.THREAD)) {
                        refused.release();
                        throw new SQLException("too many connections", "53300");
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void what_a_store_commits_rings_in_its_own_process_too() {
        working.migrate();
        Semaphore bell = new Semaphore(0);
        Runnable deaf = working.listen(bell::release);
        try {
            working.append(page("inc-" + UUID.randomUUID()));
            assertThat(bell.availablePermits()).isPositive();
        } finally {
            deaf.run();
        }
    }

    private static Append page(String stream) {
        NewIntent intent = new NewIntent(
                RequestKey.of(stream + "/page"),
                "send-page",
                "{}",
                "hash",
                "pager",
                0,
                true,
                Instant.EPOCH,
                null,
                List.of(),
                false,
                null,
                null);
        NewEvent event = new NewEvent("declared", 1, Instant.EPOCH, Instant.EPOCH, "{}");
        return new Append(stream, 0, List.of(event), null, List.of(intent), Map.of(), Map.of());
    }
}
