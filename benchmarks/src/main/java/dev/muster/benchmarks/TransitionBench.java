package dev.muster.benchmarks;

import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Decider;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.ResolveGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bare transitions in memory: one guard, one line of the timeline each. One operation is one transition. The severity is given, as the other arms
 * classify nothing; ours classifies all the same, since it keeps what the table says beside it.
 */
@State(Scope.Thread)
public class TransitionBench {

    private final Decider decider = new Decider(policy());
    private final Command declare = new Command.Declare(
            "INC-1",
            Declaration.of("Checkout fails for EU customers")
                    .affecting("checkout")
                    .withSeverity("MAJOR"));
    private final SpringMachine spring = new SpringMachine();
    private boolean relapsing;

    private static IncidentPolicy policy() {
        IncidentPolicy p = Lifecycle.PLAYBOOK.defaultIncidentType().policy();
        return new IncidentPolicy(
                p.version(),
                p.severity(),
                p.roles(),
                p.engagement(),
                p.knowledge(),
                p.communication(),
                new ResolveGuard(Set.of(ResolveGuard.Requirement.SUMMARY)),
                p.review(),
                p.actionItems(),
                p.timeouts(),
                p.confidentiality(),
                p.substates(),
                p.leadOnly());
    }

    private boolean turn() {
        relapsing = !relapsing;
        return relapsing;
    }

    /** Ours: decide and evolve, with everything an incident knows. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object muster() {
        List<Event> timeline = new ArrayList<>();
        IncidentState state = step(null, declare, timeline);
        List<Command> rest = turn() ? Lifecycle.RELAPSING : Lifecycle.STRAIGHT;
        for (int i = 0; i < rest.size(); i++) {
            state = step(state, rest.get(i), timeline);
        }
        return state;
    }

    private IncidentState step(@Nullable IncidentState before, Command command, List<Event> timeline) {
        IncidentState state = before;
        List<Event> events = decider.decide(state, command, Lifecycle.AT);
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            state = Evolver.evolve(state, event, Lifecycle.AT);
            timeline.add(event);
        }
        if (state == null) {
            throw new IllegalStateException("nothing was declared");
        }
        return state;
    }

    /** stateless4j. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object stateless4j() {
        Stateless4jMachine machine = new Stateless4jMachine();
        Stateless4jMachine.summary(Lifecycle.SUMMARY);
        for (Trigger trigger : turn() ? Trigger.RELAPSING : Trigger.STRAIGHT) {
            machine.fire(trigger);
        }
        return machine.timeline();
    }

    /** spring-statemachine, reused. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object spring() {
        for (Trigger trigger : turn() ? Trigger.RELAPSING : Trigger.STRAIGHT) {
            spring.fire(trigger);
        }
        return spring.timeline();
    }

    /** The floor. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object table() {
        TableMachine machine = new TableMachine();
        for (Trigger trigger : turn() ? Trigger.RELAPSING : Trigger.STRAIGHT) {
            machine.fire(trigger, Lifecycle.SUMMARY);
        }
        return machine.timeline();
    }
}
