package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.slack.block.Cut;
import dev.muster.provider.slack.block.Mrkdwn;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens and names channels. A name is unique in a workspace, so a name that is taken is looked up and adopted only when it is provably ours: we made
 * the channel, and its purpose carries the mark of the request, or is still empty after a first try that got no further.
 */
final class Channels {

    private static final int NAME = 80;
    private static final int LINE = 250;
    private static final int NAMES = 20;
    private static final int PAGE = 200;
    private static final int MOST_OF_MINE = 100;
    private static final int LONG_PAGE = 999;
    private static final int MOST_OF_ALL = 5;
    private static final String TYPES = "public_channel,private_channel";
    /** How long after a first try a channel without purpose may still be its. */
    private static final Duration TRIES = Duration.ofDays(1);

    private static final LastGood.Bounds PURPOSES = new LastGood.Bounds(TRIES, TRIES, 5_000);

    private final String provider;
    private final Workspace workspace;
    private final InstantSource clock;
    private final Words words;
    /** The channels made here a moment ago, each with what was bookmarked in it since. */
    private final LastGood<String, Set<URI>> made;
    /** What each channel was said to be for, as long as that is not worth setting again. */
    private final LastGood<String, String> purposes;

    private static final LastGood.Bounds MADE =
            new LastGood.Bounds(Duration.ofMinutes(1), Duration.ofMinutes(1), 1_000);

    Channels(String provider, Workspace workspace, InstantSource clock, Words words) {
        this.provider = provider;
        this.workspace = workspace;
        this.clock = clock;
        this.words = words;
        this.made = new LastGood<>("slack channels", MADE, clock);
        this.purposes = new LastGood<>("slack purposes", PURPOSES, clock);
    }

    /** Asks who we are, while a channel is being opened. */
    void expect(Calls calls) {
        var unused = workspace.identity(calls);
    }

    /** Who we are is asked last, since only a name that is taken and the link need it: by then it may be known. */
    Conversation open(ConversationDraft draft, Calls calls) {
        CallContext context = calls.context();
        JsonNode channel = made(draft.name(), calls);
        String id = channel.path("id").asText();
        String purpose = marked(draft.purpose(), context);
        boolean isMarked = plain(channel, "/purpose/value").equals(purpose)
                || attempt(calls, SlackApi.PURPOSE.with("channel", id).with("purpose", Mrkdwn.escape(purpose)));
        if (isMarked) {
            purposes.put(id, draft.purpose());
        }
        String topic = line(draft.topic(), context);
        if (!topic.isEmpty() && !plain(channel, "/topic/value").equals(topic)) {
            var unused = attempt(calls, SlackApi.TOPIC.with("channel", id).with("topic", Mrkdwn.escape(topic)));
        }
        return conversation(channel, workspace.identity(calls));
    }

    /** Whether a link cannot be among a channel's bookmarks yet, so that nobody has to look: true once, in a channel that was made here a moment ago. */
    boolean isFirstBookmark(String id, URI link) {
        return made.known(id).map(since -> since.value().add(link)).orElse(false);
    }

    List<Conversation> find(RequestKey key, Calls calls) {
        Workspace.Identity us = workspace.identity(calls);
        return listing(SlackApi.MINE, PAGE, MOST_OF_MINE, calls).all().items().stream()
                .filter(channel ->
                        isBy(channel, us) && plain(channel, "/purpose/value").endsWith(mark(key)))
                .sorted(Comparator.comparingLong(
                        channel -> channel.path("created").asLong()))
                .map(channel -> conversation(channel, us))
                .toList();
    }

    /** The channel that people know by this name, unless it is archived. */
    Optional<Conversation> open(String name, Calls calls) {
        Workspace.Identity us = workspace.identity(calls);
        return named(name, calls).map(channel -> conversation(channel, us)).filter(channel -> !channel.archived());
    }

    Optional<Conversation> get(String id, Calls calls) {
        Workspace.Identity us = workspace.identity(calls);
        return calls.callUnless(SlackApi.INFO.with("channel", id), "channel_not_found")
                .map(reply -> conversation(reply.json().path("channel"), us));
    }

    Conversation rename(String id, String name, Calls calls) {
        Workspace.Identity us = workspace.identity(calls);
        for (int number = 1; number <= NAMES; number++) {
            String tried = numbered(name, number);
            Request request = SlackApi.RENAME.with("channel", id).with("name", tried);
            Outcome outcome = calls.send(request);
            if (!(outcome instanceof Outcome.Refused refused && refused.is("name_taken"))) {
                return conversation(calls.reply(request, outcome).json().path("channel"), us);
            }
            Optional<Conversation> now =
                    get(id, calls).filter(channel -> channel.name().equals(tried));
            if (now.isPresent()) {
                return now.get();
            }
        }
        throw namesTaken(name);
    }

