package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.engagement.Knowledge;
import dev.muster.internal.words.Choices;
import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Moment;
import dev.muster.review.ActionItem;
import dev.muster.spi.conversation.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Forms about the work: a task, a follow-up and its date, the times, a duplicate. What cannot be read is told to whoever sent it, and changes nothing. */
final class WorkForms {

    private static final int TITLE = 24;

    private final Desks desks;
    private final Answers answers;

    WorkForms(Desks desks) {
        this.desks = desks;
        this.answers = desks.answers();
    }

    /** Opens the form of a choice; false when it has none here. */
    boolean ask(Said said, Pressed pressed, IncidentState incident) {
        List<Form.Field> fields = switch (pressed.action()) {
            case Choices.TASK -> List.of(title(), field("who"), field("due"));
            case Choices.FOLLOW_UP -> List.of(title(), needed("who"), needed("due"));
            case Choices.ITEM_MOVE -> List.of(needed("due"), needed("why"));
            case Choices.DUPLICATE -> List.of(needed("incident"));
            case Choices.TIMES -> times();
            default -> List.<Form.Field>of();
        };
        if (!fields.isEmpty()
                && answers.tell(said, incident.id(), List.of(), step -> List.of())
                        .isPresent()) {
            String title = voice().label("chat.form." + pressed.action());
            String id =
                    pressed.action() + ':' + incident.id() + (pressed.detail().isEmpty() ? "" : ':' + pressed.detail());
            answers.ask(said, new Form(id, title.substring(0, Math.min(TITLE, title.length())), fields));
        }
        return !fields.isEmpty();
    }

    private List<Form.Field> times() {
        List<Form.Field> fields = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            fields.add(Form.Field.of(name(moment), label(name(moment)), line("time")));
        }
        fields.add(needed("why"));
        return fields;
    }

    private static String name(Moment moment) {
        return "time-" + moment.name().toLowerCase(Locale.ROOT);
    }

    private Form.Field title() {
        return Form.Field.needed("title", label("title"), Form.Text.line().upTo(Declaration.TITLE_LENGTH));
    }

    private Form.Field field(String name) {
        return Form.Field.of(name, label(name), line(name));
    }

    private Form.Field needed(String name) {
        return Form.Field.needed(name, label(name), line(name));
    }

    /** A line, with the example that the words have for it. */
    private Form.Text line(String name) {
        String key = "chat.example." + name;
        String example = voice().label(key);
        return example.equals(key) ? Form.Text.line() : Form.Text.line().like(example);
    }

    private String label(String name) {
        return voice().label("chat.field." + name);
    }

    private PlaybookVoice voice() {
        return answers.voice();
    }

    /** What a form's id says: only the date of an action item has a detail. */
    static Pressed sent(String form) {
        return Pressed.of(form, form.startsWith(Choices.ITEM_MOVE + ':'));
    }

    /** Somebody sent a form; false when it is none of these. */
    boolean submitted(Said said, Pressed sent, Map<String, String> values) {
        Optional<IncidentState> incident = desks.desk().load(sent.incident());
        if (incident.isEmpty()) {
            return false;
        }
        Filled filled = new Filled(said, incident.get(), values);
        switch (sent.action()) {
            case Choices.TASK -> task(filled);
            case Choices.FOLLOW_UP -> followUp(filled);
            case Choices.ITEM_MOVE ->
                due(
                        filled,
                        due -> give(
                                filled, new Command.ChangeActionItem(sent.detail(), null, due, filled.text("why"))));
            case Choices.DUPLICATE -> duplicate(filled);
            case Choices.TIMES -> corrected(filled);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void task(Filled filled) {
        String who = filled.text("who");
        String due = filled.text("due");
        if (who == null) {
            taskOf(filled, null, due);
        } else {
            person(filled, who, person -> taskOf(filled, person, due));
        }
    }

    private boolean taskOf(Filled filled, @Nullable String person, @Nullable String due) {
        return due == null
                ? give(filled, new Command.AddTask(filled.needed("title"), person, null))
                : due(filled, at -> give(filled, new Command.AddTask(filled.needed("title"), person, at)));
    }

    private void followUp(Filled filled) {
        person(
                filled,
                filled.needed("who"),
                person -> due(
                        filled,
                        due -> give(
                                filled,
                                new Command.AddActionItem(
                                        filled.needed("title"),
                                        person,
                                        ActionItem.Priority.MEDIUM,
                                        due,
                                        ActionItem.Horizon.SHORT))));
    }

    /** Of an incident that is not open nobody learns here that it exists. */
    private void duplicate(Filled filled) {
        String other = filled.needed("incident");
        boolean isKnown = desks.desk()
                .load(other)
                .filter(incident -> incident.facts().confidentiality() == Confidentiality.OPEN)
                .isPresent();
        if (isKnown) {
            give(filled, new Command.MergeInto(other));
        } else {
            wrong(filled, "chat.incident-unknown", other);
        }
    }

    /** Every time that was given, or none of them when one cannot be read. */
    private void corrected(Filled filled) {
        List<Command> commands = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            String text = filled.text(name(moment));
            if (text == null) {
                continue;
            }
            Optional<Instant> at = Past.parse(text, filled.said().now());
            if (at.isEmpty()) {
                wrong(filled, "chat.time-unclear", text);
                return;
            }
            commands.add(new Command.CorrectTime(moment, at.get(), filled.needed("why")));
        }
        answers.tell(filled.said(), filled.incident().id(), commands, step -> List.of());
    }

    private boolean give(Filled filled, Command command) {
        return answers.tell(filled.said(), filled.incident().id(), List.of(command), step -> List.of())
                .isPresent();
    }

    private boolean due(Filled filled, Function<Instant, Boolean> then) {
        String text = filled.needed("due");
        Optional<Instant> due = Due.parse(text, filled.said().now());
        if (due.isEmpty()) {
            return wrong(filled, "chat.due-unclear", text);
        }
        return then.apply(due.get());
    }

    private boolean person(Filled filled, String word, Function<String, Boolean> then) {
        if (word.equalsIgnoreCase("me")) {
            return then.apply(filled.said().who().id());
        }
        List<Knowledge.PersonEntry> people =
                desks.whom(filled.said(), filled.incident()).people(word);
        if (people.size() == 1) {
            return then.apply(people.get(0).id());
        }
        return wrong(filled, people.isEmpty() ? "chat.person-unknown" : "chat.person-unclear", Whom.bare(word));
    }

    private boolean wrong(Filled filled, String key, String text) {
        Effect.Words words = Effect.Words.of(key, "text", PageTalk.cut(text));
        answers.tell(
                filled.said(),
                filled.incident().id(),
                List.of(),
                step -> List.of(answers.personally(filled.said(), "", words)));
        return false;
    }

    /** What somebody filled in about an incident. */
    private record Filled(Said said, IncidentState incident, Map<String, String> values) {

        @Nullable String text(String field) {
            String value = values.getOrDefault(field, "").strip();
            return value.isEmpty() ? null : value;
        }

        String needed(String field) {
            return values.getOrDefault(field, "").strip();
        }
    }
}
