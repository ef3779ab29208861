package dev.muster.lifecycle;

import dev.muster.role.Role;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code decide}: what a command amounts to. Pure: the same state, command and circumstances give the same events. Thread-safe.
 *
 * <p>A command that is forbidden throws {@link Refused} or {@link Conflict} and gives nothing. One that changes nothing gives no events.
 */
public final class Decider {

    private final IncidentPolicy policy;

    /** Decides by a policy. */
    public Decider(IncidentPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /** The events that a command amounts to; {@code state} is null only for {@link Command.Declare}. */
    public List<Event> decide(@Nullable IncidentState state, Command command, Circumstances at) {
        if (state == null) {
            if (command instanceof Command.Declare declare) {
                return DeclarationRules.declare(declare, at, policy);
            }
            throw new Refused(
                    "(none)", command.getClass().getSimpleName(), "there is no such incident", "declare it first");
        }
        Case found = Table.CASES.of(command);
        if (!found.admitted().contains(state.state())) {
            throw Transitions.refusal(state, command.getClass());
        }
        if (!policy.leadOnly().isEmpty()) {
            requireLead(state, command, at.by());
        }
        // Each rule was registered under the class of the command it takes.
        @SuppressWarnings("unchecked")
        Rule<Command> rule = (Rule<Command>) found.rule();
        return rule.decide(command, state, at, policy);
    }

    /** Of all people, only the lead may give some commands; tools and timers always may, and so may everybody while nobody leads. */
    private void requireLead(IncidentState state, Command command, Actor by) {
        String name = command.getClass().getSimpleName();
        if (!by.isPerson() || !policy.leadOnly().contains(name)) {
            return;
        }
        String lead = state.team().holderOrNull(Role.LEAD);
        if (lead != null && !lead.equals(by.id())) {
            throw new Refused(state.id(), name, by.id() + " does not lead", "ask " + lead + ", or take the lead first");
        }
    }

    /** The cases as they are put together, each under the class of the command it takes. */
    static final class Table {
        /** All of them. They load with the first command to an incident that exists: declaring one does not wait for it. */
        private static final Cases<Command, Case> CASES = cases();

        private final Cases<Command, Case> cases = new Cases<>(Command.class);

        private Table() {}

        /** A case for every command. */
        static Cases<Command, Case> cases() {
            Table table = new Table();
            table.on(Command.Declare.class, (command, state, at, policy) -> {
                throw new Conflict(
                        state.id(),
                        "Declare '" + command.declaration().title() + "'",
                        "declared already as '" + state.facts().title() + "'");
            });
            ProgressRules.register(table);
            SeverityRules.register(table);
            FactsRules.register(table);
            RoleRules.register(table);
            EngagementRules.register(table);
            MitigationRules.register(table);
            ReviewRules.register(table);
            ActionItemRules.register(table);
            TaskRules.register(table);
            NoteRules.register(table);
            TimeRules.register(table);
            PageRules.register(table);
            ReachRules.register(table);
            ReminderRules.register(table);
            return table.cases.complete();
        }

        <C extends Command> void on(Class<C> kind, Rule<C> rule) {
            cases.add(kind, new Case(rule, Transitions.admitted(kind)));
        }
    }

    /** One command's case: its rule, and the states in which it may be asked at all. */
    record Case(Rule<?> rule, Set<State> admitted) {}

    /** What one command amounts to. */
    interface Rule<C extends Command> {
        List<Event> decide(C command, IncidentState state, Circumstances at, IncidentPolicy policy);
    }
}
