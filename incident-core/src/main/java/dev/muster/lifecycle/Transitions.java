package dev.muster.lifecycle;

import static dev.muster.lifecycle.State.ACTIVE;
import static dev.muster.lifecycle.State.CANCELLED;
import static dev.muster.lifecycle.State.CLOSED;
import static dev.muster.lifecycle.State.MERGED;
import static dev.muster.lifecycle.State.MITIGATED;
import static dev.muster.lifecycle.State.RESOLVED;
import static dev.muster.lifecycle.State.REVIEWING;
import static dev.muster.lifecycle.State.TRIAGE;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state machine of an incident, as a table. What may happen, what is refused, where an event leads and how it is drawn all come from here. */
public final class Transitions {

    private static final List<Transition> ROWS = List.of(
            row(null, Command.Declare.class, Event.IncidentDeclared.class, TRIAGE, "declared unconfirmed"),
            row(null, Command.Declare.class, Event.IncidentDeclared.class, ACTIVE, "declared as an incident"),
            row(TRIAGE, Command.Confirm.class, Event.IncidentConfirmed.class, ACTIVE, ""),
            row(TRIAGE, Command.Cancel.class, Event.IncidentCancelled.class, CANCELLED, ""),
            row(TRIAGE, Command.MergeInto.class, Event.IncidentMerged.class, MERGED, ""),
            row(ACTIVE, Command.Mitigate.class, Event.IncidentMitigated.class, MITIGATED, ""),
            row(
                    ACTIVE,
                    Command.Resolve.class,
                    Event.IncidentResolved.class,
                    RESOLVED,
                    "all that the policy requires holds"),
            row(ACTIVE, Command.Cancel.class, Event.IncidentCancelled.class, CANCELLED, ""),
            row(ACTIVE, Command.MergeInto.class, Event.IncidentMerged.class, MERGED, ""),
            row(MITIGATED, Command.Relapse.class, Event.IncidentRelapsed.class, ACTIVE, ""),
            row(
                    MITIGATED,
                    Command.Resolve.class,
                    Event.IncidentResolved.class,
                    RESOLVED,
                    "all that the policy requires holds"),
            row(MITIGATED, Command.Cancel.class, Event.IncidentCancelled.class, CANCELLED, ""),
            row(MITIGATED, Command.MergeInto.class, Event.IncidentMerged.class, MERGED, ""),
            row(RESOLVED, Command.StartReview.class, Event.ReviewStarted.class, REVIEWING, ""),
            row(RESOLVED, Command.Reopen.class, Event.IncidentReopened.class, ACTIVE, ""),
            row(RESOLVED, Command.Close.class, Event.IncidentClosed.class, CLOSED, "no review is owed"),
            row(RESOLVED, Command.MergeInto.class, Event.IncidentMerged.class, MERGED, ""),
            row(REVIEWING, Command.Close.class, Event.IncidentClosed.class, CLOSED, "no review is owed"),
            row(REVIEWING, Command.Reopen.class, Event.IncidentReopened.class, ACTIVE, ""),
            row(REVIEWING, Command.MergeInto.class, Event.IncidentMerged.class, MERGED, ""),
            row(CLOSED, Command.Reopen.class, Event.IncidentReopened.class, ACTIVE, ""));

    /** What may be asked only while the incident has not ended. What is in neither this table nor the other may always be asked. */
    private static final Set<Class<? extends Command>> WHILE_OPEN = Set.of(
            Command.Classify.class,
            Command.OverrideSeverity.class,
            Command.EnterSubstate.class,
            Command.AssignRole.class,
            Command.ReleaseRole.class,
            Command.Engage.class,
            Command.Acknowledge.class,
            Command.ConfirmImpactOver.class,
            Command.RecordCause.class,
            Command.AddTask.class,
            Command.ChangeTask.class,
            Command.PostUpdate.class,
            Command.Page.class);

    /** What is no transition and yet belongs to some states only. */
    private static final Map<Class<? extends Command>, Set<State>> ONLY_IN = Map.of(
            Command.VerifyMitigation.class, Set.of(MITIGATED, RESOLVED),
            Command.CompleteReview.class, Set.of(REVIEWING));

