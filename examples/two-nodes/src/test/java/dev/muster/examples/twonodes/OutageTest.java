package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.twonodes.Audit.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The database is killed in the middle of the work of two processes, again and again, and is away for a while each time ({@code -Dmuster.outages=}, {@code
 * -Dmuster.outage.seconds=}).
 */
@Tag("soak")
class OutageTest {

    private static final int OUTAGES = Integer.getInteger("muster.outages", 20);
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("muster.outage.seconds", 30));
    private static final long SEED = Long.getLong("muster.seed", 20_261_122L);
    private static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration BACK_WITHIN = LEASE.plusSeconds(5);
    private static final int OPEN_ALERTS = 30;
    private static final int EFFECTS_OF_AN_ALERT = 9;
    private static final int EFFECTS_BETWEEN = 40;
    private static final int ALERTS_MEANWHILE = 5;

    private final Random chance = new Random(SEED);

    @Test
    @Tag("S07")
    void nothing_is_lost_or_doubled_when_the_database_is_killed_and_work_goes_on_soon_after_it_is_back()
            throws Exception {
        try (Cluster cluster = new Cluster(Mood.hostile(SEED, LEASE))) {
            Audit audit = cluster.audit();
            List<Host> hosts = List.of(host(cluster, "host-1"), host(cluster, "host-2"));
            List<Duration> back = new ArrayList<>();
            for (int i = 0; i < OUTAGES; i++) {
                long delivered = Math.max(0, audit.delivered());
                long alerts = delivered / EFFECTS_OF_AN_ALERT + OPEN_ALERTS;
                hosts.forEach(host -> host.keepAhead(alerts));
                audit.awaitDelivered(delivered + 1 + chance.nextInt(EFFECTS_BETWEEN));
                cluster.database().kill();
                hosts.forEach(host -> host.keepAhead(alerts + ALERTS_MEANWHILE));
                TimeUnit.SECONDS.sleep(AWAY.toSeconds());
                back.add(backAgain(cluster, audit));
            }
            long declared = 0;
            int refused = 0;
            for (Host host : hosts) {
                declared = Math.max(declared, host.end());
                refused += host.wellbeing().refused();
            }
            audit.awaitRest();
            audit.sweepNow();
            audit.awaitRest();

            Facts facts = audit.facts();
            Row.tell(
                    "S07",
                    "%d outages of %d s after an immediate stop, seed %d: %,d incidents, %,d effects, %d hostile"
                            + " answers, %d declarations refused with a typed error and tried again; lost %d, doubled %d;"
                            + " for a time %d; pages given up, loudly, as nobody took them for two minutes: %d; first"
                            + " effect after recovery %.1f s at most, bound %d s (lease + 5 s)",
                    OUTAGES,
                    AWAY.toSeconds(),
                    SEED,
                    facts.incidents(),
                    facts.delivered(),
                    cluster.town().mood().faults(),
                    refused,
                    facts.lost(),
                    facts.doubled(),
                    facts.takenBack(),
                    facts.parked(),
                    Collections.max(back).toMillis() / 1000.0,
                    BACK_WITHIN.toSeconds());
            assertThat(facts.incidents())
                    .as("incidents, of which one process was told of %d at least", declared)
                    .isGreaterThanOrEqualTo(declared)
                    .isEqualTo(facts.alerts());
            assertThat(facts.pages() + facts.parked())
                    .as("pages, and those that were given up, loudly, when two minutes were over")
                    .isEqualTo(facts.incidents());
            assertThat(facts.tickets()).isEqualTo(facts.incidents());
            assertThat(facts.rooms()).isEqualTo(facts.incidents());
            assertThat(facts.lost()).isZero();
            assertThat(facts.doubled()).isZero();
            assertThat(refused).isPositive();
            assertThat(back).allSatisfy(time -> assertThat(time).isLessThanOrEqualTo(BACK_WITHIN));
        }
    }

    private static Host host(Cluster cluster, String name) throws Exception {
        return new Host(cluster.start(Orders.of(name, Orders.ON_DEMAND, 2, 2).lease(LEASE)));
    }

    /** Starts the database again; answers how long it then took until an effect was carried out. */
    private static Duration backAgain(Cluster cluster, Audit audit) throws Exception {
        cluster.database().restart();
        long began = System.nanoTime();
        audit.awaitDelivered(audit.delivered() + 1);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
