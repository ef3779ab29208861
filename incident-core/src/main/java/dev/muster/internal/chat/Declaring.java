package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.engagement.Target;
import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Source;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Playbook;
import dev.muster.role.Role;
import dev.muster.spi.Capability;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code new incident}: declares, says where its ticket is, asks whether to page whoever leads, and asks for more. */
final class Declaring {

    /** Asks whether to page whoever leads. */
    static final String PAGE_LEAD = "page-lead";

    /** Marks words for people who do not take part: of an incident that is not open they learn little. */
    static final String OUTSIDE = "readers";

    private static final String YES = "yes";
    private static final String NO = "no";

    private final Desks desks;
    private final Answers answers;
    private final MoreForms forms;

    Declaring(Desks desks, MoreForms forms) {
        this.desks = desks;
        this.answers = desks.answers();
        this.forms = forms;
    }

    void declare(Said said, ChatCommand.NewIncident command) {
        declare(said, Declaration.of(command.title()).described(command.description()))
                .ifPresent(incident -> answers.tell(said, incident.id(), List.of(), step -> replies(said, incident)));
    }

    private Optional<IncidentState> declare(Said said, Declaration declaration) {
        Declaration whole = declaration
                .from(Source.INTERNAL, null)
                .reportedBy(said.who().id())
                .key("chat:" + said.provider() + ':' + said.identity());
        try {
            return Optional.of(desks.desk().declareFor(whole, said.circumstances(), desks.ids()));
        } catch (IncidentException e) {
            answers.say(said, answers.voice().refusal(e), List.of());
            return Optional.empty();
        }
    }

    /** Somebody wants to declare and did not say what: they are asked, and may fill in a form instead. */
    void askWhatIsWrong(Said said) {
        RichText text = answers.voice().free("chat.summary-missing", Map.of("example", Verb.NEW_INCIDENT.example()));
        answers.say(said, text, List.of(DeclareForm.button(answers.voice(), said.conversation())));
    }

    /** Opens the form. */
    void ask(Said said) {
        IncidentType type = desks.desk().playbook().defaultIncidentType();
        answers.ask(said, DeclareForm.of(answers.voice(), type, said.conversation()));
    }

    /** Somebody declared with the form. What they ticked is done and not asked again. */
    void submitted(Said said, Map<String, String> values) {
        declare(said, DeclareForm.declaration(values)).ifPresent(incident -> {
            Optional<Target> lead = lead(incident);
            boolean isPaged = lead.isPresent() && DeclareForm.isPaged(values);
            List<Command> page = isPaged
                    ? List.of(new Command.Page(List.of(lead.get()), answers.why(said), true))
                    : List.<Command>of();
            Effect.Words words = isPaged || lead.isPresent()
                    ? words(isPaged ? "chat.declared-asked" : "chat.declared-not-paged", said)
                    : words(isLeadCalled(incident) ? "chat.declared-paged" : "chat.declared", said);
            answers.tell(said, incident.id(), page, step -> List.of(answers.here(said, words)));
        });
    }

    private List<Intended> replies(Said said, IncidentState incident) {
        List<Intended> replies = new ArrayList<>();
        String id = incident.id();
        if (lead(incident).isPresent()) {
            PlaybookVoice voice = answers.voice();
            replies.add(answers.here(
                    said,
                    Effect.Words.of("chat.declared-ask", "role", Role.LEAD, OUTSIDE, OUTSIDE),
                    new Effect.Option(
                            PAGE_LEAD + ':' + id + ':' + YES,
                            voice.label("choice.page-lead-yes"),
                            Effect.Weight.PRIMARY),
                    new Effect.Option(
                            PAGE_LEAD + ':' + id + ':' + NO, voice.label("choice.page-lead-no"), Effect.Weight.PLAIN)));
        } else {
            replies.add(answers.here(
                    said,
                    Effect.Words.of(
                            isLeadCalled(incident) ? "chat.declared-paged" : "chat.declared",
                            "role",
                            Role.LEAD,
                            OUTSIDE,
                            OUTSIDE)));
        }
        if (hasTicket(incident)) {
            replies.add(answers.later(said, "-ticket", Effect.Words.of("chat.declared-ticket", OUTSIDE, OUTSIDE))
                    .afterEnded("create-ticket"));
        }
        return replies;
    }

    private boolean hasTicket(IncidentState incident) {
        var type = desks.desk().typeOf(incident);
        return type.plan().resources().contains(ResourceKind.TICKET)
                && desks.tools().serving(Capability.TICKETS, type).isPresent();
    }

    private static boolean isLeadCalled(IncidentState incident) {
        return incident.team().holder(Role.LEAD).isPresent()
                || incident.reach().pages().values().stream().anyMatch(page -> page.makesLead() && !page.isOver());
    }

    /** Whom to page as lead, while nobody leads and nobody was asked to: the shortcut named after the role. */
    private Optional<Target> lead(IncidentState incident) {
        if (isLeadCalled(incident) || incident.state().isEnded()) {
            return Optional.empty();
        }
        Playbook playbook = desks.desk().playbook();
        Stream<String> names =
                desks
                        .desk()
                        .typeOf(incident)
                        .policy()
                        .roles()
                        .of(incident.facts().severity().tier())
                        .stream()
                        .filter(role -> role.key().equals(Role.LEAD))
                        .flatMap(role -> Stream.of(role.key(), role.name(), kebab(role.name())));
        return names.flatMap(name -> playbook.shortcuts().entrySet().stream()
                        .filter(shortcut -> shortcut.getKey().equalsIgnoreCase(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** Somebody answered whether to page whoever leads. Either way they are asked for more. */
    void chosen(Said said, Pressed pressed) {
        Optional<IncidentState> found = desks.desk().load(pressed.incident());
        if (found.isEmpty()) {
            return;
        }
        IncidentState incident = found.get();
        boolean first = pressed.detail().equals(YES) ? page(said, pressed, incident) : leave(said, pressed, incident);
        if (first) {
            forms.askForMore(said, incident);
        }
    }

    private boolean leave(Said said, Pressed pressed, IncidentState incident) {
        String text = answers.voice().label("chat.note.lead-not-paged");
        Command note = new Command.TakeNote(
                null, Note.Kind.DECISION, text, said.who().id(), said.at().occurred(), null);
        Effect.Words words = words("chat.declared-not-paged", said);
        return answers.tell(
                        said,
                        incident.id(),
                        List.of(note),
                        pressed.once(said),
                        step -> List.of(answers.instead(said, words)))
                .isPresent();
    }

    private boolean page(Said said, Pressed pressed, IncidentState incident) {
        Optional<Target> lead = lead(incident);
        List<Command> commands = lead.<List<Command>>map(
                        target -> List.of(new Command.Page(List.of(target), answers.why(said), true)))
                .orElse(List.of());
        Effect.Words words = words(lead.isPresent() ? "chat.declared-asked" : "chat.declared-paged", said);
        return answers.tell(
                        said,
                        incident.id(),
                        commands,
                        pressed.once(said),
                        step -> List.of(answers.instead(said, words)))
                .isPresent();
    }

    private static Effect.Words words(String key, Said said) {
        return Effect.Words.of(key, "person", said.who().id(), "role", Role.LEAD, OUTSIDE, OUTSIDE);
    }
}
