package dev.muster.benchmarks;

import dev.muster.Incidents;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.inmemory.InMemoryProvider;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Whole commands in memory. One operation is one command. Every {@value #LIFECYCLES} lifecycles each arm begins with an empty store, so that what is
 * kept fits into memory; the making of it counts.
 */
@State(Scope.Thread)
public class CommandBench {

    private static final int LIFECYCLES = 2000;
    private static final InstantSource CLOCK = InstantSource.fixed(Lifecycle.AT.recordedAt());

    private final Declaration declaration =
            Declaration.of("Checkout fails for EU customers").affecting("checkout");
    private final SpringMachine spring = new SpringMachine();
    private @Nullable Incidents incidents;
    private @Nullable AxonBus axon;
    private int lifecycles;

    private boolean anew() {
        return lifecycles++ % LIFECYCLES == 0;
    }

    private boolean relapsing() {
        return lifecycles % 2 == 0;
    }

    /** Ours: decide, encode, append with version check, summary, plan effects. The provider that offers the store offers every tool too. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object muster() {
        return lifecycle(true);
    }

    /** Ours, with a store and no tool: nothing that needs a tool is planned, as nothing is in the other arms. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object musterWithoutTools() {
        return lifecycle(false);
    }

    private Object lifecycle(boolean tools) {
        Incidents all = incidents;
        if (all == null || anew()) {
            all = tools
                    ? Incidents.builder()
                            .playbook(Lifecycle.PLAYBOOK)
                            .clock(CLOCK)
                            .provider(InMemoryProvider.create(CLOCK))
                            .build()
                    : Incidents.builder()
                            .playbook(Lifecycle.PLAYBOOK)
                            .clock(CLOCK)
                            .store(new InMemoryIncidentStore(CLOCK))
                            .build();
            incidents = all;
        }
        String id = all.declare(declaration, Lifecycle.AT).id();
        Object last = id;
        List<Command> rest = relapsing() ? Lifecycle.RELAPSING : Lifecycle.STRAIGHT;
        for (int i = 0; i < rest.size(); i++) {
            last = all.tell(id, rest.get(i), Lifecycle.AT);
        }
        return last;
    }

    /** Axon, which reads the aggregate's events for each command. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object axon() {
        return axon(false);
    }

    /** Axon with its caching repository. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object axonCached() {
        return axon(true);
    }

    private Object axon(boolean cached) {
        AxonBus bus = axon;
        if (bus == null || anew()) {
            if (bus != null) {
                bus.close();
            }
            bus = new AxonBus(cached);
            axon = bus;
        }
        String id = "INC-" + lifecycles;
        for (Trigger trigger : relapsing() ? Trigger.RELAPSING : Trigger.STRAIGHT) {
            bus.send(
                    trigger == Trigger.DECLARE
                            ? new AxonIncident.Declare(id)
                            : new AxonIncident.Move(id, trigger, Lifecycle.SUMMARY));
        }
        return id;
    }

    /** spring-statemachine, reused: a bare transition, which is all it does. */
    @Benchmark
    @OperationsPerInvocation(Lifecycle.STEPS)
    public Object spring() {
        for (Trigger trigger : relapsing() ? Trigger.RELAPSING : Trigger.STRAIGHT) {
            spring.fire(trigger);
        }
        lifecycles++;
        return spring.timeline();
    }
}
