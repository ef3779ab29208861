package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.engagement.Target;
import dev.muster.internal.words.Choices;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Reminder;
import dev.muster.role.Role;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The choices of the library's own messages: what each amounts to. One of another version does nothing. */
final class Pressing {

    private final Desks desks;
    private final Answers answers;
    private final MoreForms forms;
    private final WorkForms work;
    private final TimelineTalk timelines;

    Pressing(Desks desks, MoreForms forms, WorkForms work, TimelineTalk timelines) {
        this.desks = desks;
        this.answers = desks.answers();
        this.forms = forms;
        this.work = work;
        this.timelines = timelines;
    }

    /** Somebody pressed this. */
    void pressed(Said said, String choice) {
        Pressed pressed = Pressed.of(choice, isDetailed(choice));
        desks.desk().load(pressed.incident()).ifPresent(incident -> {
            if (!work.ask(said, pressed, incident) && !inDetail(said, pressed, incident)) {
                plainly(said, pressed.action(), incident);
            }
        });
    }

    /** What is about something in the incident says about what. */
    private static boolean isDetailed(String choice) {
        int colon = choice.indexOf(':');
        return switch (colon < 0 ? choice : choice.substring(0, colon)) {
            case Choices.TAKE,
                    Choices.HAND_OVER,
                    Choices.ASK,
                    Choices.TASK_DONE,
                    Choices.ITEM_DONE,
                    Choices.ITEM_MOVE,
                    Choices.SNOOZE -> true;
            default -> false;
        };
    }

    private boolean inDetail(Said said, Pressed pressed, IncidentState incident) {
        String me = said.who().id();
        switch (pressed.action()) {
            case Choices.TAKE -> role(said, incident, new Command.AssignRole(pressed.detail(), me, ""));
            case Choices.TASK_DONE -> give(said, incident, new Command.CompleteTask(pressed.detail(), me));
            case Choices.ITEM_DONE -> give(said, incident, new Command.CompleteActionItem(pressed.detail()));
            case Choices.SNOOZE -> snooze(said, pressed.detail(), incident);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void plainly(Said said, String action, IncidentState incident) {
        String me = said.who().id();
        switch (action) {
            case Choices.UPDATE -> forms.askForUpdate(said, incident);
            case Choices.EDIT -> forms.askForChanges(said, incident);
            case Choices.ROLES -> forms.askForRole(said, incident);
            case Choices.PAGE -> forms.askForPage(said, incident);
            case Choices.REOPEN -> forms.askForReopening(said, incident);
            case Choices.TIMELINE -> timelines.timeline(said, incident, false);
            case Choices.NO_CHANGE ->
                give(said, incident, new Command.PostUpdate(answers.voice().label("chat.no-change"), null));
            case Choices.ACCEPT ->
                give(
                        said,
                        incident,
                        new Command.Acknowledge(me),
                        new Command.Join(me, answers.voice().label("chat.why-accepted")));
            case Choices.DECLINE -> give(said, incident, new Command.Leave(me));
            default -> {
                // a choice of another version
            }
        }
    }

    /** Somebody picked a person. */
    void picked(Said said, String choice, Person person) {
        Pressed pressed = Pressed.of(choice, isDetailed(choice));
        desks.desk().load(pressed.incident()).ifPresent(incident -> {
            String me = said.who().id();
            switch (pressed.action()) {
                case Choices.HAND_ON ->
                    give(said, incident, engage(said, person, Role.RESPONDER), new Command.Leave(me));
                case Choices.ASK -> role(said, incident, engage(said, person, pressed.detail()));
                case Choices.HAND_OVER ->
                    role(
                            said,
                            incident,
                            new Command.AssignRole(
                                    pressed.detail(),
                                    person.id(),
                                    incident.team().holder(pressed.detail()).orElse("")));
                default -> {
                    // a choice of another version
                }
            }
        });
    }

    /** Whether they are paged or asked, the policy says. */
    private Command engage(Said said, Person person, String role) {
        return new Command.Engage(List.of(Target.person(person.id())), role, answers.why(said), true);
    }

    /** The list of roles that was pressed tells then how they stand. */
    private void role(Said said, IncidentState incident, Command command) {
        Intended list = answers.instead(said, Effect.Words.of("chat.roles"));
        answers.tell(said, incident.id(), List.of(command), step -> List.of(list));
    }

    private void snooze(Said said, String detail, IncidentState incident) {
        String[] parts = detail.split("/", 3);
        Optional<Reminder> reminder = parts.length == 3 ? reminder(parts[1]) : Optional.empty();
        if (reminder.isEmpty()) {
            return;
        }
        boolean isStopped = parts[0].equals(Choices.STOP);
        Duration pause = isStopped ? null : pause(parts[0]);
        if (!isStopped && pause == null) {
            return;
        }
        Effect.Words words = pause == null
                ? Effect.Words.of("chat.reminder-stopped")
                : Effect.Words.of(
                        "chat.snoozed", "until", said.now().plus(pause).toString());
        answers.tell(
                said,
                incident.id(),
                List.of(new Command.Snooze(reminder.get(), parts[2], pause)),
                step -> step.isEmpty() ? List.of() : List.of(answers.personally(said, "", words)));
    }

    private static Optional<Reminder> reminder(String name) {
        for (Reminder reminder : Reminder.values()) {
            if (reminder.name().equals(name)) {
                return Optional.of(reminder);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Duration pause(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void give(Said said, IncidentState incident, Command... commands) {
        answers.tell(said, incident.id(), List.of(commands), step -> List.of());
    }
}
