package dev.muster.benchmarks;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** stateless4j: one configuration for all, one machine for each lifecycle, as its documents recommend. */
final class Stateless4jMachine {

    private static final ThreadLocal<@Nullable String> SUMMARY = new ThreadLocal<>();
    private static final StateMachineConfig<Phase, Trigger> CONFIG = config();

    private final List<Entry> timeline = new ArrayList<>();
    private final StateMachine<Phase, Trigger> machine = new StateMachine<>(Phase.NEW, CONFIG);

    private static StateMachineConfig<Phase, Trigger> config() {
        StateMachineConfig<Phase, Trigger> config = new StateMachineConfig<>();
        config.configure(Phase.NEW).permit(Trigger.DECLARE, Phase.ACTIVE);
        config.configure(Phase.ACTIVE)
                .permit(Trigger.MITIGATE, Phase.MITIGATED)
                .permitIf(Trigger.RESOLVE, Phase.RESOLVED, Stateless4jMachine::hasSummary);
        config.configure(Phase.MITIGATED)
                .permit(Trigger.RELAPSE, Phase.ACTIVE)
                .permitIf(Trigger.RESOLVE, Phase.RESOLVED, Stateless4jMachine::hasSummary);
        config.configure(Phase.RESOLVED).permit(Trigger.REVIEW, Phase.REVIEWING).permit(Trigger.CLOSE, Phase.CLOSED);
        config.configure(Phase.REVIEWING).permit(Trigger.CLOSE, Phase.CLOSED);
        return config;
    }

    private static boolean hasSummary() {
        return SUMMARY.get() != null;
    }

    static void summary(@Nullable String summary) {
        SUMMARY.set(summary);
    }

    void fire(Trigger trigger) {
        machine.fire(trigger);
        timeline.add(
                new Entry(trigger, Lifecycle.AT.occurredAt(), Lifecycle.AT.by().id()));
    }

    List<Entry> timeline() {
        return timeline;
    }
}
