package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.log.Loggable;
import dev.muster.internal.process.Step;
import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Conflict;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.text.RichText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers people. What changes an incident is answered by an effect in the same commit; what does not is answered at once, and found again when it is
 * told a second time.
 */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Duration WORTH = Duration.ofHours(1);

    private final Desk desk;
    private final Tools tools;
    private final Supplier<PlaybookVoice> voice;

    Answers(Desk desk, Tools tools, Supplier<PlaybookVoice> voice) {
        this.desk = desk;
        this.tools = tools;
        this.voice = voice;
    }

    /** The words of the playbook's language. */
    PlaybookVoice voice() {
        return voice.get();
    }

    /** The chat that something was said in, if it can be answered there. */
    Optional<Conversations> chat(String provider) {
        return tools.named(provider).flatMap(Provider::conversations);
    }

    /** Changes an incident, once whatever tells of it; a refusal is answered. Empty when it was told before or is refused. */
    Optional<IncidentState> tell(
            Said said, String incident, List<Command> commands, Function<Step, List<Intended>> replies) {
        return tell(said, incident, commands, Map.of(), replies);
    }

    /** The same, with further keys that make it happen once. */
    Optional<IncidentState> tell(
            Said said,
            String incident,
            List<Command> commands,
            Map<String, String> more,
            Function<Step, List<Intended>> replies) {
        Map<String, String> once = new HashMap<>(more);
        once.put(said.once(incident), "");
        try {
            return desk.tell(incident, commands, said.circumstances(), once, replies);
        } catch (IncidentException e) {
            LOG.debug("{} is refused: {}", Loggable.of(said.identity()), Loggable.of(String.valueOf(e)));
            Intended refusal = refusal(said, e);
            desk.tell(
                    incident,
                    List.of(),
                    said.circumstances(),
                    Map.of(said.once(incident), ""),
                    step -> List.of(refusal));
            return Optional.empty();
        }
    }

    /** Answers with an effect of the incident that changes nothing else. */
    void reply(Said said, String incident, Effect.Words words) {
        tell(said, incident, List.of(), step -> List.of(here(said, words)));
    }

    /** Why something cannot be done: to everybody who saw the command, but only to the one who pressed a choice or sent a form. */
    private Intended refusal(Said said, IncidentException refused) {
        Effect.Words words = words(refused);
        return said.how().isWritten() ? here(said, words) : personally(said, "", words);
    }

    private static Effect.Words words(IncidentException refused) {
        if (refused instanceof Refused no) {
            return Effect.Words.of("chat.refused", "reason", no.reason(), "remedy", no.remedy());
        }
        String reason = refused instanceof Conflict taken ? taken.current() : String.valueOf(refused.getMessage());
        return Effect.Words.of("chat.conflict", "reason", reason);
    }

    /** An answer for everybody in the conversation. */
    Intended here(Said said, Effect.Words words, Effect.Option... options) {
        Effect.Place place = Effect.Place.in(said.provider(), said.conversation());
        return intended(said, "", new Effect.Reply(place, words, List.of(options)));
    }

    /** A further answer for everybody in the conversation, worth something however late it comes. */
    Intended later(Said said, String part, Effect.Words words) {
        Effect.Place place = Effect.Place.in(said.provider(), said.conversation());
        return Intended.now(replyId(said) + part, new Effect.Reply(place, words, List.of()), Lane.PEOPLE)
                .bestEffort();
    }

    /** An answer that takes the place of the message that was pressed. */
    Intended instead(Said said, Effect.Words words) {
        Effect.Place place = Effect.Place.in(said.provider(), said.conversation())
                .insteadOf(said.message().id());
        return intended(said, "-instead", new Effect.Reply(place, words, List.of()));
    }

    /** An answer for one person's eyes; {@code part} tells several of them apart. */
    Intended personally(Said said, String part, Effect.Words words) {
        Effect.Place place = Effect.Place.of(said.provider(), said.who().id());
        return intended(said, "-private" + part, new Effect.Reply(place, words, List.of()));
    }

    private static Intended intended(Said said, String part, Effect.Reply reply) {
        return Intended.now(replyId(said) + part, reply, Lane.PEOPLE)
                .bestEffort()
                .until(said.now().plus(WORTH));
    }

    /** The id of the effect that answers it where it was said. */
    static String replyId(Said said) {
        return "reply-" + said.token();
    }

    /** Why something is done that somebody asked for. */
    String why(Said said) {
        return voice().free("chat.why", Map.of("person", said.who().name())).plain();
    }

    /** Whether what was done is told in the conversation by itself. */
    static boolean isTold(Said said, Step step) {
        IncidentState after = step.after();
        boolean here = after != null
                && after.reach()
                        .resource(ResourceKind.CONVERSATION)
                        .filter(channel -> channel.provider().equals(said.provider()) && said.isIn(channel.id()))
                        .isPresent();
        return here && step.intended().stream().anyMatch(one -> one.effect() instanceof Effect.PostMessage);
    }

    /**
     * Says something in the conversation at once. A second telling finds it; of two tellings that are answered at the same moment (a tool may tell of
     * a mention twice) the later answer is taken back by whoever gave it.
     */
    void say(Said said, RichText text, List<Choice> choices) {
        Message message = new Message("chat", text, choices);
        call(said, chat -> {
            if (!answers(said, chat).isEmpty()) {
                return;
            }
            MessageRef ours = chat.post(said.conversation(), message, said.context());
            if (answers(said, chat).indexOf(ours) > 0) {
                chat.retractPost(ours, said.context());
            }
        });
    }

    private static List<MessageRef> answers(Said said, Conversations chat) {
        return chat.findPost(said.conversation(), said.context().key(), said.context());
    }

    /** Says words of the bundles in the conversation at once: name, value, name, value … */
    void say(Said said, String key, String... namesAndValues) {
        say(said, voice().free(key, Effect.Words.of(key, namesAndValues).values()), List.of());
    }

    /** Says something in place of the message that was pressed. */
    void sayInstead(Said said, RichText text) {
        call(said, chat -> chat.update(said.message(), Message.of("chat", text), said.context()));
    }

    /** Opens a form, if the tool can: its trigger is short-lived, so it is tried once and no harm is done when it fails. */
    void ask(Said said, Form form) {
        String trigger = said.trigger();
        try {
            chat(said.provider())
                    .ifPresent(chat -> chat.ask(said.who(), form, trigger == null ? "" : trigger, said.context()));
        } catch (ProviderException e) {
            LOG.warn(
                    "the form {} could not be opened for {}",
                    form.id(),
                    said.who().id(),
                    e);
        }
    }

    /** What the tool refuses is lost; what it could not take now comes again with the delivery. */
    private void call(Said said, Consumer<Conversations> act) {
        try {
            chat(said.provider()).ifPresent(act);
        } catch (Rejected | Unsupported | Misconfigured e) {
            LOG.warn("{} could not be answered", Loggable.of(said.identity()), e);
        }
    }
}
