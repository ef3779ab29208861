package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.config.Secret;
import dev.muster.tck.Faults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A workspace made of scripts: the wire formats, errors and rules of docs.slack.dev's method pages, in as much as this provider meets them.
 */
public final class ScriptedSlack implements AutoCloseable, Faults {

    public static final String BOT = "U0BOT";
    static final String STRANGER = "U0STRANGER";
    private static final Instant START = Instant.parse("2026-03-03T10:02:00Z");
    public static final String BOT_TOKEN = "xoxb-scripted-token";
    public static final String APP_TOKEN = "xapp-scripted-token";
    public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    public final ScriptedServer server = ScriptedServer.start(new SlackManners());
    public final Map<String, Room> rooms = new LinkedHashMap<>();
    final Map<String, ObjectNode> users = new LinkedHashMap<>();
    final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    final HandClock clock;
    public final List<ObjectNode> whispers = new ArrayList<>();
    final List<ObjectNode> views = new ArrayList<>();
    String scopes = String.join(",", SlackApi.scopes());
    int mostInvited = 1000;

    private final InstantSource time;
    private int last;
    private boolean isLosing;

    ScriptedSlack() {
        this(new HandClock(START));
    }

    private ScriptedSlack(HandClock clock) {
        this(clock, clock);
    }

    /** In the time of others. */
    public ScriptedSlack(InstantSource time) {
        this(new HandClock(START), time);
    }

    private ScriptedSlack(HandClock clock, InstantSource time) {
        this.clock = clock;
        this.time = time;
        user(BOT, "muster-bot@example.com", "Muster");
        new ScriptedChannels(this).script();
        new ScriptedChat(this).script();
        new ScriptedPeople(this).script();
    }

    /** A provider of this workspace, in the hand-moved time. */
    public SlackProvider.Builder builder() {
        return SlackProvider.builder(Secret.of(BOT_TOKEN))
                .signingSecret(Secret.of(SIGNING_SECRET))
                .appToken(Secret.of(APP_TOKEN))
                .url(server.url("/api/"))
                .clock(clock)
                .waiting(clock::advance)
                .timeout(Duration.ofSeconds(5))
                .breakAfter(1_000)
                .firstPause(Duration.ofMillis(10));
    }

    public ObjectNode user(String id, String email, String name) {
        ObjectNode user = Json.object()
                .put("id", id)
                .put("name", email.substring(0, email.indexOf('@')))
                .put("deleted", false);
        user.putObject("profile").put("real_name", name).put("email", email);
        users.put(id, user);
        return user;
    }

    String next(String prefix) {
        last++;
        return prefix + String.format("%08d", last);
    }

    /** The time of the next message, which nothing else has. */
    public String ts() {
        last++;
        return time.instant().getEpochSecond() + "." + String.format("%06d", last);
    }

    /** A channel that somebody opened. */
    public Room open(String name, boolean isPrivate, String creator) {
        Room room =
                new Room(next("C0"), name, isPrivate, creator, time.instant().getEpochSecond());
        rooms.put(room.id, room);
        return room;
    }

    @Override
    public void loseNextAnswer() {
        isLosing = true;
        for (String method : List.of("conversations.create", "chat.postMessage", "usergroups.create")) {
            server.fail("POST /api/" + method, Fault.RESET_AFTER);
        }
    }

    @Override
    public void refuseNext(Duration retryAfter) {
        server.limitNext(retryAfter);
    }

    /** Scripts a method; arguments come as a form or as JSON, and are handed over as text. */
    public void on(String method, Function<Map<String, String>, Told> script) {
        server.on("POST /api/" + method, heard -> {
            if (isLosing
                    && Set.of("conversations.create", "chat.postMessage", "usergroups.create")
                            .contains(method)) {
                isLosing = false;
                server.calm();
            }
            String token = method.equals("apps.connections.open") ? APP_TOKEN : BOT_TOKEN;
            if (!heard.header("authorization").equals(Optional.of("Bearer " + token))) {
                return SlackManners.error("invalid_auth");
            }
            return script.apply(arguments(heard)).header("x-oauth-scopes", scopes);
        });
    }

    /** Scripts a method that is about a room. */
    void onRoom(String method, boolean alsoArchived, RoomScript script) {
        on(method, arguments -> {
            String id = arguments.getOrDefault("channel", arguments.getOrDefault("channel_id", ""));
            Room room = rooms.get(id);
            if (room == null || (room.isPrivate && !room.members.contains(BOT))) {
                return SlackManners.error("channel_not_found");
            }
            if (room.archived && !alsoArchived) {
                return SlackManners.error("is_archived");
            }
            return script.answer(room, arguments);
        });
    }

    /** What a method about a room answers. */
    interface RoomScript {
        Told answer(Room room, Map<String, String> arguments);
    }

    static Told ok() {
        return Told.json("{\"ok\":true}");
    }

    /** An answer with one thing in it. */
    public static Told ok(String name, JsonNode value) {
        return Told.json(Json.object().put("ok", true).set(name, value));
    }

    /** A page of a list, with Slack's cursors. */
    static Told page(String name, List<? extends JsonNode> all, Map<String, String> arguments) {
        int from = Integer.parseInt(arguments.getOrDefault("cursor", "0"));
        int limit = Integer.parseInt(arguments.getOrDefault("limit", "100"));
        ObjectNode answer = Json.object().put("ok", true);
        all.stream().skip(from).limit(limit).forEach(answer.withArray(name)::add);
        answer.withArray(name);
        answer.putObject("response_metadata")
                .put("next_cursor", from + limit < all.size() ? Integer.toString(from + limit) : "");
        return Told.json(answer);
    }

    static JsonNode tree(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static Map<String, String> arguments(Heard heard) {
        Map<String, String> arguments = new TreeMap<>();
        boolean isJson = heard.header("content-type").orElse("").startsWith("application/json");
        if (isJson) {
            heard.json()
                    .properties()
                    .forEach(field -> arguments.put(
                            field.getKey(),
                            field.getValue().isTextual()
                                    ? field.getValue().textValue()
                                    : field.getValue().toString()));
        } else {
            heard.form().forEach((name, values) -> arguments.put(name, values.get(0)));
        }
        return arguments;
    }

    @Override
    public void close() {
        server.close();
    }
}
