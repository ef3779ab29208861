package dev.muster.internal.carry;

import static dev.muster.spi.Capability.CONVERSATIONS;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Rooms;
import dev.muster.internal.engine.Scene;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Participant;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.people.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The incident's channel: open, invite, describe, bookmark, archive. */
final class ConversationCarriers {

    private static final int TOPIC_LENGTH = 250;
    private static final Carried NO_CHANNEL = Carried.notWanted("the incident has no channel");

    private ConversationCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                Carry.of(
                                Effect.OpenConversation.class,
                                CONVERSATIONS,
                                Operation.CONVERSATION_OPEN,
                                ConversationCarriers::open)
                        .askingBeside((scene, context) -> chat(scene).expect(Folk.active(scene), context))
                        .finding((effect, scene, context) -> chat(scene).find(context.key(), context).stream()
                                .map(found -> opened(scene, found))
                                .toList())
                        .retracting((effect, made, scene, context) -> chat(scene)
                                .get(made, context)
                                .ifPresent(c -> chat(scene).retract(c, context))),
                Carry.of(
                                Effect.InvitePeople.class,
                                CONVERSATIONS,
                                Operation.CONVERSATION_INVITE,
                                ConversationCarriers::invite)
                        .merging(ConversationCarriers::union),
                Carry.of(
                                Effect.DescribeConversation.class,
                                CONVERSATIONS,
                                Operation.CONVERSATION_DESCRIBE,
                                (effect, scene, context) -> in(scene, channel -> {
                                    String purpose = "incident:" + scene.state().id();
                                    chat(scene)
                                            .describe(
                                                    channel,
                                                    scene.words().topic(scene.state(), TOPIC_LENGTH),
                                                    purpose,
                                                    context);
                                    return Carried.DONE;
                                }))
                        .restating(effect -> effect),
                Carry.of(
                        Effect.BookmarkResource.class,
                        CONVERSATIONS,
                        Operation.CONVERSATION_BOOKMARK,
                        ConversationCarriers::bookmark),
                Carry.of(
                                Effect.ArchiveConversation.class,
                                CONVERSATIONS,
                                Operation.CONVERSATION_ARCHIVE,
                                (effect, scene, context) -> in(scene, channel -> {
                                    chat(scene).archive(channel, context);
                                    return Carried.done(new Command.RecordArchived(true));
                                }))
                        .restating(effect -> new Effect.UnarchiveConversation()),
                Carry.of(
                                Effect.UnarchiveConversation.class,
                                CONVERSATIONS,
                                Operation.CONVERSATION_UNARCHIVE,
                                (effect, scene, context) -> in(scene, channel -> {
                                    chat(scene).unarchive(channel, context);
                                    return Carried.done(new Command.RecordArchived(false));
                                }))
                        .restating(effect -> new Effect.ArchiveConversation()));
    }

    static Conversations chat(Scene scene) {
        return scene.provider().conversations().orElseThrow();
    }

    /** The tool's id of the incident's channel, if this tool has it. */
    static Optional<String> channel(Scene scene) {
        return scene.state()
                .reach()
                .resource(ResourceKind.CONVERSATION)
                .filter(r -> r.provider().equals(scene.provider().name()))
                .map(Resource::id);
    }

    /** The tool's id of a conversation outside of the incident, which a playbook may have named. */
    static String elsewhere(Scene scene, String written, CallContext context) {
        if (!Rooms.isName(written)) {
            return written;
        }
        return Rooms.find(chat(scene), written, context)
                .map(Conversation::id)
                .orElseThrow(() -> new Rejected(
                        scene.provider().name(),
                        "conversation " + written,
                        "is not there, or cannot be seen",
                        "open it and let the bot in, or write its id into the playbook"));
    }

    static Carried in(Scene scene, java.util.function.Function<String, Carried> act) {
        return channel(scene).map(act).orElse(NO_CHANNEL);
    }

    /** Without a topic, which follows once the channel is there: people need not wait for it. */
    private static Carried open(Effect.OpenConversation effect, Scene scene, CallContext context) {
        Conversations chat = chat(scene);
        String name = chat.naming().fit(effect.wantedName());
        String legal = name.isEmpty() ? chat.naming().fit(scene.state().id()) : name;
        return opened(
                scene,
                chat.open(
                        new ConversationDraft(
                                legal, "", "incident:" + scene.state().id()),
                        context));
    }

    private static Carried opened(Scene scene, Conversation made) {
        return Carried.made(
                made.id(),
                new Command.RecordResource(new Resource(
                        ResourceKind.CONVERSATION,
                        scene.provider().name(),
                        made.id(),
                        made.name(),
                        made.link().toString())));
    }

    private static Effect.InvitePeople union(Effect.InvitePeople first, Effect.InvitePeople second) {
        Set<String> people = new HashSet<>(first.people());
        people.addAll(second.people());
        return new Effect.InvitePeople(people);
    }

    private static Carried invite(Effect.InvitePeople effect, Scene scene, CallContext context) {
        List<Person> people = Folk.people(scene, effect.people());
        return in(scene, channel -> {
            Invitations answer = chat(scene).invite(channel, people, context);
            List<Command> results = new ArrayList<>();
            answer.present().stream()
                    .sorted()
                    .forEach(person -> results.add(new Command.Join(person, why(scene, person))));
            for (Map.Entry<String, String> refused : new TreeMap<>(answer.refused()).entrySet()) {
                String what = refused.getKey() + Event.ResourceDrifted.NOT_INVITED + refused.getValue();
                results.add(new Command.RecordDrift(ResourceKind.CONVERSATION, channel, what));
            }
            return new Carried("", results);
        });
    }

    /** What brought a person in: what the briefing begins with. */
    private static String why(Scene scene, String person) {
        Participant participant = scene.state().team().participants().get(person);
        return participant == null ? "invited" : participant.why();
    }

    private static Carried bookmark(Effect.BookmarkResource effect, Scene scene, CallContext context) {
        return linked(
                scene,
                effect.to(),
                (resource, link) -> in(scene, channel -> {
                    chat(scene).bookmark(channel, scene.words().resourceName(resource), link, context);
                    return Carried.DONE;
                }));
    }

    /** Does something with the link of a resource of this kind, if there is one. */
    static Carried linked(Scene scene, ResourceKind kind, BiFunction<Resource, URI, Carried> act) {
        Optional<Resource> resource = scene.state().reach().resource(kind);
        String link = resource.map(Resource::link).orElse(null);
        return link == null
                ? Carried.notWanted("there is no link to a " + kind)
                : act.apply(resource.get(), URI.create(link));
    }
}
