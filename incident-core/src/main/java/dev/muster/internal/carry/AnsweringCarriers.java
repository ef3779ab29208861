package dev.muster.internal.carry;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.people.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to people who asked in chat. One that the tool does not take is dropped: a lost answer is no fault of the incident. */
final class AnsweringCarriers {

    private AnsweringCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(Carry.either(
                        Effect.Reply.class,
                        Capability.CONVERSATIONS,
                        (reply, scene) -> operation(reply.to()),
                        AnsweringCarriers::carry)
                .finding((reply, scene, context) -> find(reply.to(), scene, context))
                .retracting((reply, made, scene, context) -> retract(reply.to(), made, scene, context))
                .twiceRatherThanNever(reply -> true));
    }

    private static Operation operation(Effect.Place to) {
        if (to.person() != null) {
            return Operation.CONVERSATION_WHISPER;
        }
        return isNew(to) ? Operation.CONVERSATION_POST : Operation.CONVERSATION_UPDATE;
    }

    private static boolean isNew(Effect.Place to) {
        return to.message() == null && to.answer() == null;
    }

    private static Carried carry(Effect.Reply reply, Scene scene, CallContext context) {
        Message message = scene.words().reply(scene.state(), reply);
        try {
            return reply.to().person() == null
                    ? tellAll(reply.to(), message, scene, context)
                    : tellOne(reply.to(), message, scene, context);
        } catch (Rejected e) {
            return Carried.notWanted(String.valueOf(e.getMessage()));
        }
    }

    private static Carried tellOne(Effect.Place to, Message message, Scene scene, CallContext context) {
        Person person = person(scene, String.valueOf(to.person()));
        String conversation = to.conversation();
        if (conversation == null) {
            chat(scene).direct(person, message, context);
        } else {
            chat(scene).whisper(conversation, person, message, context);
        }
        return Carried.DONE;
    }

    /** Whoever the playbook does not know is known by the handle they wrote with. */
    private static Person person(Scene scene, String id) {
        boolean known = scene.type().policy().knowledge().people().containsKey(id);
        return known || id.contains("@")
                ? Folk.person(scene, id)
                : new Person(id, id, null, null, Map.of(scene.provider().name(), id));
    }

    private static Carried tellAll(Effect.Place to, Message message, Scene scene, CallContext context) {
        String conversation = conversation(to);
        if (isNew(to)) {
            return Carried.made(chat(scene).post(conversation, message, context).id());
        }
        Optional<MessageRef> before = before(to, scene, context);
        before.ifPresent(ref -> chat(scene).update(ref, message, context));
        return before.isPresent() ? Carried.DONE : Carried.notWanted("the message to be replaced is not there");
    }

    private static Optional<MessageRef> before(Effect.Place to, Scene scene, CallContext context) {
        String conversation = conversation(to);
        @Nullable String message = to.message();
        if (message != null) {
            return Optional.of(new MessageRef(conversation, message));
        }
        RequestKey key = RequestKey.of(scene.state().id() + '/' + to.answer());
        List<MessageRef> posted = chat(scene).findPost(conversation, key, context);
        return posted.isEmpty() ? Optional.empty() : Optional.of(posted.get(posted.size() - 1));
    }

    private static String conversation(Effect.Place to) {
        String conversation = to.conversation();
        if (conversation == null) {
            throw new IllegalArgumentException("an answer to everybody names no conversation: " + to);
        }
        return conversation;
    }

    private static List<Carried> find(Effect.Place to, Scene scene, CallContext context) {
        if (!isNew(to) || to.person() != null) {
            return List.of();
        }
        return chat(scene).findPost(conversation(to), context.key(), context).stream()
                .map(ref -> Carried.made(ref.id()))
                .toList();
    }

    private static void retract(Effect.Place to, String made, Scene scene, CallContext context) {
        chat(scene).retractPost(new MessageRef(conversation(to), made), context);
    }

    private static Conversations chat(Scene scene) {
        return ConversationCarriers.chat(scene);
    }
}
