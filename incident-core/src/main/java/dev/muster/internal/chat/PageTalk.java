package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Nearest;
import dev.muster.playbook.Playbook;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code page}: finds whom is meant, lets people pick among several, and pages after one confirmation, once. */
final class PageTalk {

    /** Pick one of several that may be meant. */
    static final String PICK = "page-pick";

    /** Confirm. */
    static final String GO = "page-go";

    /** Do not page after all. */
    static final String DROP = "page-drop";

    private static final String NONE = "none";
    private static final Duration EXPIRES = Duration.ofMinutes(10);
    private static final int SHOWN = 20;
    private static final int LABEL = 70;

    private final Desks desks;
    private final Answers answers;

    PageTalk(Desks desks) {
        this.desks = desks;
        this.answers = desks.answers();
    }

    /** {@code page list}: the shortcuts with whom they mean, in the order of the alphabet. */
    void list(Said said) {
        Playbook playbook = desks.desk().playbook();
        Map<String, Target> shortcuts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        shortcuts.putAll(playbook.shortcuts());
        if (shortcuts.isEmpty()) {
            answers.say(said, "chat.page-list-empty");
            return;
        }
        List<List<Inline>> items = new ArrayList<>();
        shortcuts.forEach((word, target) -> {
            boolean person = target.kind() == Target.Kind.PERSON;
            String name = person ? playbook.knowledge().person(target.name()).name() : target.name();
            items.add(List.of(new Inline.Code(word), new Inline.Plain(" · " + kind(target) + ' ' + name)));
        });
        answers.say(said, answers.voice().free("chat.page-list", Map.of()).with(new Block.Bullets(items)), List.of());
    }

    private String kind(Target target) {
        return answers.voice().label("word.target." + target.kind().name());
    }

    /** {@code page <somebody>}. */
    void page(Said said, IncidentState incident, ChatCommand.Page command) {
        Whom whom = desks.whom(said, incident);
        List<Whom.Match> exact = whom.exactly(command.whom());
        if (exact.size() == 1) {
            confirm(said, incident, exact);
            return;
        }
        List<Whom.Match> some = exact.isEmpty() ? whom.nearly(command.whom()) : exact;
        boolean isTalk =
                said.how() == Said.How.CASUAL && exact.isEmpty() && Reading.BLANKS.split(command.whom()).length > 1;
        if (isTalk) {
            return;
        }
        if (some.isEmpty()) {
            nobody(said, command.whom(), whom);
        } else {
            pick(said, incident, command.whom(), some);
        }
    }

    private void nobody(Said said, String word, Whom whom) {
        boolean person = word.startsWith("@") || word.startsWith("<@");
        String near = Nearest.to(word, whom.names()).orElse("");
        answers.say(said, person ? "chat.person-unknown" : "chat.page-nobody", "text", Whom.bare(word), "near", near);
    }

    private void pick(Said said, IncidentState incident, String word, List<Whom.Match> some) {
        PlaybookVoice voice = answers.voice();
        String number = Integer.toString(some.size());
        RichText text = voice.free("chat.page-pick", Map.of("text", word, "number", number));
        List<Choice> choices = new ArrayList<>();
        for (Whom.Match match : some) {
            String target = URLEncoder.encode(Whom.text(match.target()), StandardCharsets.UTF_8);
            choices.add(Choice.button(PICK + ':' + incident.id() + ':' + target, voice.label("choice.page-go"))
                    .spoken(voice.label("choice.page-pick-spoken").replace("{target}", cut(match.name())))
                    .beside(text.blocks().size()));
            text = text.with(new Block.Paragraph(
                    List.of(new Inline.Strong(match.name()), new Inline.Plain(" · " + rowOf(match.target())))));
        }
        choices.add(Choice.button(DROP + ':' + incident.id() + ':' + NONE, voice.label("choice.page-drop")));
        answers.say(said, text, choices);
    }

    /** What tells one from another of the same name. */
    private String rowOf(Target target) {
        return target.kind() == Target.Kind.PERSON ? target.name() : kind(target);
    }

