package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.engagement.Knowledge;
import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.Rooms;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.intake.ChatDesk;
import dev.muster.internal.intake.MarkedMessages;
import dev.muster.internal.words.Choices;
import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Cases;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.IncidentState;
import dev.muster.playbook.IncidentType;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commands in chat. Each message, choice and form takes effect once, however often it is told; what was said to us is always answered. A chat that
 * cannot be answered is not listened to. Thread-safe.
 */
public final class Chat implements ChatDesk {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Desks desks;
    private final Answers answers;
    private final Declaring declaring;
    private final TicketTalk tickets;
    private final PageTalk pages;
    private final Escalating escalating;
    private final TimelineTalk timelines;
    private final MoreForms forms;
    private final Pressing pressing;
    private final Cases<ChatCommand.Within, Conduct.Case<?>> cases = new Cases<>(ChatCommand.Within.class);

    /** A chat before a desk. */
    public Chat(Desk desk, Ids ids, Tools tools, MarkedMessages marks, Supplier<PlaybookVoice> voice) {
        this.answers = new Answers(desk, tools, voice);
        this.desks = new Desks(desk, ids, tools, marks, answers);
        this.pages = new PageTalk(desks);
        this.escalating = new Escalating(desks);
        WorkForms work = new WorkForms(desks);
        this.forms = new MoreForms(desks, pages, work);
        this.declaring = new Declaring(desks, forms);
        this.tickets = new TicketTalk(desks);
        this.timelines = new TimelineTalk(desks);
        this.pressing = new Pressing(desks, forms, work, timelines);
        new Conduct(desks, cases).register();
        register();
    }

    /** The commands that change no incident by themselves. */
    private void register() {
        on(ChatCommand.Page.class, pages::page);
        on(ChatCommand.PageAll.class, pages::pageAll);
        on(
                ChatCommand.GetTimeline.class,
                (said, incident, command) -> timelines.timeline(said, incident, command.whole()));
        on(
                ChatCommand.Status.class,
                (said, incident, command) -> answers.reply(said, incident.id(), Effect.Words.of("chat.status")));
        on(ChatCommand.Briefing.class, (said, incident, command) -> brief(said, incident));
        cases.complete();
    }

    private <C extends ChatCommand.Within> void on(Class<C> kind, Conduct.Case<C> handled) {
        cases.add(kind, handled);
    }

    @Override
    public void heard(String provider, Meaning.ChatMessage message, Instant now) {
        CommandLine.Parsed parsed = CommandLine.parse(message.text(), message.addressed(), now);
        if (parsed instanceof CommandLine.Talk || answers.chat(provider).isEmpty()) {
            return;
        }
        Optional<IncidentState> here =
                desks.ofConversation(provider, message.message().conversation());
        if (!message.addressed()
                && here.isEmpty()
                && !isOurs(provider, message.message().conversation(), now)) {
            return;
        }
        Said said = new Said(
                new Said.Where(provider, message.message()),
                message.identity(),
                who(provider, message.author()),
                new Said.Times(message.occurredAt(), now),
                message.addressed() ? Said.How.ADDRESSED : Said.How.CASUAL,
                message.trigger());
        if (parsed instanceof CommandLine.Understood understood) {
            understood(said, understood, here.orElse(null));
        } else if (parsed instanceof CommandLine.Lacking lacking) {
            if (lacking.verb() == Verb.NEW_INCIDENT) {
                declaring.askWhatIsWrong(said);
            } else {
                answers.say(said, "chat.lacking", "example", lacking.verb().example());
            }
        } else if (parsed instanceof CommandLine.Unknown unknown) {
            unknown(said, unknown);
        }
    }

    /** Whether incidents are announced in this conversation. */
    private boolean isOurs(String provider, String conversation, Instant now) {
        Set<String> announced = new HashSet<>();
        desks.desk().playbook().types().values().forEach(type -> {
            String where = type.plan().announceIn();
            if (where != null) {
                announced.add(where);
            }
        });
        if (announced.stream().noneMatch(Rooms::isName)) {
            return announced.contains(conversation);
        }
        CallContext context = CallContext.of(RequestKey.of("chat/where"), now.plus(LOOK));
        return answers.chat(provider)
                .flatMap(chat -> chat.get(conversation, context))
                .filter(room -> announced.stream().anyMatch(written -> Rooms.isMeant(written, room)))
                .isPresent();
    }

    private void understood(Said said, CommandLine.Understood understood, @Nullable IncidentState here) {
        if (understood.command() instanceof ChatCommand.Within command) {
            within(said, understood.incident(), command, here);
        } else if (understood.command() instanceof ChatCommand.NewIncident declaration) {
            declaring.declare(said, declaration);
        } else if (understood.command() instanceof ChatCommand.NewChannel channel) {
            tickets.channel(said, channel);
        } else if (understood.command() instanceof ChatCommand.PageList) {
            pages.list(said);
        } else {
            help(said);
        }
    }

