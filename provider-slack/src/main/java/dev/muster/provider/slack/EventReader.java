package dev.muster.provider.slack;

import dev.muster.provider.http.json.Json;
import dev.muster.provider.slack.block.Mrkdwn;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.inbound.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Reads events (docs.slack.dev/reference/events). Events it has no word for mean nothing; the app's manifest asks for none of them. What the app
 * itself wrote or did means nothing either, so that it never answers itself.
 */
final class EventReader {

    /** The events that mean something, as the manifest asks for them. */
    static final List<String> EVENTS = List.of(
            "app_mention",
            "channel_archive",
            "channel_deleted",
            "channel_rename",
            "channel_unarchive",
            "group_archive",
            "group_deleted",
            "group_rename",
            "group_unarchive",
            "member_joined_channel",
            "member_left_channel",
            "message.channels",
            "message.groups",
            "reaction_added",
            "reaction_removed");

    private static final Set<String> SAID = Set.of("", "file_share", "me_message", "thread_broadcast");

    /** What a message tells that is none: somebody changed what stands above the channel. */
    private static final Set<String> DESCRIBED =
            Set.of("channel_topic", "channel_purpose", "group_topic", "group_purpose");

    private EventReader() {}

    static List<Meaning> read(Reading reading) {
        String type = reading.text("/event/type");
        return switch (type) {
            case "message", "app_mention" -> message(reading);
            case "reaction_added", "reaction_removed" -> reaction(reading, type.equals("reaction_added"));
            case "member_joined_channel" ->
                List.of(new Meaning.MemberJoined(
                        at(reading),
                        "joined:" + reading.text("/event/channel") + ":" + reading.text("/event/user") + ":"
                                + ts(reading),
                        reading.text("/event/channel"),
                        reading.text("/event/user")));
            case "member_left_channel" ->
                List.of(new Meaning.MemberLeft(
                        at(reading),
                        "left:" + reading.text("/event/channel") + ":" + reading.text("/event/user") + ":"
                                + ts(reading),
                        reading.text("/event/channel"),
                        reading.text("/event/user")));
            case "channel_rename", "group_rename" -> changed(reading, Meaning.Change.RENAMED);
            case "channel_archive", "group_archive" -> changed(reading, Meaning.Change.ARCHIVED);
            case "channel_unarchive", "group_unarchive" -> changed(reading, Meaning.Change.UNARCHIVED);
            case "channel_deleted", "group_deleted" -> changed(reading, Meaning.Change.DELETED);
            default -> List.of();
        };
    }

    /** A reaction's name without the tone of a skin. */
    static String mark(String reaction) {
        int tone = reaction.indexOf("::");
        return tone < 0 ? reaction : reaction.substring(0, tone);
    }

    /**
     * The instant of a {@code ts}, which counts seconds and microseconds.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Instant instant(String ts) {
        if (!ts.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException("has a time that is no ts: expected seconds such as 1772532120.000100");
        }
        BigDecimal seconds = new BigDecimal(ts);
        return Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    private static List<Meaning> message(Reading reading) {
        boolean isSaid = SAID.contains(reading.text("/event/subtype", ""));
        String author = reading.text("/event/user", "");
        String us = reading.text("/authorizations/0/user_id", "");
        if (DESCRIBED.contains(reading.text("/event/subtype", ""))) {
            return author.equals(us) ? List.of() : changed(reading, Meaning.Change.DESCRIBED);
        }
        if (!isSaid
                || author.isEmpty()
                || author.equals(us)
                || Json.at(reading.body(), "/event/bot_id").isPresent()) {
            return List.of();
        }
        String channel = reading.text("/event/channel");
        String ts = reading.text("/event/ts");
        String text = reading.text("/event/text", "");
        boolean addressed =
                reading.text("/event/type").equals("app_mention") || (!us.isEmpty() && text.contains("<@" + us + ">"));
        return List.of(new Meaning.ChatMessage(
                instant(ts),
                "said:" + channel + ":" + ts,
                new MessageRef(channel, ts),
                author,
                Mrkdwn.plain(withoutUs(text, us)),
                addressed,
                null));
    }

    /** The text without the mention of us that it begins with. */
    private static String withoutUs(String text, String us) {
        String mention = "<@" + us + ">";
        String stripped = text.strip();
        return !us.isEmpty() && stripped.startsWith(mention)
                ? stripped.substring(mention.length()).strip()
                : text;
    }

    private static List<Meaning> reaction(Reading reading, boolean added) {
        if (!reading.text("/event/item/type", "").equals("message")) {
            return List.of();
        }
        MessageRef message = new MessageRef(reading.text("/event/item/channel"), reading.text("/event/item/ts"));
        String mark = mark(reading.text("/event/reaction"));
        String by = reading.text("/event/user");
        return List.of(new Meaning.MessageMarked(
                at(reading),
                String.join(
                        ":",
                        added ? "marked" : "unmarked",
                        message.conversation(),
                        message.id(),
                        mark,
                        by,
                        ts(reading)),
                message,
                mark,
                by,
                added));
    }

    private static List<Meaning> changed(Reading reading, Meaning.Change change) {
        String channel = reading.text("/event/channel/id", reading.text("/event/channel", ""));
        if (channel.isEmpty()) {
            throw new IllegalArgumentException("has no /event/channel, which Slack always sends");
        }
        return List.of(new Meaning.ConversationChanged(
                at(reading),
                "changed:" + change + ":" + channel + ":" + ts(reading),
                channel,
                change,
                reading.text("/event/user", "")));
    }

    private static String ts(Reading reading) {
        return reading.text("/event/event_ts", reading.text("/event_time", "0"));
    }

    private static Instant at(Reading reading) {
        return instant(ts(reading));
    }
}
