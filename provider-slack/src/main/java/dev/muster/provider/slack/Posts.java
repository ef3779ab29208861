package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.slack.block.FormView;
import dev.muster.provider.slack.block.MessageBlocks;
import dev.muster.provider.slack.block.Mrkdwn;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.MarkedMessage;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages. Each carries its request's key in its metadata, by which it is found again; Slack has no key of its own for that. */
final class Posts {

    /** What messages of ours are called in their metadata. */
    static final String EVENT = "muster_message";

    private static final int PAGE = 200;
    private static final int MOST_PAGES = 50;
    /** How far back a post whose answer was lost is looked for. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private static final LastGood.Bounds BOUNDS = new LastGood.Bounds(Duration.ofDays(1), Duration.ofDays(7), 5_000);

    private final String provider;
    private final SlackPeople people;
    private final Workspace workspace;
    private final InstantSource clock;
    private final Words words;
    private final LastGood<String, String> opened;

    Posts(String provider, SlackPeople people, Workspace workspace, InstantSource clock, Words words) {
        this.provider = provider;
        this.people = people;
        this.workspace = workspace;
        this.clock = clock;
        this.words = words;
        this.opened = new LastGood<>("direct messages of Slack", BOUNDS, clock);
    }

    /** Posts to a channel. */
    MessageRef post(String channel, Message message, Calls calls) {
        ObjectNode body = content(channel, message, calls);
        body.put("unfurl_links", false).put("unfurl_media", false);
        ObjectNode metadata = body.putObject("metadata").put("event_type", EVENT);
        metadata.putObject("event_payload")
                .put("key", calls.context().key().value())
                .put("kind", message.kind());
        Reply reply = calls.call(SlackApi.POST.request().json(body).about(channel));
        return new MessageRef(reply.find("/channel").orElse(channel), reply.text("/ts"));
    }

    List<MessageRef> find(String channel, RequestKey key, Calls calls) {
        List<MessageRef> found = new ArrayList<>();
        for (JsonNode message : history(channel, clock.instant().minus(LOOK_BACK), calls)) {
            boolean isOurs = message.at("/metadata/event_type").asText().equals(EVENT)
                    && message.at("/metadata/event_payload/key").asText().equals(key.value());
            if (isOurs) {
                found.add(new MessageRef(channel, message.path("ts").asText()));
            }
        }
        Collections.reverse(found);
        return found;
    }

    void update(MessageRef message, Message content, Calls calls) {
        ObjectNode body = content(message.conversation(), content, calls);
        body.put("ts", message.id());
        calls.call(SlackApi.UPDATE.request().json(body));
    }

    void whisper(String channel, Person to, Message message, Calls calls) {
        String user = user(to, calls);
        ObjectNode body = content(channel, message, calls);
        body.put("user", user);
        boolean isShown = calls.callUnless(
                        SlackApi.EPHEMERAL.request().json(body), "user_not_in_channel", "not_in_channel", "is_archived")
                .isPresent();
        if (!isShown) {
            post(between(user, calls), message, calls);
        }
    }

    void direct(Person to, Message message, Calls calls) {
        post(between(user(to, calls), calls), message, calls);
    }

    /** The conversation between a person and us alone (docs.slack.dev/reference/methods/conversations.open): it is the same for ever. */
    private String between(String user, Calls calls) {
        return opened.get(
                        user,
                        () -> calls.call(SlackApi.OPEN.with("users", user)).text("/channel/id"))
                .value();
    }

    void ask(Form form, String trigger, Calls calls) {
        if (trigger.isBlank()) {
            throw new Rejected(
                    provider,
                    "trigger",
                    "is missing: Slack opens a form only in answer to a person's action",
                    "pass on the trigger of the action; it lasts three seconds");
        }
        ObjectNode body = Json.object().put("trigger_id", trigger);
        try {
            body.set("view", FormView.of(form, calls.context().drill() ? words.exercise() : "", words.blocks()));
        } catch (IllegalArgumentException e) {
            throw new Rejected(provider, "form", String.valueOf(e.getMessage()), "shorten the form", e);
        }
        calls.call(SlackApi.VIEW.request().json(body));
    }

    void retract(MessageRef superfluous, Calls calls) {
        ObjectNode body =
                Json.object().put("channel", superfluous.conversation()).put("ts", superfluous.id());
        calls.callUnless(SlackApi.DELETE.request().json(body), "message_not_found", "channel_not_found");
    }

    List<MarkedMessage> marked(String channel, Set<String> marks, Calls calls) {
        Workspace.Identity us = workspace.identity(calls);
        List<MarkedMessage> marked = new ArrayList<>();
        for (JsonNode message : history(channel, null, calls)) {
            boolean carriesOne = Json.items(message, "/reactions").stream()
                    .anyMatch(reaction -> marks.contains(
                            EventReader.mark(reaction.path("name").asText())));
            if (carriesOne) {
                String ts = message.path("ts").asText();
                marked.add(new MarkedMessage(
                        new MessageRef(channel, ts),
                        EventReader.instant(ts),
                        Json.at(message, "/user")
                                .or(() -> Json.at(message, "/bot_id"))
                                .orElse("unknown"),
                        Mrkdwn.plain(message.path("text").asText()),
                        us.message(channel, ts)));
            }
        }
        Collections.reverse(marked);
        return marked;
    }

    /** A channel's messages, newest first. */
    private static List<JsonNode> history(String channel, @Nullable Instant oldest, Calls calls) {
        return Pages.of(MOST_PAGES, cursor -> {
                    Reply reply = calls.call(SlackApi.HISTORY
                            .with("channel", channel)
                            .with("include_all_metadata", true)
                            .with("limit", PAGE)
                            .maybe("oldest", oldest == null ? null : Long.toString(oldest.getEpochSecond()))
                            .maybe("cursor", cursor.isEmpty() ? null : cursor));
                    return new Pages.Page<>(
                            reply.items("/messages"),
                            reply.find("/response_metadata/next_cursor").orElse(null));
                })
                .all()
                .items();
    }

    private ObjectNode content(String channel, Message message, Calls calls) {
        MessageBlocks.Rendered rendered;
        try {
            rendered = MessageBlocks.of(
                    marked(message, calls.context()),
                    words.blocks(),
                    mention -> people.mentioned(mention.personId(), calls));
        } catch (IllegalArgumentException e) {
            throw new Rejected(provider, "choices", String.valueOf(e.getMessage()), "give each its own short id", e);
        }
        if (rendered.text().isBlank() && rendered.blocks().isEmpty()) {
            throw new Rejected(provider, "text", "is empty", "give the message a text");
        }
        ObjectNode body = Json.object()
                .put("channel", channel)
                .put("text", rendered.text().isBlank() ? "…" : rendered.text());
        body.set("blocks", rendered.blocks());
        return body;
    }

    private Message marked(Message message, CallContext context) {
        if (!context.drill()) {
            return message;
        }
        return message.led(new Block.Note(List.of(new Inline.Plain(words.exercise()))));
    }

    private String user(Person person, Calls calls) {
        return people.of(person, calls)
                .map(Account::id)
                .orElseThrow(() -> new Rejected(
                        provider,
                        "person " + person.id(),
                        "has no account in the workspace",
                        "give the person's e-mail address or Slack id in the host's directory"));
    }
}
