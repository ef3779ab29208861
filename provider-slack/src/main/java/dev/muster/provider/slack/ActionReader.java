package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.slack.block.Mrkdwn;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.inbound.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads interactions (docs.slack.dev/interactivity/handling-user-interaction) and slash commands. */
final class ActionReader {

    private ActionReader() {}

    static List<Meaning> read(Reading reading) {
        return switch (reading.text("/type")) {
            case "block_actions" -> pressed(reading);
            case "view_submission" -> submitted(reading);
            case "message_action" -> shortcut(reading);
            default -> List.of();
        };
    }

    /** A slash command is something said to us that nobody else sees. */
    static List<Meaning> command(Reading reading) {
        String channel = reading.text("/channel_id");
        String trigger = reading.text("/trigger_id");
        return List.of(new Meaning.ChatMessage(
                reading.receivedAt(),
                "command:" + channel + ":" + trigger,
                new MessageRef(channel, "command:" + trigger),
                reading.text("/user_id"),
                Mrkdwn.plain(reading.text("/text", "")),
                true,
                trigger));
    }

    private static List<Meaning> pressed(Reading reading) {
        Optional<MessageRef> message = message(reading);
        if (message.isEmpty()) {
            // pressed in a form that is still open
            return List.of();
        }
        String by = reading.text("/user/id");
        List<Meaning> meanings = new ArrayList<>();
        for (JsonNode action : Json.items(reading.body(), "/actions")) {
            Reading each = new Reading(action, reading.receivedAt());
            pressed(each, message.get(), by, trigger(reading)).ifPresent(meanings::add);
        }
        return meanings;
    }

    /** A link that is followed is told too, and means nothing; so does a menu in which nothing is picked any more. */
    private static Optional<Meaning> pressed(Reading action, MessageRef message, String by, @Nullable String trigger) {
        String id = action.text("/action_id");
        Instant at = EventReader.instant(action.text("/action_ts"));
        return switch (action.text("/type", "button")) {
            case "users_select" ->
                Json.at(action.body(), "/selected_user")
                        .map(person -> new Meaning.PersonPicked(
                                at,
                                identity(message, id + '=' + person, by, action),
                                message,
                                id,
                                person,
                                by,
                                trigger));
            case "static_select", "overflow" ->
                Json.at(action.body(), "/selected_option/value")
                        .map(picked -> chosen(message, picked, by, trigger, action));
            default ->
                action.body().has("url") ? Optional.empty() : Optional.of(chosen(message, id, by, trigger, action));
        };
    }

    private static Meaning chosen(
            MessageRef message, String choice, String by, @Nullable String trigger, Reading action) {
        return new Meaning.ChoiceMade(
                EventReader.instant(action.text("/action_ts")),
                identity(message, choice, by, action),
                message,
                choice,
                by,
                trigger);
    }

    private static String identity(MessageRef message, String choice, String by, Reading action) {
        return String.join(":", "chosen", message.conversation(), message.id(), choice, by, action.text("/action_ts"));
    }

    private static List<Meaning> submitted(Reading reading) {
        Map<String, String> values = new LinkedHashMap<>();
        reading.body()
                .at("/view/state/values")
                .properties()
                .forEach(block -> block.getValue()
                        .properties()
                        .forEach(element ->
                                value(element.getValue()).ifPresent(value -> values.put(block.getKey(), value))));
        return List.of(new Meaning.FormSubmitted(
                reading.receivedAt(),
                "submitted:" + reading.text("/view/id") + ":" + reading.text("/user/id"),
                reading.text("/view/callback_id"),
                values,
                reading.text("/user/id")));
    }

    private static List<Meaning> shortcut(Reading reading) {
        MessageRef message = message(reading)
                .orElseThrow(() -> new IllegalArgumentException("has no message, which a message shortcut is about"));
        String choice = reading.text("/callback_id");
        String at = reading.text("/action_ts");
        String by = reading.text("/user/id");
        return List.of(new Meaning.ChoiceMade(
                EventReader.instant(at),
                String.join(":", "chosen", message.conversation(), message.id(), choice, by, at),
                message,
                choice,
                by,
                trigger(reading)));
    }

    private static Optional<MessageRef> message(Reading reading) {
        Optional<String> channel =
                Json.at(reading.body(), "/channel/id").or(() -> Json.at(reading.body(), "/container/channel_id"));
        Optional<String> ts = Json.at(reading.body(), "/container/message_ts")
                .or(() -> Json.at(reading.body(), "/message_ts"))
                .or(() -> Json.at(reading.body(), "/message/ts"));
        return channel.flatMap(in -> ts.map(id -> new MessageRef(in, id)));
    }

    private static @Nullable String trigger(Reading reading) {
        return Json.at(reading.body(), "/trigger_id").orElse(null);
    }

    /** What was typed or picked; several picks are joined by commas. */
    private static Optional<String> value(JsonNode element) {
        List<String> picked = new ArrayList<>();
        Json.items(element, "/selected_options")
                .forEach(option -> picked.add(option.path("value").asText()));
        return Json.at(element, "/value")
                .or(() -> Json.at(element, "/selected_option/value"))
                .or(() -> Json.at(element, "/selected_user"))
                .or(() -> Json.at(element, "/selected_conversation"))
                .or(() -> Json.at(element, "/selected_date"))
                .or(() -> picked.isEmpty() ? Optional.empty() : Optional.of(String.join(",", picked)));
    }
}
