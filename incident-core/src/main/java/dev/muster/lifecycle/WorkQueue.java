package dev.muster.lifecycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The order in which concurrent incidents deserve attention. */
public final class WorkQueue {

    private static final Comparator<IncidentState> ORDER = Comparator.comparingInt(
                    (IncidentState state) -> state.facts().severity().rank())
            .reversed()
            .thenComparing(state -> state.facts().priority(), Comparator.reverseOrder())
            .thenComparing(WorkQueue::began)
            .thenComparing(IncidentState::id);

    private WorkQueue() {}

    /** Worst severity first, then highest priority, then the oldest. */
    public static List<IncidentState> order(List<IncidentState> incidents) {
        return incidents.stream().sorted(ORDER).toList();
    }

    private static Instant began(IncidentState state) {
        return state.progress().began().declaredAt();
    }
}
