package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.twonodes.Audit.Facts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Worker processes that are killed in the middle of their work (SIGKILL), and others that stand still longer than their lease and then go on (SIGSTOP).
 * {@code -Dmuster.kills=150 -Dmuster.stops=40} is the long run.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("muster.kills", 8);
    private static final int STOPS = Integer.getInteger("muster.stops", 4);
    private static final long SEED = Long.getLong("muster.seed", 20_261_122L);
    private static final int ALERTS_FOR_EACH = 40;
    private static final int EFFECTS_BETWEEN = 20;

    @Test
    void nothing_is_lost_or_doubled_when_workers_are_killed_or_stand_still() throws Exception {
        int alerts = ALERTS_FOR_EACH * (KILLS + STOPS);
        Random chance = new Random(SEED);
        try (Cluster cluster = new Cluster()) {
            Audit audit = cluster.audit();
            Process declarer = cluster.start("declarer", alerts, 4, 0);
            Process[] workers = {worker(cluster), worker(cluster)};
            for (int i = 0; i < KILLS + STOPS; i++) {
                int victim = i % 2;
                long soon = audit.facts().delivered() + chance.nextInt(2 * EFFECTS_BETWEEN);
                audit.awaitDelivered(Math.min(soon, 2L * alerts));
                if (i % ((KILLS + STOPS) / STOPS) == 1) {
                    signal(workers[victim], "STOP");
                    letTheLeaseEnd(cluster);
                    signal(workers[victim], "CONT");
                } else {
                    workers[victim].destroyForcibly().waitFor();
                    workers[victim] = worker(cluster);
                }
            }
            audit.awaitIncidents(alerts);
            audit.awaitRest();
            Facts before = audit.facts();
            audit.sweepNow();
            audit.awaitRest();

            Facts facts = audit.facts();
            System.out.printf(
                    "%d kills, %d stops, seed %d: %d effects delivered, lost %d, doubled %d, before the sweep %d%n",
                    KILLS, STOPS, SEED, facts.delivered(), facts.lost(), facts.doubled(), before.doubled());
            assertThat(declarer.isAlive()).isTrue();
            assertThat(facts.incidents()).isEqualTo(alerts);
            assertThat(facts.pages()).isEqualTo(alerts);
            assertThat(facts.tickets()).isEqualTo(alerts);
            assertThat(facts.parked()).isZero();
            assertThat(facts.lost()).isZero();
            assertThat(facts.doubled()).isZero();
        }
    }

    /** A process that only works, once it is ready to. */
    private static Process worker(Cluster cluster) throws IOException {
        Process worker = cluster.start("worker", 0, 0, 2);
        assertThat(worker.inputReader().readLine()).isEqualTo("declared");
        return worker;
    }

    /** By the clock that leases go by: the database's. */
    private static void letTheLeaseEnd(Cluster cluster) throws SQLException {
        try (Connection connection = cluster.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(2.6)");
        }
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
