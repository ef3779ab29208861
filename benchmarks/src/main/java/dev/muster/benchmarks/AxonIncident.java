package dev.muster.benchmarks;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The same lifecycle as an aggregate of Axon. */
public class AxonIncident {

    @AggregateIdentifier
    private @Nullable String id;

    private Phase phase = Phase.NEW;

    /** For Axon, which replays into it. */
    protected AxonIncident() {}

    /** Declares. */
    @CommandHandler
    public AxonIncident(Declare command) {
        AggregateLifecycle.apply(new Moved(command.id(), Trigger.DECLARE, null));
    }

    /** Does anything else. */
    @CommandHandler
    public void handle(Move command) {
        Phase next = next(command.trigger());
        if (next == null || (next == Phase.RESOLVED && command.summary() == null)) {
            throw new IllegalStateException(command.trigger() + " is refused in " + phase);
        }
        AggregateLifecycle.apply(new Moved(command.id(), command.trigger(), command.summary()));
    }

    private @Nullable Phase next(Trigger trigger) {
        return switch (trigger) {
            case DECLARE -> phase == Phase.NEW ? Phase.ACTIVE : null;
            case MITIGATE -> phase == Phase.ACTIVE ? Phase.MITIGATED : null;
            case RELAPSE -> phase == Phase.MITIGATED ? Phase.ACTIVE : null;
            case RESOLVE -> phase == Phase.MITIGATED || phase == Phase.ACTIVE ? Phase.RESOLVED : null;
            case REVIEW -> phase == Phase.RESOLVED ? Phase.REVIEWING : null;
            case CLOSE -> phase == Phase.RESOLVED || phase == Phase.REVIEWING ? Phase.CLOSED : null;
        };
    }

    /** Evolves. */
    @EventSourcingHandler
    public void on(Moved event) {
        id = event.id();
        Phase next = next(event.trigger());
        phase = next == null ? phase : next;
    }

    /** Declares an incident. */
    public record Declare(@TargetAggregateIdentifier String id) {}

    /** Moves it on. */
    public record Move(
            @TargetAggregateIdentifier String id,
            Trigger trigger,
            @Nullable String summary) {}

    /** It moved. */
    public record Moved(
            String id, Trigger trigger, @Nullable String summary) {}
}
