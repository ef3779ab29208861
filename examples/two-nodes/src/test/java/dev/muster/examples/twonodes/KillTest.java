package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.twonodes.Audit.Facts;
import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker processes that are killed in the middle of their work (SIGKILL), and others that stand still longer than their lease and then go on (SIGSTOP),
 * with tools that refuse, lose answers and answer too late. {@code -Dmuster.kills=2000 -Dmuster.stops=500} is a long run.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("muster.kills", 150);
    private static final int STOPS = Integer.getInteger("muster.stops", 40);
    private static final long SEED = Long.getLong("muster.seed", 20_261_122L);
    private static final int ALERTS_AT_A_TIME = 5;
    private static final int EFFECTS_DUE = 60;
    private static final int EFFECTS_BETWEEN = 20;
    private static final int EFFECTS_FOR_ONE_TRANSIENT = 500;
    private static final Duration LEASE = Duration.ofMillis(1500);
    private static final Duration TO_TAKE_OVER = Duration.ofMillis(400);

    @TempDir
    Path directory;

    private final Random chance = new Random(SEED);

    @Test
    @Tag("S04")
    @Tag("S05")
    void nothing_is_lost_or_doubled_when_workers_are_killed_or_stand_still() throws Exception {
        long began = System.nanoTime();
        FastStart fast = new FastStart(directory);
        try (Cluster cluster = new Cluster(Mood.hostile(SEED, LEASE), fast.options())) {
            Audit audit = cluster.audit();
            fast.leaveClasses(cluster);
            Host declarer = new Host(
                    cluster.start(Orders.of("declarer", Orders.ON_DEMAND, 4, 0).lease(LEASE), fast.finds()));
            strike(new Victims(cluster, fast, LEASE), audit, declarer);
            long alerts = declarer.end();
            audit.awaitRest();
            int givenUp = triedAgain(cluster);
            audit.awaitRest();
            Facts before = audit.facts();
            audit.sweepNow();
            audit.awaitRest();

            Facts facts = audit.facts();
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            String found = String.format(
                    "seed %d: %,d incidents, %,d effects, %d hostile answers; lost %d, doubled %d; for a time %d;"
                            + " given up, loudly, and tried again on command %d; %d s for both rows",
                    SEED,
                    facts.incidents(),
                    facts.delivered(),
                    cluster.town().mood().faults(),
                    facts.lost(),
                    facts.doubled(),
                    facts.takenBack(),
                    givenUp,
                    seconds);
            Row.tell("S04", "%d SIGKILLs over two worker processes, %s; 2,000 at night: not run", KILLS, found);
            Row.tell("S05", "%d SIGSTOPs past the lease, in the same run, %s; 500 at night: not run", STOPS, found);
            assertThat(facts.incidents()).isEqualTo(alerts);
            assertThat(facts.alerts()).as("alerts").isEqualTo(facts.incidents());
            assertThat(facts.pages()).isEqualTo(alerts);
            assertThat(facts.tickets()).isEqualTo(alerts);
            assertThat(facts.rooms()).isEqualTo(alerts);
            assertThat(facts.parked()).isZero();
            assertThat(facts.lost()).isZero();
            assertThat(facts.doubled()).isZero();
            assertThat(facts.effectsForOneTransient())
                    .as("effects to one that was there twice for a time, %s", before)
                    .isGreaterThanOrEqualTo(EFFECTS_FOR_ONE_TRANSIENT);
        }
    }

    /**
     * What was claimed many times by workers that died before they came to it was given up, loudly: on a slow machine that happens. Somebody says: again.
     */
    private static int triedAgain(Cluster cluster) {
        JdbcIncidentStore store = JdbcIncidentStore.on(cluster.database().source());
        int again = 0;
        for (StoredIntent each : store.intents(new IntentQuery(null, Set.of(IntentState.PARKED), 1000))) {
            again += store.revive(each.intent().key(), store.now()) ? 1 : 0;
        }
        return again;
    }

    private static void keepBusy(Audit audit, Host declarer) throws SQLException {
        if (audit.due() < EFFECTS_DUE) {
            declarer.keepAhead(audit.incidents() + ALERTS_AT_A_TIME);
        }
    }

    /** Kills and stops in the order of chance; while one stands still past its lease, the other is killed as it comes. */
    private void strike(Victims victims, Audit audit, Host declarer) throws Exception {
        int kills = 0;
        int stops = 0;
        while (kills < KILLS || stops < STOPS) {
            int victim = chance.nextInt(2);
            audit.awaitDelivered(
                    audit.delivered() + chance.nextInt(2 * EFFECTS_BETWEEN), () -> keepBusy(audit, declarer));
            if (chance.nextInt(KILLS - kills + STOPS - stops) < STOPS - stops) {
                victims.stop(victim);
                Instant leaseEnds = audit.now().plus(LEASE);
                stops++;
                if (kills < KILLS) {
                    victims.kill(1 - victim);
                    kills++;
                }
                audit.awaitTime(leaseEnds.plus(TO_TAKE_OVER));
                victims.goOn(victim);
            } else {
                victims.kill(victim);
                kills++;
            }
        }
    }
}
