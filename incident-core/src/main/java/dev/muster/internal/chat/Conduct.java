package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.internal.process.Step;
import dev.muster.lifecycle.Cases;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Participant;
import dev.muster.lifecycle.State;
import dev.muster.playbook.IncidentType;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commands that change an incident: what each amounts to and what is said of it. Said only where nothing else tells of the change in the same place.
 */
final class Conduct {

    private final Desks desks;
    private final Answers answers;
    private final Cases<ChatCommand.Within, Case<?>> cases;

    Conduct(Desks desks, Cases<ChatCommand.Within, Case<?>> cases) {
        this.desks = desks;
        this.answers = desks.answers();
        this.cases = cases;
    }

    /** What a command does. */
    @FunctionalInterface
    interface Case<C extends ChatCommand.Within> {
        void handle(Said said, IncidentState incident, C command);
    }

    /**
     * A change and what is said of it.
     *
     * @param commands what is given to the incident
     * @param words what is said of it
     */
    private record Deed(List<Command> commands, Effect.Words words) {}

    /** One command's deed, or null when it was answered otherwise. */
    @FunctionalInterface
    private interface Deeds<C extends ChatCommand.Within> {
        @Nullable Deed of(Said said, IncidentState incident, C command);
    }

    /** A deed with a person, or null. */
    @FunctionalInterface
    private interface ByPerson {
        @Nullable Deed deed(String person);
    }

    /** Adds the cases of all commands that change an incident. */
    void register() {
        roles();
        facts();
        course();
        work();
    }

    private void roles() {
        on(ChatCommand.TakeRole.class, this::takeRole);
        on(
                ChatCommand.AssignRole.class,
                (said, incident, command) -> person(said, incident, command.person(), person -> {
                    String role = role(said, incident, command.role());
                    return role == null
                            ? null
                            : deed(
                                    new Command.AssignRole(role, person, null),
                                    "chat.did-role",
                                    "person",
                                    person,
                                    "role",
                                    role);
                }));
        on(
                ChatCommand.HandOver.class,
                (said, incident, command) -> person(said, incident, command.person(), person -> {
                    String role = role(said, incident, command.role());
                    return role == null
                            ? null
                            : deed(
                                    new Command.AssignRole(
                                            role, person, said.who().id()),
                                    "chat.did-role",
                                    "person",
                                    person,
                                    "role",
                                    role);
                }));
        on(ChatCommand.Engage.class, this::engage);
    }

    private void facts() {
        on(ChatCommand.SetSeverity.class, this::severity);
        on(
                ChatCommand.Retitle.class,
                (said, incident, command) ->
                        deed(new Command.EditFacts(command.title(), null, null, null, null), "chat.did-title"));
        on(
                ChatCommand.Cause.class,
                (said, incident, command) ->
                        deed(new Command.RecordCause(command.text(), null, null), "chat.did-cause"));
        on(
                ChatCommand.Learning.class,
                (said, incident, command) -> deed(
                        new Command.TakeNote(
                                null,
                                Note.Kind.LEARNING,
                                command.text(),
                                said.who().id(),
                                said.at().occurred(),
                                null),
                        "chat.did-learning"));
    }

