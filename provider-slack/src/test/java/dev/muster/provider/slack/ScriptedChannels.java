package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of channels. */
final class ScriptedChannels {

    private final ScriptedSlack slack;

    ScriptedChannels(ScriptedSlack slack) {
        this.slack = slack;
    }

    void script() {
        ObjectNode us = Json.object()
                .put("ok", true)
                .put("url", "https://example.slack.com/")
                .put("team_id", "T0TEAM")
                .put("user_id", ScriptedSlack.BOT);
        slack.on("auth.test", arguments -> Told.json(us));
        slack.on("conversations.create", this::create);
        slack.on("conversations.list", arguments -> list(arguments, false));
        slack.on("users.conversations", arguments -> list(arguments, true));
        slack.onRoom("conversations.info", true, (room, arguments) -> ScriptedSlack.ok("channel", room.json()));
        slack.onRoom(
                "conversations.members",
                true,
                (room, arguments) -> ScriptedSlack.page(
                        "members", room.members.stream().map(TextNode::valueOf).toList(), arguments));
        slack.onRoom("conversations.rename", false, this::rename);
        slack.onRoom("conversations.setTopic", false, (room, arguments) -> {
            room.topic = Known.in(arguments, "topic");
            return room.topic.length() > 250 ? SlackManners.error("too_long") : ScriptedSlack.ok();
        });
        slack.onRoom("conversations.setPurpose", false, (room, arguments) -> {
            room.purpose = Known.in(arguments, "purpose");
            return room.purpose.length() > 250 ? SlackManners.error("too_long") : ScriptedSlack.ok();
        });
        slack.onRoom("conversations.invite", false, this::invite);
        slack.onRoom("conversations.archive", true, (room, arguments) -> archive(room, true, "already_archived"));
        slack.onRoom("conversations.unarchive", true, (room, arguments) -> archive(room, false, "not_archived"));
        slack.onRoom("bookmarks.list", true, (room, arguments) -> {
            ArrayNode all = Json.list();
            room.bookmarks.values().forEach(all::add);
            return ScriptedSlack.ok("bookmarks", all);
        });
        slack.onRoom("bookmarks.add", false, (room, arguments) -> {
            String id = slack.next("Bk");
            room.bookmarks.put(
                    id,
                    Json.object()
                            .put("id", id)
                            .put("title", Known.in(arguments, "title"))
                            .put("link", Known.in(arguments, "link")));
            return ScriptedSlack.ok("bookmark", room.bookmarks.get(id));
        });
        slack.onRoom("bookmarks.edit", false, (room, arguments) -> {
            Known.in(room.bookmarks, Known.in(arguments, "bookmark_id")).put("title", Known.in(arguments, "title"));
            return ScriptedSlack.ok();
        });
    }

    private Told create(Map<String, String> arguments) {
        String name = Known.in(arguments, "name");
        if (!name.matches("[a-z0-9_-]{1,80}")) {
            return SlackManners.error("invalid_name_specials");
        }
        if (isTaken(name)) {
            return SlackManners.error("name_taken");
        }
        Room room = slack.open(name, Boolean.parseBoolean(Known.in(arguments, "is_private")), ScriptedSlack.BOT);
        return ScriptedSlack.ok("channel", room.json());
    }

    private Told list(Map<String, String> arguments, boolean ours) {
        List<String> types =
                List.of(arguments.getOrDefault("types", "public_channel").split(","));
        List<ObjectNode> rooms = slack.rooms.values().stream()
                .filter(room -> types.contains(room.isPrivate ? "private_channel" : "public_channel"))
                .filter(room -> (!ours && !room.isPrivate) || room.members.contains(ScriptedSlack.BOT))
                .map(Room::json)
                .toList();
        return ScriptedSlack.page("channels", rooms, arguments);
    }

    private Told rename(Room room, Map<String, String> arguments) {
        String name = Known.in(arguments, "name");
        if (!name.equals(room.name) && isTaken(name)) {
            return SlackManners.error("name_taken");
        }
        room.name = name;
        return ScriptedSlack.ok("channel", room.json());
    }

    /** With {@code force} the valid ones are invited, and of the others each is told. */
    private Told invite(Room room, Map<String, String> arguments) {
        List<String> users = List.of(Known.in(arguments, "users").split(","));
        if (users.size() > slack.mostInvited) {
            return SlackManners.error("too_many_users");
        }
        ArrayNode errors = Json.list();
        for (String user : users) {
            problem(room, user)
                    .ifPresent(error -> errors.addObject()
                            .put("user", user)
                            .put("ok", false)
                            .put("error", error));
        }
        boolean isForced = Boolean.parseBoolean(Known.in(arguments, "force"));
        if (!errors.isEmpty() && (!isForced || errors.size() == users.size())) {
            ObjectNode answer = Json.object()
                    .put("ok", false)
                    .put("error", errors.get(0).path("error").asText());
            return Told.json(answer.<ObjectNode>set("errors", errors));
        }
        users.stream().filter(user -> problem(room, user).isEmpty()).toList().forEach(room.members::add);
        ObjectNode answer = Json.object().put("ok", true).set("channel", room.json());
        return Told.json(errors.isEmpty() ? (JsonNode) answer : answer.set("errors", errors));
    }

    private Optional<String> problem(Room room, String user) {
        if (!slack.users.containsKey(user)) {
            return Optional.of("user_not_found");
        }
        if (slack.users.get(user).path("deleted").asBoolean()) {
            return Optional.of("cant_invite");
        }
        return room.members.contains(user) ? Optional.of("already_in_channel") : Optional.empty();
    }

    private static Told archive(Room room, boolean archived, String already) {
        if (room.archived == archived) {
            return SlackManners.error(already);
        }
        room.archived = archived;
        return ScriptedSlack.ok();
    }

    private boolean isTaken(String name) {
        return slack.rooms.values().stream().anyMatch(room -> room.name.equals(name));
    }
}