    void describe(String id, String topic, String purpose, Calls calls) {
        CallContext context = calls.context();
        calls.call(SlackApi.TOPIC.with("channel", id).with("topic", Mrkdwn.escape(line(topic, context))));
        // what stands there already is left, and with it the mark of the request that opened the channel
        if (purposes.known(id).filter(known -> known.value().equals(purpose)).isEmpty()) {
            calls.call(SlackApi.PURPOSE.with("channel", id).with("purpose", Mrkdwn.escape(line(purpose, context))));
            purposes.put(id, purpose);
        }
    }

    /** A name that no longer stands in the way of another channel. */
    static String setAside(String name, String id) {
        String ending = "-double-" + id.toLowerCase(java.util.Locale.ROOT);
        return name.substring(0, Math.min(name.length(), NAME - ending.length())) + ending;
    }

    private JsonNode made(String name, Calls calls) {
        CallContext context = calls.context();
        for (int number = 1; number <= NAMES; number++) {
            String tried = numbered(name, number);
            Request request =
                    SlackApi.CREATE.with("name", tried).with("is_private", context.visibility() != Visibility.OPEN);
            Outcome outcome = calls.send(request);
            if (!(outcome instanceof Outcome.Refused refused && refused.is("name_taken"))) {
                Reply reply = calls.reply(request, outcome);
                made.put(reply.text("/channel/id"), ConcurrentHashMap.newKeySet());
                return reply.json().path("channel");
            }
            Workspace.Identity us = workspace.identity(calls);
            Optional<JsonNode> ours = named(tried, calls).filter(channel -> isOurs(channel, us, context));
            if (ours.isPresent()) {
                return ours.get();
            }
        }
        throw namesTaken(name);
    }

    private boolean isOurs(JsonNode channel, Workspace.Identity us, CallContext context) {
        if (!isBy(channel, us) || channel.path("is_private").asBoolean() != (context.visibility() != Visibility.OPEN)) {
            return false;
        }
        String purpose = plain(channel, "/purpose/value");
        if (purpose.isEmpty()) {
            Instant created = Instant.ofEpochSecond(channel.path("created").asLong());
            return context.attempt() > 1 && created.isAfter(clock.instant().minus(TRIES));
        }
        return purpose.endsWith(mark(context.key()));
    }

    /** The channel of a name: among those we are in, which are few, else among all, as far as the limit of that call allows. */
    private Optional<JsonNode> named(String name, Calls calls) {
        return listing(SlackApi.MINE, PAGE, MOST_OF_MINE, calls)
                .first(channel -> channel.path("name").asText().equals(name))
                .or(() -> listing(SlackApi.LIST, LONG_PAGE, MOST_OF_ALL, calls)
                        .first(channel -> channel.path("name").asText().equals(name)));
    }

    private static Pages<JsonNode> listing(Endpoint endpoint, int size, int most, Calls calls) {
        return Pages.of(most, cursor -> {
            Reply reply = calls.call(endpoint.with("types", TYPES)
                    .with("limit", size)
                    .maybe("cursor", cursor.isEmpty() ? null : cursor));
            return new Pages.Page<>(
                    reply.items("/channels"),
                    reply.find("/response_metadata/next_cursor").orElse(null));
        });
    }

    /** What is good to have once the channel is there: a refusal must not make a channel that exists look as if it did not. */
    private static boolean attempt(Calls calls, Request request) {
        Outcome outcome = calls.send(request);
        if (outcome instanceof Outcome.Refused) {
            return false;
        }
        calls.reply(request, outcome);
        return true;
    }

    private String line(String text, CallContext context) {
        String one = text.replaceAll("[\\r\\n]+", " ");
        return Cut.escapedTo((context.drill() ? words.exercise() + " " + one : one).strip(), LINE);
    }

    private String marked(String purpose, CallContext context) {
        String mark = mark(context.key());
        String one = purpose.replaceAll("[\\r\\n]+", " ");
        String text = (context.drill() ? words.exercise() + " " + one : one).strip();
        return text.isEmpty() ? mark : Cut.escapedTo(text, LINE - mark.length() - 1) + " " + mark;
    }

    /** The mark of a request: short, since a purpose is, and told from all others. */
    static String mark(RequestKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return "muster:" + HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }

    static Conversation conversation(JsonNode channel, Workspace.Identity us) {
        String id = channel.path("id").asText();
        return new Conversation(
                id,
                channel.path("name").asText(),
                us.channel(id),
                channel.path("is_archived").asBoolean(false));
    }

    private static boolean isBy(JsonNode channel, Workspace.Identity us) {
        return channel.path("creator").asText().equals(us.userId());
    }

    private static String plain(JsonNode channel, String pointer) {
        return Mrkdwn.unescape(Json.at(channel, pointer).orElse(""));
    }

    private static String numbered(String name, int number) {
        if (number == 1) {
            return name;
        }
        String ending = "-" + number;
        return name.substring(0, Math.min(name.length(), NAME - ending.length())) + ending;
    }

    private Rejected namesTaken(String name) {
        return new Rejected(
                provider,
                "name " + name,
                "is taken, and so are the " + (NAMES - 1) + " numbered names after it",
                "let the playbook name its channels otherwise, or rename the old ones");
    }
}