    private static final Set<State> EVERYWHERE = EnumSet.allOf(State.class);

    private static final Map<Class<?>, Set<State>> ADMITTED = admitted();

    private Transitions() {}

    /** The rows, in the order of the states. */
    public static List<Transition> rows() {
        return ROWS;
    }

    /** The rows that start in a state. */
    public static List<Transition> from(State state) {
        return ROWS.stream().filter(row -> row.from() == state).toList();
    }

    /** Whether a command may be asked for in a state; a guard may still refuse it. */
    public static boolean admits(State state, Class<? extends Command> command) {
        return admitted(command).contains(state);
    }

    /** The table as a Mermaid state diagram; the same table gives the same text. */
    public static String mermaid() {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n");
        for (Transition row : ROWS) {
            text.append("    ")
                    .append(row.from() == null ? "[*]" : row.from())
                    .append(" --> ")
                    .append(row.to());
            text.append(" : ").append(row.trigger().getSimpleName());
            text.append(row.guard().isEmpty() ? "" : " [" + row.guard() + "]").append('\n');
        }
        for (State state : State.values()) {
            if (state.isEnded()) {
                text.append("    ").append(state).append(" --> [*]\n");
            }
        }
        return text.toString();
    }

    /** Where an event leads; the table says so only for events that lead to one place. */
    static State after(Class<? extends Event> event) {
        List<State> targets = ROWS.stream()
                .filter(row -> row.event() == event)
                .map(Transition::to)
                .distinct()
                .toList();
        if (targets.size() != 1) {
            throw new IllegalStateException(event.getSimpleName() + " leads to " + targets + ": expected one state");
        }
        return targets.get(0);
    }

    /** The states in which a command may be asked for. */
    static Set<State> admitted(Class<? extends Command> command) {
        return ADMITTED.getOrDefault(command, EVERYWHERE);
    }

    /** Why a state does not admit a command, and what it does. */
    static Refused refusal(IncidentState state, Class<? extends Command> command) {
        State now = state.state();
        String into =
                state.progress().ending() == null || state.progress().ending().mergedInto() == null
                        ? ""
                        : " into " + state.progress().ending().mergedInto();
        Set<State> only = ONLY_IN.get(command);
        String reason = "the incident is " + now + into
                + (only == null
                        ? ""
                        : ", expected one of " + only.stream().sorted().toList());
        return new Refused(state.id(), command.getSimpleName(), reason, legalFrom(now));
    }

    private static String legalFrom(State state) {
        List<Transition> rows = from(state);
        String onwards = rows.stream()
                .map(row -> row.trigger().getSimpleName() + " (to " + row.to() + ")")
                .collect(Collectors.joining(", "));
        if (state.isEnded()) {
            return "legal from here: " + (rows.isEmpty() ? "" : onwards + ", ") + "notes, corrections and action items";
        }
        return "legal from here: " + onwards;
    }

    private static Map<Class<?>, Set<State>> admitted() {
        Map<Class<?>, Set<State>> table = new HashMap<>();
        for (Transition row : ROWS) {
            if (row.from() != null) {
                table.computeIfAbsent(row.trigger(), any -> EnumSet.noneOf(State.class))
                        .add(row.from());
            }
        }
        for (Class<? extends Command> command : WHILE_OPEN) {
            Set<State> open = EnumSet.allOf(State.class);
            open.removeIf(State::isEnded);
            table.put(command, open);
        }
        ONLY_IN.forEach((command, only) -> table.put(command, EnumSet.copyOf(only)));
        // While it is mitigated, a further mitigation is work and no transition.
        table.computeIfAbsent(Command.Mitigate.class, any -> EnumSet.noneOf(State.class))
                .add(MITIGATED);
        return table;
    }

    private static Transition row(
            @Nullable State from,
            Class<? extends Command> trigger,
            Class<? extends Event> event,
            State to,
            String guard) {
        return new Transition(from, trigger, event, to, guard);
    }
}
