package dev.muster.scenarios.crash;

import dev.muster.spi.call.RepeatSafety;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of the schedules of one flow on one class of repeat safety. Thread-safe. */
final class Tally {

    private static final int MOST_KEPT = 20;

    private final String flow;
    private final RepeatSafety safety;
    private final List<Verdict> bad = new ArrayList<>(0);
    private int calls;
    private int from;
    private final Map<FaultKind, Long> byKind = new EnumMap<>(FaultKind.class);
    private long alone;
    private long paired;
    private long missed;
    private long failed;
    private long lost;
    private long doubled;
    private long transients;
    private long left;
    private long allPairs;
    private long close;

    Tally(String flow, RepeatSafety safety) {
        this.flow = flow;
        this.safety = safety;
    }

    synchronized void pairs(long all, long whole) {
        allPairs = all;
        close = whole;
    }

    synchronized void add(Run run) {
        Verdict verdict = run.verdict();
        int faults = run.schedule().faults().size();
        if (faults == 0) {
            calls = Math.max(calls, run.calls().length);
            from = Math.max(from, run.from());
        } else if (!run.isWhole()) {
            missed++;
        } else if (faults == 1) {
            alone++;
            byKind.merge(run.schedule().faults().get(0).kind(), 1L, Long::sum);
        } else {
            paired++;
        }
        lost += verdict.lost();
        doubled += verdict.doubled();
        transients += verdict.transients();
        left += verdict.left();
        if (!verdict.isWell()) {
            failed++;
            if (bad.size() < MOST_KEPT) {
                bad.add(verdict);
            }
        }
    }

    String flow() {
        return flow;
    }

    RepeatSafety safety() {
        return safety;
    }

    /** How many calls the flow makes when nothing goes wrong. */
    synchronized int calls() {
        return calls;
    }

    /** The first call of what the flow is about. */
    synchronized int from() {
        return from;
    }

    /** Schedules of one fault that struck, by its kind. */
    synchronized Map<FaultKind, Long> byKind() {
        return new EnumMap<>(byKind);
    }

    /** Schedules of one fault that struck. */
    synchronized long alone() {
        return alone;
    }

    /** Schedules of two faults that both struck. */
    synchronized long paired() {
        return paired;
    }

    /** How many pairs there are. */
    synchronized long allPairs() {
        return allPairs;
    }

    /** How many of the pairs are those of what the flow is about, which are carried out without exception. */
    synchronized long close() {
        return close;
    }

    /** Schedules of which a fault did not strike: they are not counted. */
    synchronized long missed() {
        return missed;
    }

    synchronized long failed() {
        return failed;
    }

    synchronized long lost() {
        return lost;
    }

    synchronized long doubled() {
        return doubled;
    }

    synchronized long transients() {
        return transients;
    }

    synchronized long left() {
        return left;
    }

    /** The first schedules that did not end well. */
    synchronized List<Verdict> bad() {
        return List.copyOf(bad);
    }

    @Override
    public synchronized String toString() {
        return String.format(
                "%s on %s: %d calls, %d faults alone, %d of %d pairs, %d not struck, %d failed: %d lost, %d doubled,"
                        + " %d twice for a time, %d twice for good, where no contract takes them back",
                flow, safety, calls, alone, paired, allPairs, missed, failed, lost, doubled, transients, left);
    }
}