    /** A label as short as tools take it, cut between characters. */
    static String cut(String label) {
        return label.codePointCount(0, label.length()) <= LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LABEL - 1)) + '…';
    }

    /** {@code page all <tag or list>}: one confirmation for all of them. */
    void pageAll(Said said, IncidentState incident, ChatCommand.PageAll command) {
        Whom whom = desks.whom(said, incident);
        List<Whom.Match> tagged = whom.tagged(command.whom());
        if (!tagged.isEmpty()) {
            confirm(said, incident, tagged);
            return;
        }
        Whom.Listed listed = whom.listed(command.whom());
        if (!listed.unclear().isEmpty() || listed.matches().isEmpty()) {
            answers.say(
                    said,
                    "chat.page-all-unclear",
                    "names",
                    String.join(", ", listed.unclear()),
                    "text",
                    command.whom());
        } else {
            confirm(said, incident, listed.matches());
        }
    }

    /** Somebody asked with a form: it goes on in the incident's channel. */
    void asked(Said said, IncidentState incident, @Nullable String whom) {
        Optional<Resource> channel = incident.reach()
                .resource(ResourceKind.CONVERSATION)
                .filter(resource -> resource.provider().equals(said.provider()));
        if (whom != null && channel.isPresent()) {
            page(said.in(channel.get().id()), incident, new ChatCommand.Page(whom));
        }
    }

    /** Asks for the confirmation; unanswered it is withdrawn. The question keeps whom it is about. */
    private void confirm(Said said, IncidentState incident, List<Whom.Match> matches) {
        List<Whom.Match> each = matches.stream()
                .flatMap(match -> members(incident, match))
                .distinct()
                .toList();
        answers.tell(said, incident.id(), List.of(), step -> question(said, incident, each));
    }

    /** A team without anybody on call is all of its members. */
    private Stream<Whom.Match> members(IncidentState incident, Whom.Match match) {
        Knowledge knowledge = desks.desk().typeOf(incident).policy().knowledge();
        Knowledge.Team team = match.target().kind() == Target.Kind.TEAM
                ? knowledge.teams().get(match.target().name())
                : null;
        return team == null || team.onCall() != null || team.members().isEmpty()
                ? Stream.of(match)
                : team.members().stream()
                        .map(id -> new Whom.Match(
                                Target.person(id), knowledge.person(id).name()));
    }

    private List<Intended> question(Said said, IncidentState incident, List<Whom.Match> matches) {
        PlaybookVoice voice = answers.voice();
        String ask = Answers.replyId(said);
        Instant expires = said.now().plus(EXPIRES);
        Map<String, String> values = new TreeMap<>();
        values.put("target", matches.get(0).name());
        values.put("number", Integer.toString(matches.size()));
        values.put(
                "targets",
                String.join(
                        "\n",
                        matches.stream().map(match -> Whom.text(match.target())).toList()));
        values.put("names", names(matches));
        values.put("expires", expires.toString());
        Effect.Words words = new Effect.Words(template(said, incident, matches, values), values, null);
        Intended question = answers.here(
                said,
                words,
                new Effect.Option(
                        GO + ':' + incident.id() + ':' + ask, voice.label("choice.page-go"), Effect.Weight.DANGER),
                new Effect.Option(
                        DROP + ':' + incident.id() + ':' + ask, voice.label("choice.page-drop"), Effect.Weight.PLAIN));
        Effect.Place instead =
                Effect.Place.in(said.provider(), said.conversation()).insteadOfAnswer(ask);
        Effect.Words gone = Effect.Words.of("chat.page-expired", "target", names(matches));
        Intended withdrawal = Intended.now(ask + "-expired", new Effect.Reply(instead, gone, List.of()), Lane.CHATTER)
                .bestEffort()
                .at(expires)
                .after(ask)
                .replacing(ask);
        return List.of(question, withdrawal);
    }

    private static String names(List<Whom.Match> matches) {
        List<String> names = matches.stream().map(Whom.Match::name).toList();
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? shown : shown + " … +" + (names.size() - SHOWN);
    }

    /** Who will be called is said before, and above all that nobody will. */
    private String template(Said said, IncidentState incident, List<Whom.Match> matches, Map<String, String> values) {
        if (matches.size() > 1) {
            return "chat.page-confirm-many";
        }
        IncidentType type = desks.desk().typeOf(incident);
        Optional<List<String>> people =
                OnCallNow.of(matches.get(0).target(), type, desks.tools(), said.now(), said.context());
        people.filter(some -> !some.isEmpty()).ifPresent(some -> values.put("people", String.join(",", some)));
        return people.isPresent() && people.get().isEmpty() ? "chat.page-confirm-nobody" : "chat.page-confirm";
    }

    /** Somebody picked one of several: the confirmation takes the place of the list. */
    void picked(Said said, Pressed pressed) {
        Optional<IncidentState> incident = desks.desk().load(pressed.incident());
        if (incident.isEmpty()) {
            return;
        }
        Target target = Whom.target(URLDecoder.decode(pressed.detail(), StandardCharsets.UTF_8));
        Whom.Match match = new Whom.Match(target, name(incident.get(), target));
        Effect.Words words =
                Effect.Words.of("chat.page-picked", "person", said.who().id(), "target", match.name());
        answers.tell(said, pressed.incident(), List.of(), pressed.once(said), step -> {
            List<Intended> replies = new ArrayList<>(question(said, incident.get(), List.of(match)));
            replies.add(answers.instead(said, words));
            return replies;
        });
    }

    private String name(IncidentState incident, Target target) {
        return target.kind() == Target.Kind.PERSON
                ? desks.desk()
                        .typeOf(incident)
                        .policy()
                        .knowledge()
                        .person(target.name())
                        .name()
                : target.name();
    }

    /** Somebody confirmed: whom the question is about is paged, unless it is too late. */
    void confirmed(Said said, Pressed pressed) {
        Optional<Effect.Words> question = question(pressed);
        if (question.isEmpty()) {
            return;
        }
        Map<String, String> asked = question.get().values();
        String names = asked.getOrDefault("names", "");
        if (said.at().occurred().isAfter(Instant.parse(asked.getOrDefault("expires", Instant.MAX.toString())))) {
            finish(said, pressed, List.of(), Effect.Words.of("chat.page-expired", "target", names));
            return;
        }
        List<Target> targets = new ArrayList<>();
        for (String target : asked.getOrDefault("targets", "").split("\n", -1)) {
            targets.add(Whom.target(target));
        }
        List<Command> page = List.of(new Command.Page(targets, answers.why(said), false));
        finish(
                said,
                pressed,
                page,
                Effect.Words.of("chat.page-going", "person", said.who().id(), "target", names));
    }

    /** Somebody does not want to page after all. */
    void dropped(Said said, Pressed pressed) {
        finish(
                said,
                pressed,
                List.of(),
                Effect.Words.of("chat.page-dropped", "person", said.who().id()));
    }

    /** The question is answered: its choices go, and so does its withdrawal. */
    private void finish(Said said, Pressed pressed, List<Command> commands, Effect.Words words) {
        if (desks.desk().load(pressed.incident()).isEmpty()) {
            return;
        }
        answers.tell(said, pressed.incident(), commands, pressed.once(said), step -> {
            boolean paged = step.events().stream().anyMatch(Event.PagesRequested.class::isInstance);
            Effect.Words told =
                    commands.isEmpty() || paged ? words : new Effect.Words("chat.page-open", words.values(), null);
            Intended answer = answers.instead(said, told);
            return List.of(pressed.detail().equals(NONE) ? answer : answer.replacing(pressed.detail()));
        });
    }

    private Optional<Effect.Words> question(Pressed pressed) {
        RequestKey key = RequestKey.of(pressed.incident() + '/' + pressed.detail());
        return desks.desk().store().intents(IntentQuery.of(pressed.incident())).stream()
                .filter(stored -> stored.intent().key().equals(key))
                .findFirst()
                .flatMap(stored -> EffectCodec.decode(
                        stored.intent().kind(), stored.intent().payload()))
                .filter(Effect.Reply.class::isInstance)
                .map(effect -> ((Effect.Reply) effect).words());
    }
}
