package dev.muster.internal.carry;

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
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Messages that live: posted once, then kept up to date instead of posting again; and the pin of the channel's card. */
final class LivingCarriers {

    private LivingCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                living(
                        Effect.RefreshCard.class,
                        ResourceKind.CARD,
                        (effect, scene, context) -> ConversationCarriers.channel(scene),
                        scene -> scene.words().card(scene.state())),
                living(
                        Effect.RefreshPageProgress.class,
                        ResourceKind.PAGE_PROGRESS,
                        (effect, scene, context) -> ConversationCarriers.channel(scene),
                        scene -> scene.words().pageProgress(scene.state())),
                living(
                        Effect.RefreshAnnouncement.class,
                        ResourceKind.ANNOUNCEMENT,
                        (effect, scene, context) -> Optional.of(announcedIn(effect.conversation(), scene, context)),
                        scene -> scene.words().announcement(scene.state())),
                Carry.of(
                        Effect.PinCard.class,
                        Capability.CONVERSATIONS,
                        Operation.CONVERSATION_PIN,
                        LivingCarriers::pin));
    }

    private static <E extends Effect> Carrier<E> living(
            Class<E> effect, ResourceKind kind, Place<E> where, Function<Scene, Message> content) {
        return Carry.either(
                        effect,
                        Capability.CONVERSATIONS,
                        (e, scene) -> before(scene, kind).isPresent()
                                ? Operation.CONVERSATION_UPDATE
                                : Operation.CONVERSATION_POST,
                        (e, scene, context) -> where.of(e, scene, context)
                                .map(conversation -> refresh(kind, conversation, content.apply(scene), scene, context))
                                .orElse(Carried.notWanted("the incident has no channel")))
                .finding((e, scene, context) -> where.of(e, scene, context)
                        .map(conversation -> posted(kind, conversation, scene, context))
                        .orElse(List.of()))
                .retracting((e, made, scene, context) -> where.of(e, scene, context)
                        .ifPresent(
                                conversation -> chat(scene).retractPost(new MessageRef(conversation, made), context)))
                .restating(e -> e);
    }

    /** Where a living message stands: the tool's id of the conversation, if there is one. */
    @FunctionalInterface
    private interface Place<E extends Effect> {
        Optional<String> of(E effect, Scene scene, CallContext context);
    }

    /** An announcement stays where it was made, whatever the playbook says by now. */
    private static String announcedIn(String written, Scene scene, CallContext context) {
        return before(scene, ResourceKind.ANNOUNCEMENT)
                .map(Resource::name)
                .orElseGet(() -> ConversationCarriers.elsewhere(scene, written, context));
    }

    private static Conversations chat(Scene scene) {
        return ConversationCarriers.chat(scene);
    }

    private static Optional<Resource> before(Scene scene, ResourceKind kind) {
        return scene.state().reach().resource(kind);
    }

    /**
     * The first refresh posts. It looks even on its first try, since another refresh of the same thing may have posted and not come back; only the one
     * that all others wait for, which gave the thing its key, has nothing to look for then.
     */
    private static Carried refresh(
            ResourceKind kind, String conversation, Message content, Scene scene, CallContext context) {
        Optional<String> before = before(scene, kind).map(Resource::id);
        if (before.isPresent()) {
            chat(scene).update(new MessageRef(conversation, before.get()), content, context);
            return Carried.DONE;
        }
        boolean isVeryFirst = context.attempt() == 1 && context.key().equals(key(kind, scene));
        List<MessageRef> posted = isVeryFirst ? List.of() : messages(kind, conversation, scene, context);
        MessageRef message = posted.isEmpty()
                ? chat(scene).post(conversation, content, context.withKey(key(kind, scene)))
                : posted.get(0);
        return made(kind, message, scene);
    }

    private static Carried pin(Effect.PinCard effect, Scene scene, CallContext context) {
        Optional<Resource> card = before(scene, ResourceKind.CARD);
        Optional<String> channel = ConversationCarriers.channel(scene);
        if (card.isEmpty() || channel.isEmpty()) {
            return Carried.notWanted("there is no card");
        }
        chat(scene).pin(new MessageRef(channel.get(), card.get().id()), context);
        return Carried.DONE;
    }

    private static List<Carried> posted(ResourceKind kind, String conversation, Scene scene, CallContext context) {
        return messages(kind, conversation, scene, context).stream()
                .map(message -> made(kind, message, scene))
                .toList();
    }

    private static List<MessageRef> messages(ResourceKind kind, String conversation, Scene scene, CallContext context) {
        return chat(scene).findPost(conversation, key(kind, scene), context);
    }

    /** All refreshes of one thing know it by one key. */
    private static RequestKey key(ResourceKind kind, Scene scene) {
        return RequestKey.of(
                scene.state().id() + '/' + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Carried made(ResourceKind kind, MessageRef message, Scene scene) {
        return Carried.made(
                message.id(),
                new Command.RecordResource(
                        new Resource(kind, scene.provider().name(), message.id(), message.conversation(), null)));
    }
}
