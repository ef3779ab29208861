package dev.muster.timeline;

import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The nine steps of handling an incident, the same for every one, and how far each is. Told from the history; nobody ticks them off.
 *
 * @param steps in order
 */
public record Checklist(List<Item> steps) {

    /** Copies the steps. */
    public Checklist {
        steps = List.copyOf(steps);
    }

    /** The checklist of a history. */
    public static Checklist of(List<Recorded> history) {
        IncidentState incident = Evolver.replay(history);
        List<Item> items = new ArrayList<>();
        for (Step step : Step.values()) {
            items.add(item(step, history, incident));
        }
        return new Checklist(items);
    }

    private static Item item(Step step, List<Recorded> history, IncidentState incident) {
        for (Recorded recorded : history) {
            if (step.done.test(recorded.event())) {
                return new Item(
                        step,
                        Status.DONE,
                        who(step, recorded, incident),
                        recorded.circumstances().occurredAt());
            }
        }
        boolean over = !incident.state().isLive() && (incident.state().isEnded() || step != Step.REVIEW);
        return over ? skipped(step, history) : new Item(step, Status.OPEN, null, null);
    }

    private static Item skipped(Step step, List<Recorded> history) {
        Item skipped = new Item(step, Status.SKIPPED, null, null);
        for (Recorded recorded : history) {
            if (givesUp(step, recorded.event())) {
                Circumstances given = recorded.circumstances();
                skipped = new Item(step, Status.SKIPPED, given.by().id(), given.occurredAt());
            }
        }
        return skipped;
    }

    /** Whether nothing is done for a step after this: a resolved incident is still reviewed. */
    private static boolean givesUp(Step step, Event event) {
        return event instanceof Event.IncidentCancelled
                || event instanceof Event.IncidentMerged
                || (step == Step.REVIEW
                        ? event instanceof Event.IncidentClosed
                        : event instanceof Event.IncidentResolved);
    }

    private static String who(Step step, Recorded recorded, IncidentState incident) {
        String reporter = incident.facts().reporter();
        return step == Step.DECLARE && reporter != null
                ? reporter
                : recorded.circumstances().by().id();
    }

    private static boolean isMade(Event event, ResourceKind kind) {
        return event instanceof Event.ResourceAdded added && added.resource().kind() == kind;
    }

    /** One of the nine steps. */
    @SuppressWarnings("ImmutableEnumChecker") // predicates without state
    public enum Step {
        /** Declare the incident. */
        DECLARE(event -> event instanceof Event.IncidentDeclared),
        /** Find one person who answers for it. */
        DETERMINE_COMMANDER(event ->
                event instanceof Event.RoleAssigned assigned && assigned.role().equals(Role.LEAD)),
        /** Open its channel. */
        CREATE_CHANNELS(event -> isMade(event, ResourceKind.CONVERSATION)),
        /** Create its document. */
        CREATE_DOCUMENT(event -> isMade(event, ResourceKind.DOCUMENT)),
        /** Bring in who is needed. */
        ENGAGE(event -> event instanceof Event.PagesRequested || event instanceof Event.EngagementRequested),
        /** Tell those who come how it stands. */
        ORIENT(event -> event instanceof Event.ParticipantJoined),
        /** Tell those who do not take part. */
        NOTIFY(event -> event instanceof Event.NoticeSent || event instanceof Event.UpdatePosted),
        /** Drive it to its resolution. */
        RESOLVE(event -> event instanceof Event.IncidentResolved),
        /** Review how it was handled. */
        REVIEW(event -> event instanceof Event.ReviewCompleted);

        private final Predicate<Event> done;

        Step(Predicate<Event> done) {
            this.done = done;
        }
    }

    /** How far a step is. */
    public enum Status {
        /** It is to be done. */
        OPEN,
        /** It was done. */
        DONE,
        /** It was not done, and no longer will be. */
        SKIPPED
    }

    /**
     * A step and how far it is.
     *
     * @param step which
     * @param status how far
     * @param who who did it; of the declaration, who reported it; of what is skipped, who ended the incident without it; null while it is open
     * @param at when it was done first, or when it was skipped; null while it is open
     */
    public record Item(
            Step step,
            Status status,
            @Nullable String who,
            @Nullable Instant at) {}
}
