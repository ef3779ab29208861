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
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Messages that live: posted once, then kept up to date instead of posting again. The channel's card is pinned too. */
final class LivingCarriers {

    private LivingCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                living(
                        Effect.RefreshCard.class,
                        ResourceKind.CARD,
                        (effect, scene) -> ConversationCarriers.channel(scene),
                        scene -> scene.words().card(scene.state())),
                living(
                        Effect.RefreshPageProgress.class,
                        ResourceKind.PAGE_PROGRESS,
                        (effect, scene) -> ConversationCarriers.channel(scene),
                        scene -> scene.words().pageProgress(scene.state())),
                living(
                        Effect.RefreshAnnouncement.class,
                        ResourceKind.ANNOUNCEMENT,
                        (effect, scene) -> Optional.of(effect.conversation()),
                        scene -> scene.words().announcement(scene.state())));
    }

    private static <E extends Effect> Carrier<E> living(
            Class<E> effect,
            ResourceKind kind,
            BiFunction<E, Scene, Optional<String>> where,
            Function<Scene, Message> content) {
        return Carry.either(
                        effect,
                        Capability.CONVERSATIONS,
                        (e, scene) -> before(scene, kind).isPresent() ? Operation.CONVERSATION_UPDATE : Operation.CONVERSATION_POST,
                        (e, scene, context) -> where.apply(e, scene)
                                .map(conversation -> refresh(kind, conversation, content.apply(scene), scene, context))
                                .orElse(Carried.notWanted("the incident has no channel")))
                .finding((e, scene, context) -> where.apply(e, scene)
                        .map(conversation -> found(kind, conversation, scene, context))
                        .orElse(List.of()))
                .retracting((e, made, scene, context) -> where.apply(e, scene)
                        .ifPresent(conversation -> chat(scene).retractPost(new MessageRef(conversation, made), context)));
    }

    private static Conversations chat(Scene scene) {
        return ConversationCarriers.chat(scene);
    }

    private static Optional<Resource> before(Scene scene, ResourceKind kind) {
        return scene.state().reach().resource(kind);
    }

    private static Carried refresh(
            ResourceKind kind, String conversation, Message content, Scene scene, CallContext context) {
        Optional<Resource> before = before(scene, kind);
        if (before.isPresent()) {
            chat(scene).update(new MessageRef(conversation, before.get().id()), content, context);
            return Carried.DONE;
        }
        return posted(kind, chat(scene).post(conversation, content, context), scene, context);
    }

    private static List<Carried> found(ResourceKind kind, String conversation, Scene scene, CallContext context) {
        return chat(scene).findPost(conversation, context.key(), context).stream()
                .map(ref -> posted(kind, ref, scene, context))
                .toList();
    }

    private static Carried posted(ResourceKind kind, MessageRef message, Scene scene, CallContext context) {
        if (kind == ResourceKind.CARD) {
            chat(scene).pin(message, context);
        }
        return Carried.made(
                message.id(),
                new Command.RecordResource(
                        new Resource(kind, scene.provider().name(), message.id(), message.conversation(), null)));
    }
}
