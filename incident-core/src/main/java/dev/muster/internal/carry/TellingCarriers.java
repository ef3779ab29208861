package dev.muster.internal.carry;

import static dev.muster.spi.Capability.CONVERSATIONS;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.mail.MailMessage;
import java.util.List;
import java.util.Optional;

/** What is said: messages, the two living messages, briefings, personal messages and mail. */
final class TellingCarriers {

    private TellingCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                Carry.of(Effect.PostMessage.class, CONVERSATIONS, Operation.CONVERSATION_POST, TellingCarriers::post)
                        .finding((effect, scene, context) -> posted(scene, context))
                        .retracting((effect, made, scene, context) -> retract(scene, made, context)),
                Carry.of(Effect.PostElsewhere.class, CONVERSATIONS, Operation.CONVERSATION_POST, TellingCarriers::postElsewhere)
                        .finding((effect, scene, context) -> found(scene, effect.conversation(), context))
                        .retracting((effect, made, scene, context) -> chat(scene)
                                .retractPost(new MessageRef(effect.conversation(), made), context)),
                Carry.either(Effect.RefreshCard.class, CONVERSATIONS, (e, scene) -> living(scene, ResourceKind.CARD), TellingCarriers::card)
                        .finding(TellingCarriers::cards)
                        .retracting((effect, made, scene, context) -> retract(scene, made, context)),
                Carry.either(
                                Effect.RefreshAnnouncement.class,
                                CONVERSATIONS,
                                (e, scene) -> living(scene, ResourceKind.ANNOUNCEMENT),
                                TellingCarriers::announce)
                        .finding(TellingCarriers::announcements)
                        .retracting((effect, made, scene, context) -> chat(scene)
                                .retractPost(new MessageRef(effect.conversation(), made), context)),
                Carry.either(
                                Effect.RefreshPageProgress.class,
                                CONVERSATIONS,
                                (e, scene) -> living(scene, ResourceKind.PAGE_PROGRESS),
                                TellingCarriers::progress)
                        .finding((effect, scene, context) -> progressLines(scene, context))
                        .retracting((effect, made, scene, context) -> retract(scene, made, context)),
                Carry.of(Effect.Brief.class, CONVERSATIONS, Operation.CONVERSATION_WHISPER, TellingCarriers::brief)
                        .twiceRatherThanNever(effect -> true),
                Carry.of(Effect.TellPeople.class, CONVERSATIONS, Operation.CONVERSATION_WHISPER, TellingCarriers::tell)
                        .twiceRatherThanNever(effect -> isPage(effect.words())),
                Carry.of(Effect.MailPeople.class, Capability.MAIL, Operation.MAIL_SEND, TellingCarriers::mail)
                        .twiceRatherThanNever(effect -> isPage(effect.words())));
    }

    /** Words that stand in for a page: told twice rather than never. */
    private static boolean isPage(Effect.Words words) {
        return words.template().startsWith("page.");
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
                channel -> Carried.made(chat(scene).post(channel, message(scene, effect.words()), context).id()));
    }

    private static Carried postElsewhere(Effect.PostElsewhere effect, Scene scene, CallContext context) {
        Message message = message(scene, effect.words());
        return Carried.made(chat(scene).post(effect.conversation(), message, context).id());
    }

    private static List<Carried> posted(Scene scene, CallContext context) {
        return ConversationCarriers.channel(scene).map(channel -> found(scene, channel, context)).orElse(List.of());
    }

    private static List<Carried> found(Scene scene, String conversation, CallContext context) {
        return chat(scene).findPost(conversation, context.key(), context).stream()
                .map(ref -> Carried.made(ref.id()))
                .toList();
    }

    private static void retract(Scene scene, String made, CallContext context) {
        ConversationCarriers.channel(scene).ifPresent(channel -> chat(scene).retractPost(new MessageRef(channel, made), context));
    }

    private static Operation living(Scene scene, ResourceKind kind) {
        return scene.state().reach().resource(kind).isPresent() ? Operation.CONVERSATION_UPDATE : Operation.CONVERSATION_POST;
    }

    private static Carried card(Effect.RefreshCard effect, Scene scene, CallContext context) {
        Message card = scene.words().card(scene.state());
        Optional<Resource> before = scene.state().reach().resource(ResourceKind.CARD);
        return ConversationCarriers.in(scene, channel -> {
            if (before.isPresent()) {
                chat(scene).update(new MessageRef(channel, before.get().id()), card, context);
                return Carried.DONE;
            }
            return pinned(scene, chat(scene).post(channel, card, context), context);
        });
    }

    private static List<Carried> cards(Effect.RefreshCard effect, Scene scene, CallContext context) {
        Optional<String> channel = ConversationCarriers.channel(scene);
        if (channel.isEmpty()) {
            return List.of();
        }
        return chat(scene).findPost(channel.get(), context.key(), context).stream()
                .map(ref -> pinned(scene, ref, context))
                .toList();
    }

    private static Carried pinned(Scene scene, MessageRef card, CallContext context) {
        chat(scene).pin(card, context);
        return Carried.made(card.id(), record(scene, ResourceKind.CARD, card));
    }

    private static Command record(Scene scene, ResourceKind kind, MessageRef message) {
        return new Command.RecordResource(
                new Resource(kind, scene.provider().name(), message.id(), message.conversation(), null));
    }

    private static Carried announce(Effect.RefreshAnnouncement effect, Scene scene, CallContext context) {
        Message announcement = scene.words().announcement(scene.state());
        Optional<Resource> before = scene.state().reach().resource(ResourceKind.ANNOUNCEMENT);
        if (before.isPresent()) {
            chat(scene).update(new MessageRef(effect.conversation(), before.get().id()), announcement, context);
            return Carried.DONE;
        }
        MessageRef made = chat(scene).post(effect.conversation(), announcement, context);
        return Carried.made(made.id(), record(scene, ResourceKind.ANNOUNCEMENT, made));
    }

    private static List<Carried> announcements(Effect.RefreshAnnouncement effect, Scene scene, CallContext context) {
        return chat(scene).findPost(effect.conversation(), context.key(), context).stream()
                .map(ref -> Carried.made(ref.id(), record(scene, ResourceKind.ANNOUNCEMENT, ref)))
                .toList();
    }

    private static Carried progress(Effect.RefreshPageProgress effect, Scene scene, CallContext context) {
        Message progress = scene.words().pageProgress(scene.state());
        Optional<Resource> before = scene.state().reach().resource(ResourceKind.PAGE_PROGRESS);
        return ConversationCarriers.in(scene, channel -> {
            if (before.isPresent()) {
                chat(scene).update(new MessageRef(channel, before.get().id()), progress, context);
                return Carried.DONE;
            }
            MessageRef made = chat(scene).post(channel, progress, context);
            return Carried.made(made.id(), record(scene, ResourceKind.PAGE_PROGRESS, made));
        });
    }

    private static List<Carried> progressLines(Scene scene, CallContext context) {
        return ConversationCarriers.channel(scene)
                .map(channel -> chat(scene).findPost(channel, context.key(), context).stream()
                        .map(ref -> Carried.made(ref.id(), record(scene, ResourceKind.PAGE_PROGRESS, ref)))
                        .toList())
                .orElse(List.of());
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
        return Carried.DONE;
    }

    private static Carried mail(Effect.MailPeople effect, Scene scene, CallContext context) {
        Message message = message(scene, effect.words());
        String subject = scene.words().subject(scene.state(), effect.words());
        scene.provider().mail().orElseThrow().send(new MailMessage(Folk.people(scene, effect.people()), subject, message.text()), context);
        return Carried.DONE;
    }
}