    private void course() {
        on(ChatCommand.Confirm.class, (said, incident, command) -> deed(new Command.Confirm(), "chat.did-state"));
        on(
                ChatCommand.Mitigated.class,
                (said, incident, command) ->
                        deed(new Command.Mitigate(command.how(), Mitigation.Kind.OTHER, false), "chat.did-state"));
        on(
                ChatCommand.Relapsed.class,
                (said, incident, command) -> deed(new Command.Relapse(command.how()), "chat.did-state"));
        on(
                ChatCommand.ImpactOver.class,
                (said, incident, command) -> deed(
                        new Command.ConfirmImpactOver(said.who().id()),
                        "chat.did-impact-over",
                        "person",
                        said.who().id()));
        on(
                ChatCommand.Verified.class,
                (said, incident, command) -> deed(
                        new Command.VerifyMitigation(said.who().id()),
                        "chat.did-verified",
                        "person",
                        said.who().id()));
        on(
                ChatCommand.Resolve.class,
                (said, incident, command) -> deed(new Command.Resolve(command.how()), "chat.did-state"));
        on(
                ChatCommand.Reopen.class,
                (said, incident, command) -> deed(new Command.Reopen(command.why()), "chat.did-state"));
        on(ChatCommand.Reviewed.class, this::reviewed);
        on(ChatCommand.Close.class, (said, incident, command) -> deed(new Command.Close(), "chat.did-state"));
        on(
                ChatCommand.Cancel.class,
                (said, incident, command) -> deed(new Command.Cancel(command.why()), "chat.did-state"));
        on(
                ChatCommand.PostUpdate.class,
                (said, incident, command) -> deed(new Command.PostUpdate(command.text(), null), "chat.did-update"));
    }

    private void work() {
        on(ChatCommand.AddTask.class, this::addTask);
        on(ChatCommand.AddAction.class, this::addAction);
        on(
                ChatCommand.CompleteTask.class,
                (said, incident, command) -> deed(
                        new Command.CompleteTask(command.task(), said.who().id()),
                        "chat.did-task-done",
                        "task",
                        command.task()));
    }

    private <C extends ChatCommand.Within> void on(Class<C> kind, Deeds<C> deeds) {
        Case<C> handled = (said, incident, command) -> {
            Deed deed = deeds.of(said, incident, command);
            if (deed != null) {
                answers.tell(said, incident.id(), deed.commands(), step -> replies(said, deed, step));
            }
        };
        cases.add(kind, handled);
    }

    private List<Intended> replies(Said said, Deed deed, Step step) {
        if (step.isEmpty()) {
            return List.of(answers.here(said, Effect.Words.of("chat.unchanged")));
        }
        return Answers.isTold(said, step) ? List.of() : List.of(answers.here(said, deed.words()));
    }

    private static Deed deed(Command command, String key, String... namesAndValues) {
        return new Deed(List.of(command), Effect.Words.of(key, namesAndValues));
    }

    /** A role that nobody knows is refused by the rules; in talk it was no command. */
    private @Nullable String role(Said said, IncidentState incident, String name) {
        Optional<Role> role = Roles.named(type(incident), incident, name);
        if (role.isEmpty() && said.how() == Said.How.CASUAL) {
            return null;
        }
        return role.map(Role::key).orElse(name);
    }

    /** Who wants a role that somebody has is told who, and how to get it. */
    private @Nullable Deed takeRole(Said said, IncidentState incident, ChatCommand.TakeRole command) {
        String role = role(said, incident, command.role());
        if (role == null) {
            return null;
        }
        String me = said.who().id();
        Optional<String> holder = incident.team().holder(role);
        if (holder.isPresent() && !holder.get().equals(me)) {
            answers.reply(
                    said,
                    incident.id(),
                    Effect.Words.of("chat.role-held", "person", holder.get(), "role", role, "key", role));
            return null;
        }
        return deed(new Command.AssignRole(role, me, ""), "chat.did-role", "person", me, "role", role);
    }

    private @Nullable Deed severity(Said said, IncidentState incident, ChatCommand.SetSeverity command) {
        Optional<Severity> known = type(incident).policy().severity().scale().stream()
                .filter(severity -> severity.name().equalsIgnoreCase(command.severity()))
                .findFirst();
        if (known.isEmpty() && said.how() == Said.How.CASUAL) {
            return null;
        }
        String name = known.map(Severity::name).orElse(command.severity());
        return deed(new Command.OverrideSeverity(name, command.why()), "chat.did-severity");
    }

