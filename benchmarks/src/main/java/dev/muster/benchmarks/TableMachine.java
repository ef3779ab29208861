package dev.muster.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The floor: a table of enums written by hand. */
final class TableMachine {

    private static final @Nullable Phase[][] NEXT = new Phase[Phase.values().length][Trigger.values().length];

    static {
        row(Phase.NEW, Trigger.DECLARE, Phase.ACTIVE);
        row(Phase.ACTIVE, Trigger.MITIGATE, Phase.MITIGATED);
        row(Phase.ACTIVE, Trigger.RESOLVE, Phase.RESOLVED);
        row(Phase.MITIGATED, Trigger.RELAPSE, Phase.ACTIVE);
        row(Phase.MITIGATED, Trigger.RESOLVE, Phase.RESOLVED);
        row(Phase.RESOLVED, Trigger.REVIEW, Phase.REVIEWING);
        row(Phase.RESOLVED, Trigger.CLOSE, Phase.CLOSED);
        row(Phase.REVIEWING, Trigger.CLOSE, Phase.CLOSED);
    }

    private final List<Entry> timeline = new ArrayList<>();
    private Phase phase = Phase.NEW;

    private static void row(Phase from, Trigger trigger, Phase to) {
        NEXT[from.ordinal()][trigger.ordinal()] = to;
    }

    void fire(Trigger trigger, @Nullable String summary) {
        Phase next = NEXT[phase.ordinal()][trigger.ordinal()];
        if (next == null || (next == Phase.RESOLVED && summary == null)) {
            throw new IllegalStateException(trigger + " is refused in " + phase);
        }
        phase = next;
        timeline.add(
                new Entry(trigger, Lifecycle.AT.occurredAt(), Lifecycle.AT.by().id()));
    }

    List<Entry> timeline() {
        return timeline;
    }
}
