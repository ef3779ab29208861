package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentState;
import dev.muster.role.Role;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Forms: what they ask, and what is done with what people send. Only what cannot be done without is required. */
final class MoreForms {

    private static final String MORE = "more";
    private static final String UPDATE = "update";
    private static final String EDIT = "edit";
    private static final String ROLES = "roles";
    private static final String REOPEN = "reopen";
    private static final String PAGE = "page";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int TITLE = 24;
    private static final int DESCRIPTION_LENGTH = 1_000;
    private static final int UPDATE_LENGTH = 2_000;

    private final Desks desks;
    private final Answers answers;
    private final PageTalk paging;
    private final WorkForms work;

    MoreForms(Desks desks, PageTalk paging, WorkForms work) {
        this.work = work;
        this.desks = desks;
        this.answers = desks.answers();
        this.paging = paging;
    }

    /** Asks for more about an incident that was just declared. */
    void askForMore(Said said, IncidentState incident) {
        PlaybookVoice voice = answers.voice();
        List<Form.Field> fields = new ArrayList<>(facts(incident));
        fields.add(field("share", line()));
        fields.add(field(
                "critical",
                Form.OneOf.of(List.of(
                        new Option(YES, voice.label("chat.form.yes")), new Option(NO, voice.label("chat.form.no"))))));
        answers.ask(said, form(MORE, incident, fields));
    }

    /** Asks how it stands. */
    void askForUpdate(Said said, IncidentState incident) {
        ask(said, incident, form(UPDATE, incident, List.of(needed("text", lines(UPDATE_LENGTH)))));
    }

    /** Asks what is to be changed. */
    void askForChanges(Said said, IncidentState incident) {
        List<Form.Field> fields = new ArrayList<>();
        fields.add(field("title", line().upTo(Declaration.TITLE_LENGTH)));
        fields.addAll(facts(incident));
        ask(said, incident, form(EDIT, incident, fields));
    }

    /** Asks which role somebody takes. */
    void askForRole(Said said, IncidentState incident) {
        List<Option> roles =
                desks
                        .desk()
                        .typeOf(incident)
                        .policy()
                        .roles()
                        .of(incident.facts().severity().tier())
                        .stream()
                        .filter(role -> !role.key().equals(Role.RESPONDER))
                        .map(role -> new Option(role.key(), role.name()))
                        .toList();
        Form.Entry entry = roles.isEmpty() ? line() : Form.OneOf.of(roles);
        ask(said, incident, form(ROLES, incident, List.of(needed("role", entry))));
    }

    /** Asks why it is taken up again. */
    void askForReopening(Said said, IncidentState incident) {
        ask(said, incident, form(REOPEN, incident, List.of(needed("why", line()))));
    }

    /** Asks whom to page. */
    void askForPage(Said said, IncidentState incident) {
        ask(said, incident, form(PAGE, incident, List.of(needed("whom", line()))));
    }

    /** One press opens a form once. */
    private void ask(Said said, IncidentState incident, Form form) {
        if (answers.tell(said, incident.id(), List.of(), step -> List.of()).isPresent()) {
            answers.ask(said, form);
        }
    }

    private List<Form.Field> facts(IncidentState incident) {
        List<Option> severities = desks.desk().typeOf(incident).policy().severity().scale().stream()
                .map(Severity::name)
                .map(Option::of)
                .toList();
        return List.of(
                field("description", lines(DESCRIPTION_LENGTH)),
                field("services", line()),
                field("severity", Form.OneOf.of(severities)),
                field("why", line()));
    }

    private Form form(String kind, IncidentState incident, List<Form.Field> fields) {
        String title = answers.voice().label("chat.form." + kind);
        return new Form(kind + ':' + incident.id(), title.substring(0, Math.min(TITLE, title.length())), fields);
    }

    private static Form.Text line() {
        return Form.Text.line();
    }

    private static Form.Text lines(int most) {
        return Form.Text.lines().upTo(most);
    }

    private Form.Field field(String name, Form.Entry entry) {
        return Form.Field.of(name, answers.voice().label("chat.field." + name), entry);
    }

