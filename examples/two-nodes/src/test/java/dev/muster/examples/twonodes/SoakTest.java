package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.examples.twonodes.Audit.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two host processes meet the same alerts for a long time, on tools of which one answer in twenty is a fault, and are as well at the end as at the
 * beginning. {@code -Dmuster.soak.minutes} and {@code -Dmuster.soak.rate} (alerts in a second, at each process) say how long and how hard; a machine that
 * does not keep up gets fewer.
 */
@Tag("soak")
class SoakTest {

    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("muster.soak.minutes", 60));
    private static final int RATE = Integer.getInteger("muster.soak.rate", 10);
    private static final long SEED = Long.getLong("muster.seed", 20_261_122L);
    private static final Duration WARM_UP = LENGTH.dividedBy(4);
    private static final Duration BETWEEN_LOOKS = LENGTH.dividedBy(40);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration LEASE = Duration.ofSeconds(4);
    private static final int EFFECTS_DUE = 500;
    private static final int DECLARATIONS_ASKED = 20;
    private static final int EFFECTS_ASKED = 100;
    private static final double MEGABYTE = 1 << 20;
    /** How many incidents a process keeps at hand: until then its heap grows with them. */
    private static final long AT_HAND = 10_000;

    private static final double BYTES_OF_AN_INCIDENT = 8 << 10;

    private final List<Trend> heaps = new ArrayList<>();
    private final List<Trend> heapsByIncident = new ArrayList<>();
    private boolean isFull = true;
    private int mostThreadsEarly;

    @Test
    @Tag("S34")
    void two_processes_lose_and_double_nothing_and_grow_no_bigger_in_a_long_time() throws Exception {
        try (Cluster cluster = new Cluster(Mood.hostile(SEED, LEASE))) {
            Audit audit = cluster.audit();
            List<Host> hosts = List.of(host(cluster, "host-1"), host(cluster, "host-2"));
            for (int i = 0; i < hosts.size(); i++) {
                heaps.add(new Trend());
                heapsByIncident.add(new Trend());
            }
            soak(hosts, audit);
            long declared = 0;
            for (Host host : hosts) {
                declared += host.end();
            }
            audit.awaitRest();
            audit.sweepNow();
            audit.awaitRest();

            int threads = 0;
            for (Host host : hosts) {
                threads = Math.max(threads, host.wellbeing().threads());
            }
            double growth = steepest(heaps, TEN_MINUTES.toMillis()) / MEGABYTE;
            double forEach = steepest(heapsByIncident, 1);
            Facts facts = audit.facts();
            long busy = audit.busyConnections("host-");
            Row.tell(
                    "S34",
                    "%d min, two processes, seed %d: %,d declarations of %,d incidents, %,d effects (%.1f in a"
                            + " second), %d hostile answers; lost %d, doubled %d; for a time %d; heap after a collection"
                            + " %+.2f MB in ten minutes, %+.0f bytes for each incident (the last 10,000 are kept at hand:"
                            + " %s); threads %d at most in the first quarter, %d at the end; connections in use at the end"
                            + " %d; of what the row asks for, %s",
                    LENGTH.toMinutes(),
                    SEED,
                    declared,
                    facts.incidents(),
                    facts.delivered(),
                    facts.delivered() / (double) LENGTH.toSeconds(),
                    cluster.town().mood().faults(),
                    facts.lost(),
                    facts.doubled(),
                    facts.takenBack(),
                    growth,
                    forEach,
                    isFull ? "full when it was measured" : "not full, the growth afterwards: not run",
                    mostThreadsEarly,
                    threads,
                    busy,
                    judged(declared, facts.delivered()));
            assertThat(facts.alerts()).as("alerts").isEqualTo(facts.incidents());
            assertThat(facts.pages()).isEqualTo(facts.incidents());
            assertThat(facts.tickets()).isEqualTo(facts.incidents());
            assertThat(facts.rooms()).isEqualTo(facts.incidents());
            assertThat(facts.parked()).isZero();
            assertThat(facts.lost()).isZero();
            assertThat(facts.doubled()).isZero();
            if (isFull) {
                assertThat(growth).as("megabytes in ten minutes").isLessThan(1);
            } else {
                assertThat(forEach).as("bytes for each incident kept at hand").isLessThan(BYTES_OF_AN_INCIDENT);
            }
            assertThat(threads).isLessThanOrEqualTo(mostThreadsEarly);
            assertThat(busy).isZero();
        }
    }

    /** How the run compares with the load that the row of S34 asks for. */
    private static String judged(long declared, long delivered) {
        double seconds = LENGTH.toSeconds();
        return String.format(
                "an hour: %s; 100 effects in a second: %s; 20 declarations in a second: %s",
                LENGTH.compareTo(Duration.ofHours(1)) >= 0 ? "run" : "not run",
                met(delivered / seconds, EFFECTS_ASKED),
                met(declared / seconds, DECLARATIONS_ASKED));
    }

    private static String met(double measured, int asked) {
        return String.format("%s (%.1f)", measured >= asked ? "met" : "not met", measured);
    }

    private static Host host(Cluster cluster, String name) throws Exception {
        return new Host(cluster.start(Orders.of(name, Orders.ON_DEMAND, 2, 2).lease(LEASE)));
    }

    private void soak(List<Host> hosts, Audit audit) throws Exception {
        long began = System.nanoTime();
        Duration looked = Duration.ZERO;
        for (Duration at = Duration.ZERO; at.compareTo(LENGTH) < 0; at = since(began)) {
            if (audit.due() < EFFECTS_DUE) {
                hosts.forEach(host -> host.more(RATE));
            }
            if (at.minus(looked).compareTo(BETWEEN_LOOKS) > 0) {
                looked = at;
                look(hosts, audit.incidents(), at);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void look(List<Host> hosts, long incidents, Duration at) throws Exception {
        for (int i = 0; i < hosts.size(); i++) {
            Wellbeing wellbeing = hosts.get(i).wellbeing();
            System.out.println(at + " host-" + (i + 1) + ' ' + wellbeing);
            if (at.compareTo(WARM_UP) < 0) {
                mostThreadsEarly = Math.max(mostThreadsEarly, wellbeing.threads());
            } else {
                heaps.get(i).add(at.toMillis(), wellbeing.heapBytes());
                heapsByIncident.get(i).add(incidents, wellbeing.heapBytes());
                isFull &= incidents >= AT_HAND;
            }
        }
    }

    private static double steepest(List<Trend> trends, double step) {
        return trends.stream().mapToDouble(trend -> trend.growthFor(step)).max().orElseThrow();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