    /** A review that was not begun is begun with it. */
    private Deed reviewed(Said said, IncidentState incident, ChatCommand.Reviewed command) {
        List<Command> commands = new ArrayList<>();
        if (incident.state() == State.RESOLVED) {
            commands.add(new Command.StartReview(null));
        }
        Set<String> people = new LinkedHashSet<>();
        people.add(said.who().id());
        incident.team().participants().values().stream()
                .filter(Participant::isActive)
                .forEach(participant -> people.add(participant.person()));
        commands.add(new Command.CompleteReview(List.copyOf(people), command.outcome()));
        return new Deed(commands, Effect.Words.of("chat.did-reviewed"));
    }

    private @Nullable Deed addAction(Said said, IncidentState incident, ChatCommand.AddAction command) {
        String id = "A-" + (incident.work().actionItems().size() + 1);
        return person(
                said,
                incident,
                command.person(),
                person -> deed(
                        new Command.AddActionItem(
                                command.title(),
                                person,
                                ActionItem.Priority.MEDIUM,
                                command.dueAt(),
                                ActionItem.Horizon.SHORT),
                        "chat.did-action",
                        "item",
                        id,
                        "text",
                        command.title(),
                        "due",
                        command.dueAt().toString(),
                        "person",
                        person));
    }

    private @Nullable Deed addTask(Said said, IncidentState incident, ChatCommand.AddTask command) {
        String id = "T-" + (incident.work().tasks().size() + 1);
        String due = command.dueAt() == null ? "" : command.dueAt().toString();
        if (command.person() == null) {
            return deed(
                    new Command.AddTask(command.text(), null, command.dueAt()),
                    "chat.did-task",
                    "task",
                    id,
                    "text",
                    command.text(),
                    "due",
                    due);
        }
        return person(
                said,
                incident,
                command.person(),
                person -> deed(
                        new Command.AddTask(command.text(), person, command.dueAt()),
                        "chat.did-task",
                        "task",
                        id,
                        "text",
                        command.text(),
                        "due",
                        due,
                        "person",
                        person));
    }

    /** Whether they are paged or asked, the policy says. */
    private @Nullable Deed engage(Said said, IncidentState incident, ChatCommand.Engage command) {
        Knowledge knowledge = type(incident).policy().knowledge();
        return switch (command.kind()) {
            case "person" ->
                person(
                        said,
                        incident,
                        command.name(),
                        person -> engage(said, Target.person(person), nameOf(incident, person)));
            case "team" -> {
                String team = knowledge.teams().keySet().stream()
                        .filter(command.name()::equalsIgnoreCase)
                        .findFirst()
                        .orElse(command.name());
                yield engage(said, Target.team(team), team);
            }
            default -> {
                String service = knowledge
                        .service(command.name())
                        .map(Knowledge.Service::name)
                        .orElse(command.name());
                yield engage(said, Target.service(service), service);
            }
        };
    }

    private Deed engage(Said said, Target target, String name) {
        Command engage = new Command.Engage(List.of(target), Role.RESPONDER, answers.why(said), true);
        return deed(engage, "chat.did-engage", "target", name);
    }

    private String nameOf(IncidentState incident, String person) {
        return type(incident).policy().knowledge().person(person).name();
    }

    /** Makes a deed with the one person whom a word means; says what to do when it means nobody or several. */
    private @Nullable Deed person(Said said, IncidentState incident, String word, ByPerson made) {
        boolean me = word.equalsIgnoreCase("me") || word.equalsIgnoreCase("@me");
        List<Knowledge.PersonEntry> people =
                me ? List.of() : desks.whom(said, incident).people(word);
        if (me || people.size() == 1) {
            return made.deed(me ? said.who().id() : people.get(0).id());
        }
        if (people.isEmpty()) {
            answers.reply(said, incident.id(), Effect.Words.of("chat.person-unknown", "text", Whom.bare(word)));
        } else {
            String names = String.join(
                    ", ", people.stream().map(Knowledge.PersonEntry::id).toList());
            answers.reply(
                    said,
                    incident.id(),
                    Effect.Words.of("chat.person-ambiguous", "text", Whom.bare(word), "names", names));
        }
        return null;
    }

    private IncidentType type(IncidentState incident) {
        return desks.desk().typeOf(incident);
    }
}
