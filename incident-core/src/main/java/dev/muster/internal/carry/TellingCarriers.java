package dev.muster.internal.carry;

import static dev.muster.spi.Capability.CONVERSATIONS;

import dev.muster.automation.Effect;
import dev.muster.automation.Templates;
import dev.muster.engagement.Contact;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.lifecycle.Command;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.mail.MailMessage;
import java.util.ArrayList;
import java.util.List;

/** What is said once: messages, briefings, personal messages and mail. */
final class TellingCarriers {

    private TellingCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                Carry.of(Effect.PostMessage.class, CONVERSATIONS, Operation.CONVERSATION_POST, TellingCarriers::post)
                        .finding((effect, scene, context) -> posted(scene, context))
                        .retracting((effect, made, scene, context) -> retract(scene, made, context)),
                Carry.of(
                                Effect.PostElsewhere.class,
                                CONVERSATIONS,
                                Operation.CONVERSATION_POST,
                                TellingCarriers::postElsewhere)
                        .finding((effect, scene, context) -> found(scene, place(effect, scene, context), context))
                        .retracting((effect, made, scene, context) ->
                                chat(scene).retractPost(new MessageRef(place(effect, scene, context), made), context)),
                Carry.of(Effect.Brief.class, CONVERSATIONS, Operation.CONVERSATION_WHISPER, TellingCarriers::brief)
                        .twiceRatherThanNever(effect -> true),
                Carry.of(Effect.TellPeople.class, CONVERSATIONS, Operation.CONVERSATION_WHISPER, TellingCarriers::tell)
                        .twiceRatherThanNever(effect -> isCall(effect.words())),
                Carry.of(Effect.MailPeople.class, Capability.MAIL, Operation.MAIL_SEND, TellingCarriers::mail)
                        .twiceRatherThanNever(effect -> isCall(effect.words())));
    }

    /** Words that call somebody, or stand in for a page: told twice rather than never. Whoever has no pager is called by nothing else. */
    private static boolean isCall(Effect.Words words) {
        return words.template().startsWith("page.") || isToTakePart(words);
    }

    private static boolean isToTakePart(Effect.Words words) {
        return words.template().equals(Templates.YOU_ARE_ENGAGED);
    }

    private static dev.muster.spi.conversation.Conversations chat(Scene scene) {
        return ConversationCarriers.chat(scene);
    }

    private static Message message(Scene scene, Effect.Words words) {
        return scene.words().message(scene.state(), words);
    }

    private static Carried post(Effect.PostMessage effect, Scene scene, CallContext context) {
        return ConversationCarriers.in(
                scene,
                channel -> Carried.made(chat(scene)
                        .post(channel, message(scene, LateUpdates.caughtUp(effect.words(), scene)), context)
                        .id()));
    }

    private static Carried postElsewhere(Effect.PostElsewhere effect, Scene scene, CallContext context) {
        Message message = message(scene, effect.words());
        return Carried.made(chat(scene)
                .post(place(effect, scene, context), message, context)
                .id());
    }

    private static String place(Effect.PostElsewhere effect, Scene scene, CallContext context) {
        return ConversationCarriers.elsewhere(scene, effect.conversation(), context);
    }

    private static List<Carried> posted(Scene scene, CallContext context) {
        return ConversationCarriers.channel(scene)
                .map(channel -> found(scene, channel, context))
                .orElse(List.of());
    }

    private static List<Carried> found(Scene scene, String conversation, CallContext context) {
        return chat(scene).findPost(conversation, context.key(), context).stream()
                .map(ref -> Carried.made(ref.id()))
                .toList();
    }

    private static void retract(Scene scene, String made, CallContext context) {
        ConversationCarriers.channel(scene)
                .ifPresent(channel -> chat(scene).retractPost(new MessageRef(channel, made), context));
    }

    private static Carried brief(Effect.Brief effect, Scene scene, CallContext context) {
        Message briefing = scene.words().briefing(scene.state(), effect.person(), effect.why());
        return ConversationCarriers.in(scene, channel -> {
            chat(scene).whisper(channel, Folk.person(scene, effect.person()), briefing, context);
            return Carried.DONE;
        });
    }

    private static Carried tell(Effect.TellPeople effect, Scene scene, CallContext context) {
        Message message = message(scene, effect.words());
        for (String person : effect.people()) {
            chat(scene).direct(Folk.person(scene, person), message, context);
        }
        return called(effect.words(), Contact.CHAT, effect.people());
    }

    /** A call to take part belongs on the timeline, with the medium it went by; other words do not. */
    private static Carried called(Effect.Words words, Contact medium, List<String> people) {
        if (!isToTakePart(words)) {
            return Carried.DONE;
        }
        List<Command> calls = new ArrayList<>();
        people.forEach(person -> calls.add(new Command.RecordContacted(person, medium)));
        return new Carried("", calls);
    }

    private static Carried mail(Effect.MailPeople effect, Scene scene, CallContext context) {
        Message message = message(scene, effect.words());
        String subject = scene.words().subject(scene.state(), effect.words());
        scene.provider()
                .mail()
                .orElseThrow()
                .send(new MailMessage(Folk.people(scene, effect.people()), subject, message.text()), context);
        return called(effect.words(), Contact.MAIL, effect.people());
    }
}