    private void within(Said said, @Nullable String id, ChatCommand.Within command, @Nullable IncidentState here) {
        IncidentState incident = id == null ? here : named(said, id);
        if (incident != null) {
            handle(said, incident, command);
        } else if (id != null) {
            answers.say(said, "chat.incident-unknown", "text", id);
        } else if (said.how() == Said.How.ADDRESSED) {
            answers.say(said, "chat.no-incident");
        }
    }

    /** Of an incident that is not open nobody learns outside of its own channel that it exists. */
    private @Nullable IncidentState named(Said said, String id) {
        return desks.desk()
                .load(id)
                .filter(incident -> incident.facts().confidentiality() == Confidentiality.OPEN
                        || desks.ofConversation(said.provider(), said.conversation())
                                .filter(here -> here.id().equals(id))
                                .isPresent())
                .orElse(null);
    }

    // each case was registered under the class of the command it takes
    @SuppressWarnings("unchecked")
    private void handle(Said said, IncidentState incident, ChatCommand.Within command) {
        ((Conduct.Case<ChatCommand.Within>) cases.of(command)).handle(said, incident, command);
    }

    private void brief(Said said, IncidentState incident) {
        String why = answers.voice().label("chat.why-asked");
        Effect.Brief brief = new Effect.Brief(said.who().id(), why);
        Intended intended =
                Intended.now("brief-" + said.token(), brief, Lane.PEOPLE).bestEffort();
        answers.tell(said, incident.id(), List.of(), step -> List.of(intended));
    }

    private void help(Said said) {
        List<List<Inline>> lines = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            lines.add(List.of(
                    new Inline.Code(verb.example()),
                    new Inline.Plain(" · " + answers.voice().label(verb.key()))));
        }
        answers.say(said, answers.voice().free("chat.help", Map.of()).with(new Block.Bullets(lines)), List.of());
    }

    private void unknown(Said said, CommandLine.Unknown unknown) {
        Verb nearest = unknown.nearest();
        String text = PageTalk.cut(unknown.text());
        if (nearest == null) {
            answers.say(said, "chat.not-understood", "text", text);
        } else {
            answers.say(said, "chat.nearest", "text", text, "command", nearest.begins(), "example", nearest.example());
        }
    }

    @Override
    public void chosen(String provider, Meaning.ChoiceMade choice, Instant now) {
        if (answers.chat(provider).isEmpty()) {
            return;
        }
        Said said = new Said(
                new Said.Where(provider, choice.message()),
                choice.identity(),
                who(provider, choice.by()),
                new Said.Times(choice.occurredAt(), now),
                Said.How.PRESSED,
                choice.trigger());
        Pressed detailed = Pressed.of(choice.choice(), true);
        switch (detailed.action()) {
            case DeclareForm.DECLARE -> declaring.ask(said);
            case Declaring.PAGE_LEAD -> declaring.chosen(said, detailed);
            case PageTalk.PICK -> pages.picked(said, detailed);
            case PageTalk.GO -> pages.confirmed(said, detailed);
            case PageTalk.DROP -> pages.dropped(said, detailed);
            case Choices.ESCALATE -> escalate(said, detailed);
            case TicketTalk.PICK -> tickets.picked(said, choice.choice());
            default -> pressing.pressed(said, choice.choice());
        }
    }

    @Override
    public void picked(String provider, Meaning.PersonPicked picked, Instant now) {
        if (answers.chat(provider).isEmpty()) {
            return;
        }
        Said said = new Said(
                new Said.Where(provider, picked.message()),
                picked.identity(),
                who(provider, picked.by()),
                new Said.Times(picked.occurredAt(), now),
                Said.How.PRESSED,
                picked.trigger());
        pressing.picked(said, picked.choice(), who(provider, picked.person()));
    }

    /** Where no roster knows who is next, whoever presses says whom to call. */
    private void escalate(Said said, Pressed pressed) {
        desks.desk()
                .load(pressed.incident())
                .filter(incident -> !escalating.escalate(said, pressed, incident))
                .ifPresent(incident -> forms.askForPage(said, incident));
    }

    @Override
    public void submitted(String provider, Meaning.FormSubmitted form, Instant now) {
        if (answers.chat(provider).isEmpty()) {
            return;
        }
        Said said = new Said(
                new Said.Where(provider, null),
                form.identity(),
                who(provider, form.by()),
                new Said.Times(form.occurredAt(), now),
                Said.How.SENT,
                null);
        Pressed sent = Pressed.of(form.form(), false);
        if (sent.action().equals(DeclareForm.DECLARE)) {
            declaring.submitted(said.in(sent.incident()), form.values());
        } else {
            forms.submitted(said, form.form(), form.values());
        }
    }

    /** The person with this handle; one whom the playbook does not know is known by it. */
    private Person who(String provider, String handle) {
        IncidentType type = desks.desk().playbook().defaultIncidentType();
        Optional<Knowledge.PersonEntry> known = type.policy().knowledge().byHandle(handle);
        return known.map(person ->
                        new Person(person.id(), person.name(), person.email(), person.phone(), person.handles()))
                .orElseGet(() -> {
                    Person person = Person.of(handle);
                    return new Person(handle, person.name(), person.email(), null, Map.of(provider, handle));
                });
    }
}