    private Form.Field needed(String name, Form.Entry entry) {
        return Form.Field.needed(name, answers.voice().label("chat.field." + name), entry);
    }

    /** Somebody sent a form. */
    void submitted(Said said, String form, Map<String, String> values) {
        if (work.submitted(said, WorkForms.sent(form), values)) {
            return;
        }
        Pressed sent = Pressed.of(form, false);
        Optional<IncidentState> found = desks.desk().load(sent.incident());
        if (found.isEmpty()) {
            return;
        }
        IncidentState incident = found.get();
        Answer answer = new Answer(values);
        switch (sent.action()) {
            case MORE, EDIT -> change(said, incident, answer);
            case UPDATE -> tell(said, incident, answer, "text", text -> new Command.PostUpdate(text, null));
            case REOPEN -> tell(said, incident, answer, "why", Command.Reopen::new);
            case ROLES ->
                tell(
                        said,
                        incident,
                        answer,
                        "role",
                        role -> new Command.AssignRole(
                                Roles.key(desks.desk().typeOf(incident), incident, role),
                                said.who().id(),
                                ""));
            case PAGE -> paging.asked(said, incident, answer.text("whom"));
            default -> {
                // a form of another version
            }
        }
    }

    private void tell(
            Said said, IncidentState incident, Answer answer, String field, Function<String, Command> command) {
        String text = answer.text(field);
        answers.tell(said, incident.id(), List.of(command.apply(text == null ? "" : text)), step -> List.of());
    }

    /** A person's word for the severity stands above the table; otherwise what is known of the impact is classified. */
    private void change(Said said, IncidentState incident, Answer answer) {
        List<Command> commands = new ArrayList<>();
        Set<String> services = answer.list("services");
        String title = answer.text("title");
        String description = answer.text("description");
        if (title != null || description != null || services != null) {
            commands.add(new Command.EditFacts(title, description, services, null, null));
        }
        Impact impact = impact(incident, answer);
        if (impact != null) {
            commands.add(new Command.Classify(impact));
        }
        String severity = answer.text("severity");
        if (severity != null && !severity.equals(incident.facts().severity().name())) {
            String why = answer.text("why");
            commands.add(new Command.OverrideSeverity(severity, why == null ? answers.why(said) : why));
        }
        answers.tell(said, incident.id(), commands, step -> step.isEmpty() ? List.of() : notes(said, incident, answer));
    }

    private @Nullable Impact impact(IncidentState incident, Answer answer) {
        Double share = answer.share();
        String critical = answer.text("critical");
        if (share == null && critical == null) {
            return null;
        }
        Classification before = incident.facts().classification();
        Impact impact = before == null ? Impact.UNKNOWN : before.impact();
        impact = share == null ? impact : impact.share(share);
        return critical == null ? impact : impact.critical(critical.equals(YES));
    }

    /** Whoever was paged gets what was told since. */
    private static List<Intended> notes(Said said, IncidentState incident, Answer answer) {
        Effect.Words words = new Effect.Words("chat.page-note", answer.values(), null);
        return incident.reach().pages().values().stream()
                .filter(page -> !page.isOver())
                .map(page -> Intended.now(
                                "note-" + page.id() + '-' + said.token(),
                                new Effect.NotePage(page.id(), words),
                                Lane.PAPERWORK)
                        .bestEffort()
                        .after("page-" + page.id()))
                .toList();
    }

    /** What somebody filled in. */
    private record Answer(Map<String, String> values) {

        @Nullable String text(String field) {
            String value = values.getOrDefault(field, "").strip();
            return value.isEmpty() ? null : value;
        }

        @Nullable Set<String> list(String field) {
            String text = text(field);
            if (text == null) {
                return null;
            }
            Set<String> names = new LinkedHashSet<>();
            for (String name : Reading.COMMAS.split(text, -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
            return names;
        }

        /** A share of users, written as a percentage; what is no such number is passed over. */
        @Nullable Double share() {
            String text = text("share");
            if (text == null) {
                return null;
            }
            try {
                double percent =
                        Double.parseDouble((text.endsWith("%") ? text.substring(0, text.length() - 1) : text).strip());
                return percent >= 0 && percent <= 100 ? percent / 100 : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }
}
