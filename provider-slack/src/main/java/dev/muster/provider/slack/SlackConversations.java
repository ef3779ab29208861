package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.slack.block.Cut;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.conversation.MarkedMessage;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.NameRules;
import dev.muster.spi.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Channels and what is said in them. */
final class SlackConversations implements Conversations {

    private static final NameRules NAMING = new NameRules(80, true, "-_");
    private static final int TITLE = 250;

    private static final Promises PROMISES = new Promises(Map.ofEntries(
            Map.entry(Operation.CONVERSATION_OPEN, RepeatSafety.UNIQUE_NAME),
            Map.entry(Operation.CONVERSATION_RENAME, RepeatSafety.NATURAL),
            Map.entry(Operation.CONVERSATION_DESCRIBE, RepeatSafety.NATURAL),
            Map.entry(Operation.CONVERSATION_INVITE, RepeatSafety.NATURAL),
            Map.entry(Operation.CONVERSATION_POST, RepeatSafety.FIND),
            Map.entry(Operation.CONVERSATION_UPDATE, RepeatSafety.NATURAL),
            Map.entry(Operation.CONVERSATION_WHISPER, RepeatSafety.NONE),
            Map.entry(Operation.CONVERSATION_ASK, RepeatSafety.NONE),
            Map.entry(Operation.CONVERSATION_PIN, RepeatSafety.NATURAL),
            Map.entry(Operation.CONVERSATION_BOOKMARK, RepeatSafety.NATURAL),
            Map.entry(Operation.CONVERSATION_ARCHIVE, RepeatSafety.NATURAL),
            Map.entry(Operation.CONVERSATION_UNARCHIVE, RepeatSafety.NATURAL)));

    private final ToolClient client;
    private final SlackPeople people;
    private final Channels channels;
    private final Posts posts;

    SlackConversations(ToolClient client, SlackPeople people, Channels channels, Posts posts) {
        this.client = client;
        this.people = people;
        this.channels = channels;
        this.posts = posts;
    }

    @Override
    public Promises promises() {
        return PROMISES;
    }

    @Override
    public NameRules naming() {
        return NAMING;
    }

    @Override
    public Conversation open(ConversationDraft draft, CallContext context) {
        return channels.open(draft, client.in(context));
    }

    @Override
    public List<Conversation> find(RequestKey key, CallContext context) {
        return channels.find(key, client.in(context));
    }

    @Override
    public Optional<Conversation> named(String name, CallContext context) {
        return channels.open(name, client.in(context));
    }

    @Override
    public Optional<Conversation> get(String conversation, CallContext context) {
        return channels.get(conversation, client.in(context));
    }

    @Override
    public Conversation rename(String conversation, String name, CallContext context) {
        return channels.rename(conversation, name, client.in(context));
    }

    @Override
    public void describe(String conversation, String topic, String purpose, CallContext context) {
        channels.describe(conversation, topic, purpose, client.in(context));
    }

    @Override
    public void expect(List<Person> persons, CallContext context) {
        Calls calls = client.in(context);
        channels.expect(calls);
        var unused = people.of(persons, calls);
    }

    @Override
    public Invitations invite(String conversation, List<Person> persons, CallContext context) {
        return Invitation.invite(conversation, persons, people, client.in(context));
    }

    @Override
    public MessageRef post(String conversation, Message message, CallContext context) {
        return posts.post(conversation, message, client.in(context));
    }

    @Override
    public List<MessageRef> findPost(String conversation, RequestKey key, CallContext context) {
        return posts.find(conversation, key, client.in(context));
    }

    @Override
    public void update(MessageRef message, Message content, CallContext context) {
        posts.update(message, content, client.in(context));
    }

    @Override
    public void whisper(String conversation, Person to, Message message, CallContext context) {
        posts.whisper(conversation, to, message, client.in(context));
    }

    @Override
    public void direct(Person to, Message message, CallContext context) {
        posts.direct(to, message, client.in(context));
    }

    @Override
    public void ask(Person to, Form form, String trigger, CallContext context) {
        posts.ask(form, trigger, client.in(context));
    }

    @Override
    public void pin(MessageRef message, CallContext context) {
        client.in(context)
                .callUnless(
                        SlackApi.PIN.with("channel", message.conversation()).with("timestamp", message.id()),
                        "already_pinned");
    }

    @Override
    public void bookmark(String conversation, String title, URI link, CallContext context) {
        Calls calls = client.in(context);
        String shown = Cut.to(title.isBlank() ? link.toString() : title, TITLE);
        boolean isFirst = context.attempt() == 1 && channels.isFirstBookmark(conversation, link);
        Optional<JsonNode> old = isFirst ? Optional.empty() : bookmarked(conversation, link, calls);
        if (old.isEmpty()) {
            calls.call(SlackApi.BOOKMARK
                    .with("channel_id", conversation)
                    .with("title", shown)
                    .with("type", "link")
                    .with("link", link.toString()));
        } else if (!Json.at(old.get(), "/title").orElse("").equals(shown)) {
            calls.call(SlackApi.BOOKMARK_EDIT
                    .with("channel_id", conversation)
                    .with("bookmark_id", old.get().path("id").asText())
                    .with("title", shown));
        }
    }

    private static Optional<JsonNode> bookmarked(String conversation, URI link, Calls calls) {
        return calls.call(SlackApi.BOOKMARKS.with("channel_id", conversation)).items("/bookmarks").stream()
                .filter(each -> each.path("link").asText().equals(link.toString()))
                .findFirst();
    }

    @Override
    public void archive(String conversation, CallContext context) {
        client.in(context).callUnless(SlackApi.ARCHIVE.with("channel", conversation), "already_archived");
    }

    @Override
    public void unarchive(String conversation, CallContext context) {
        client.in(context).callUnless(SlackApi.UNARCHIVE.with("channel", conversation), "not_archived");
    }

    @Override
    public List<MarkedMessage> marked(String conversation, Set<String> marks, CallContext context) {
        return posts.marked(conversation, marks, client.in(context));
    }

    @Override
    public void retract(Conversation superfluous, CallContext context) {
        Calls calls = client.in(context);
        calls.callUnless(
                SlackApi.RENAME
                        .with("channel", superfluous.id())
                        .with("name", Channels.setAside(superfluous.name(), superfluous.id())),
                "is_archived",
                "channel_not_found",
                "name_taken",
                "not_in_channel");
        calls.callUnless(SlackApi.ARCHIVE.with("channel", superfluous.id()), "already_archived", "channel_not_found");
    }

    @Override
    public void retractPost(MessageRef superfluous, CallContext context) {
        posts.retract(superfluous, client.in(context));
    }
}
