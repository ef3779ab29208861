package dev.muster.benchmarks.store;

import dev.muster.benchmarks.measure.Figures;
import java.util.LinkedHashMap;
import java.util.Map;

/** How fast a backlog of intents is carried out (4c, 4d), with a tool that answers at once and one that takes 50 ms. */
final class DrainBench {

    private static final int SLOW_MILLIS = 50;
    private static final int OURS = 30_000;
    private static final int PEERS = 5_000;
    private static final int PEERS_SLOW = 3_000;
    private static final int OUTBOX_SLOW = 500;

    private final OurDrain ours;
    private final SchedulerDrain scheduler;
    private final OutboxDrain outbox;
    private final Map<String, Figures> figures = new LinkedHashMap<>();
    private int round;

    DrainBench(Server server) {
        this.ours = new OurDrain(server);
        this.scheduler = new SchedulerDrain(server);
        this.outbox = new OutboxDrain(server);
    }

    void round(boolean counts) throws Exception {
        for (int millis : new int[] {0, SLOW_MILLIS}) {
            boolean slow = millis > 0;
            ours.fill("r" + round++, OURS);
            put("ours", millis, ours.drain(OURS, millis), counts);
            int tasks = slow ? PEERS_SLOW : PEERS;
            scheduler.fill(tasks);
            put("scheduler", millis, scheduler.drain(tasks, millis, slow ? 100 : 10), counts);
            int entries = slow ? OUTBOX_SLOW : PEERS;
            outbox.fill(entries, millis);
            put("outbox", millis, outbox.drain(entries, slow ? 100 : 10), counts);
        }
    }

    private void put(String arm, int millis, double rate, boolean counts) {
        if (counts) {
            figures.computeIfAbsent(arm + millis, name -> new Figures()).add(rate);
        }
    }

    private Figures of(String arm, int millis) {
        return figures.getOrDefault(arm + millis, new Figures());
    }

    String text() {
        StringBuilder out = new StringBuilder("\n"
                + "### Carrying out a backlog (4c, 4d)\n\n"
                + "Intents a second, from a backlog that is in the database. Ours: the store alone (claims and"
                + " settlements of up to 500, two connections); the rules of the engine and the events that it"
                + " writes for each result are not in it. db-scheduler 16.12.0: lock-and-fetch, tasks without"
                + " data, ten connections, ten threads, 100 with the slow tool. transaction-outbox 4.2.268:"
                + " `processNow`, ten connections, as many threads. With the slow tool this compares designs: ours"
                + " holds no thread and no connection during a call. After a crash up to one batch of ours is"
                + " carried out again, by the same keys. Goal: at least 5 times the better of the two at 0 ms, 6"
                + " times at 50 ms.\n\n"
                + "| tool | ours | db-scheduler | transaction-outbox | ours over db-scheduler | ours over"
                + " transaction-outbox |\n"
                + "|---|---|---|---|---|---|\n");
        for (int millis : new int[] {0, SLOW_MILLIS}) {
            out.append("| ")
                    .append(String.join(
                            " | ",
                            millis + " ms",
                            of("ours", millis).text(),
                            of("scheduler", millis).text(),
                            of("outbox", millis).text(),
                            of("ours", millis).over(of("scheduler", millis)).text(),
                            of("ours", millis).over(of("outbox", millis)).text()))
                    .append(" |\n");
        }
        return out.toString();
    }
}
