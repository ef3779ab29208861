package dev.muster.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand alerts at once, declared by a process with little memory. */
@Tag("soak")
class BurstTest {

    private static final int ALERTS = Integer.getInteger("muster.burst", 10_000);
    private static final int CALLERS = 64;
    private static final int HEAP_MEGABYTES = 64;
    private static final int WORKERS = 2;
    /** What all workers together may hold: two processes, their threads, what one step claims. */
    private static final int IN_HAND = 2 * WORKERS * 16;

    @Test
    @Tag("S35")
    void a_burst_is_taken_in_bounded_memory_and_pages_leave_before_chatter() throws Exception {
        try (Cluster cluster = new Cluster(Mood.good())) {
            Audit audit = cluster.audit();
            long began = System.nanoTime();
            Host declarer =
                    new Host(cluster.start(Orders.of("declarer", ALERTS, CALLERS, 0), "-Xmx" + HEAP_MEGABYTES + "m"));
            long declared = declarer.declared();
            double seconds = (System.nanoTime() - began) / 1e9;
            Wellbeing after = declarer.wellbeing();
            for (String name : List.of("host-1", "host-2")) {
                cluster.start(Orders.of(name, 0, 0, WORKERS), "-Xmx" + HEAP_MEGABYTES + "m");
            }
            audit.awaitPages(ALERTS);

            List<String> order = cluster.town().things().order();
            long tooEarly = inversions(order);
            Row.tell(
                    "S35",
                    "%,d declarations at once by %d callers in a heap of %d MB: all committed in %.0f s, %d refused"
                            + " with a typed error and tried again, %.0f MB in use afterwards; of %,d pages and %,d other"
                            + " things that two processes then made, other things made while more pages waited than are in"
                            + " hand: %d",
                    declared,
                    CALLERS,
                    HEAP_MEGABYTES,
                    seconds,
                    after.refused(),
                    after.heapBytes() / (double) (1 << 20),
                    cluster.town().things().count(Things.PAGE),
                    order.size() - cluster.town().things().count(Things.PAGE),
                    tooEarly);
            assertThat(declared).isEqualTo(ALERTS);
            assertThat(declarer.process().isAlive()).isTrue();
            assertThat(cluster.town().things().count(Things.PAGE)).isEqualTo(ALERTS);
            assertThat(tooEarly).isZero();
        }
    }

    /** How many other things were made while more pages waited than workers can have in hand. */
    private static long inversions(List<String> order) {
        long pages = 0;
        long tooEarly = 0;
        for (String kind : order) {
            if (kind.equals(Things.PAGE)) {
                pages++;
            } else if (ALERTS - pages > IN_HAND) {
                tooEarly++;
            }
        }
        return tooEarly;
    }
}
