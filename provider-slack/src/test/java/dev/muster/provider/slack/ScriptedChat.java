package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.Told;
import java.util.List;
import java.util.Map;

/** The methods of messages and forms. A message to a person goes into a room of two. */
final class ScriptedChat {

    private static final int MOST_BLOCKS = 50;
    private static final int MOST_CHARACTERS = 11_300;

    private final ScriptedSlack slack;

    ScriptedChat(ScriptedSlack slack) {
        this.slack = slack;
    }

    void script() {
        slack.on("chat.postMessage", this::post);
        slack.on("conversations.open", this::open);
        slack.onRoom("chat.postEphemeral", false, this::whisper);
        slack.onRoom("chat.update", false, this::update);
        slack.onRoom(
                "chat.delete",
                false,
                (room, arguments) -> room.messages.remove(Known.in(arguments, "ts")) == null
                        ? SlackManners.error("message_not_found")
                        : ScriptedSlack.ok());
        slack.onRoom("conversations.history", true, this::history);
        slack.onRoom("pins.add", false, (room, arguments) -> {
            if (!room.messages.containsKey(Known.in(arguments, "timestamp"))) {
                return SlackManners.error("message_not_found");
            }
            return room.pins.add(Known.in(arguments, "timestamp"))
                    ? ScriptedSlack.ok()
                    : SlackManners.error("already_pinned");
        });
        slack.on("views.open", arguments -> {
            if (arguments.getOrDefault("trigger_id", "").isEmpty()) {
                return SlackManners.error("invalid_arguments");
            }
            ObjectNode view = (ObjectNode) ScriptedSlack.tree(Known.in(arguments, "view"));
            slack.views.add(view.put("trigger", Known.in(arguments, "trigger_id")));
            return ScriptedSlack.ok("view", view);
        });
    }

    private Told open(Map<String, String> arguments) {
        String user = Known.in(arguments, "users");
        if (!slack.users.containsKey(user)) {
            return SlackManners.error("user_not_found");
        }
        Room room = slack.rooms.computeIfAbsent("D0" + user, id -> new Room(id, id, true, ScriptedSlack.BOT, 0));
        room.members.add(user);
        return ScriptedSlack.ok("channel", Json.object().put("id", room.id));
    }

    private Told post(Map<String, String> arguments) {
        String to = Known.in(arguments, "channel");
        Room room = slack.rooms.get(to);
        if (room == null || (room.isPrivate && !room.members.contains(ScriptedSlack.BOT))) {
            return SlackManners.error("channel_not_found");
        }
        if (room.archived) {
            return SlackManners.error("is_archived");
        }
        ObjectNode message = content(arguments);
        String problem = problem(message);
        if (!problem.isEmpty()) {
            return SlackManners.error(problem);
        }
        String ts = slack.ts();
        room.messages.put(
                ts, message.put("ts", ts).put("user", ScriptedSlack.BOT).put("bot_id", "B0BOT"));
        ObjectNode answer =
                Json.object().put("ok", true).put("channel", room.id).put("ts", ts);
        return Told.json(answer.<ObjectNode>set("message", message));
    }

    private Told whisper(Room room, Map<String, String> arguments) {
        if (!room.members.contains(Known.in(arguments, "user"))) {
            return SlackManners.error("user_not_in_channel");
        }
        ObjectNode message = content(arguments).put("to", Known.in(arguments, "user"));
        slack.whispers.add(message);
        return ScriptedSlack.ok();
    }

    private Told update(Room room, Map<String, String> arguments) {
        ObjectNode message = room.messages.get(Known.in(arguments, "ts"));
        if (message == null) {
            return SlackManners.error("message_not_found");
        }
        ObjectNode now = content(arguments);
        String problem = problem(now);
        if (!problem.isEmpty()) {
            return SlackManners.error(problem);
        }
        message.setAll(now);
        return ScriptedSlack.ok();
    }

    private Told history(Room room, Map<String, String> arguments) {
        double oldest = Double.parseDouble(arguments.getOrDefault("oldest", "0"));
        boolean whole = Boolean.parseBoolean(Known.in(arguments, "include_all_metadata"));
        List<ObjectNode> messages = room.newestFirst().stream()
                .filter(message -> Double.parseDouble(message.path("ts").asText()) > oldest)
                .map(ObjectNode::deepCopy)
                .toList();
        if (!whole) {
            messages.forEach(message -> {
                if (message.get("metadata") instanceof ObjectNode metadata) {
                    metadata.remove("event_payload");
                }
            });
        }
        return ScriptedSlack.page("messages", messages, arguments);
    }

    private static ObjectNode content(Map<String, String> arguments) {
        ObjectNode message = Json.object().put("type", "message").put("text", arguments.getOrDefault("text", ""));
        if (arguments.containsKey("blocks")) {
            message.set("blocks", ScriptedSlack.tree(Known.in(arguments, "blocks")));
        }
        if (arguments.containsKey("metadata")) {
            message.set("metadata", ScriptedSlack.tree(Known.in(arguments, "metadata")));
        }
        return message;
    }

    /** What Slack refuses: too many blocks, too many characters in them. */
    private static String problem(ObjectNode message) {
        JsonNode blocks = message.path("blocks");
        int characters = blocks.findValuesAsText("text").stream()
                .mapToInt(String::length)
                .sum();
        if (blocks.size() > MOST_BLOCKS) {
            return "invalid_blocks";
        }
        return characters > MOST_CHARACTERS ? "msg_blocks_too_long" : "";
    }
}
