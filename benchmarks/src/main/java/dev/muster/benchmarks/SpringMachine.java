package dev.muster.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult;
import org.springframework.statemachine.StateMachineEventResult.ResultType;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

/** spring-statemachine, its fastest mode: one machine reused for all lifecycles; a closed incident may be declared anew. */
final class SpringMachine {

    private final StateMachine<Phase, Trigger> machine;
    private List<Entry> timeline = new ArrayList<>();

    SpringMachine() {
        try {
            this.machine = machine();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        machine.startReactively().block();
    }

    private static StateMachine<Phase, Trigger> machine() throws Exception {
        StateMachineBuilder.Builder<Phase, Trigger> builder = StateMachineBuilder.builder();
        builder.configureStates().withStates().initial(Phase.NEW).states(EnumSet.allOf(Phase.class));
        builder.configureTransitions()
                .withExternal()
                .source(Phase.NEW)
                .target(Phase.ACTIVE)
                .event(Trigger.DECLARE)
                .and()
                .withExternal()
                .source(Phase.CLOSED)
                .target(Phase.ACTIVE)
                .event(Trigger.DECLARE)
                .and()
                .withExternal()
                .source(Phase.ACTIVE)
                .target(Phase.MITIGATED)
                .event(Trigger.MITIGATE)
                .and()
                .withExternal()
                .source(Phase.ACTIVE)
                .target(Phase.RESOLVED)
                .event(Trigger.RESOLVE)
                .guard(context -> context.getMessageHeader("summary") != null)
                .and()
                .withExternal()
                .source(Phase.MITIGATED)
                .target(Phase.ACTIVE)
                .event(Trigger.RELAPSE)
                .and()
                .withExternal()
                .source(Phase.MITIGATED)
                .target(Phase.RESOLVED)
                .event(Trigger.RESOLVE)
                .guard(context -> context.getMessageHeader("summary") != null)
                .and()
                .withExternal()
                .source(Phase.RESOLVED)
                .target(Phase.REVIEWING)
                .event(Trigger.REVIEW)
                .and()
                .withExternal()
                .source(Phase.RESOLVED)
                .target(Phase.CLOSED)
                .event(Trigger.CLOSE)
                .and()
                .withExternal()
                .source(Phase.REVIEWING)
                .target(Phase.CLOSED)
                .event(Trigger.CLOSE);
        return builder.build();
    }

    void fire(Trigger trigger) {
        StateMachineEventResult<Phase, Trigger> result = machine.sendEvent(Mono.just(MessageBuilder.withPayload(trigger)
                        .setHeader("summary", Lifecycle.SUMMARY)
                        .build()))
                .blockLast();
        if (result == null || result.getResultType() != ResultType.ACCEPTED) {
            throw new IllegalStateException(
                    trigger + " is refused in " + machine.getState().getId());
        }
        timeline.add(
                new Entry(trigger, Lifecycle.AT.occurredAt(), Lifecycle.AT.by().id()));
    }

    List<Entry> timeline() {
        List<Entry> done = timeline;
        timeline = new ArrayList<>();
        return done;
    }
}
