package dev.muster.provider.inmemory;

import dev.muster.spi.alert.Alert;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketState;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Meanings written as {@link Fields}, and read from them. */
final class MeaningText {

    private MeaningText() {}

    static Fields write(Meaning meaning) {
        Fields fields = new Fields()
                .put("kind", meaning.getClass().getSimpleName())
                .put("at", meaning.occurredAt())
                .put("identity", meaning.identity());
        if (meaning instanceof Meaning.ChatMessage m) {
            return message(fields, m.message())
                    .put("author", m.author())
                    .put("text", m.text())
                    .put("addressed", m.addressed())
                    .put("trigger", m.trigger());
        }
        if (meaning instanceof Meaning.MessageMarked m) {
            return message(fields, m.message())
                    .put("mark", m.mark())
                    .put("by", m.by())
                    .put("added", m.added());
        }
        if (meaning instanceof Meaning.ChoiceMade m) {
            return message(fields, m.message())
                    .put("choice", m.choice())
                    .put("by", m.by())
                    .put("trigger", m.trigger());
        }
        if (meaning instanceof Meaning.PersonPicked m) {
            return message(fields, m.message())
                    .put("choice", m.choice())
                    .put("person", m.person())
                    .put("by", m.by())
                    .put("trigger", m.trigger());
        }
        if (meaning instanceof Meaning.FormSubmitted m) {
            return fields.put("form", m.form()).put("by", m.by()).putAll("values", m.values());
        }
        if (meaning instanceof Meaning.TicketChanged m) {
            return ticket(fields, m.ticket()).put("by", m.by());
        }
        if (meaning instanceof Meaning.AlertReceived m) {
            return alert(fields, "alert.", m.alert());
        }
        return place(fields, meaning);
    }

    static Meaning read(Fields fields) {
        Instant at = Instant.parse(fields.need("at"));
        String identity = fields.need("identity");
        return switch (fields.need("kind")) {
            case "ChatMessage" ->
                new Meaning.ChatMessage(
                        at,
                        identity,
                        message(fields),
                        fields.need("author"),
                        fields.need("text"),
                        Boolean.parseBoolean(fields.need("addressed")),
                        fields.get("trigger"));
            case "MessageMarked" ->
                new Meaning.MessageMarked(
                        at,
                        identity,
                        message(fields),
                        fields.need("mark"),
                        fields.need("by"),
                        Boolean.parseBoolean(fields.need("added")));
            case "ChoiceMade" ->
                new Meaning.ChoiceMade(
                        at, identity, message(fields), fields.need("choice"), fields.need("by"), fields.get("trigger"));
            case "PersonPicked" ->
                new Meaning.PersonPicked(
                        at,
                        identity,
                        message(fields),
                        fields.need("choice"),
                        fields.need("person"),
                        fields.need("by"),
                        fields.get("trigger"));
            case "FormSubmitted" ->
                new Meaning.FormSubmitted(at, identity, fields.need("form"), fields.all("values"), fields.need("by"));
            case "TicketChanged" -> new Meaning.TicketChanged(at, identity, ticket(fields), fields.need("by"));
            case "AlertReceived" -> new Meaning.AlertReceived(at, identity, alert(fields, "alert."));
            default -> place(fields, at, identity);
        };
    }

    static Fields alert(Fields fields, String prefix, Alert alert) {
        return fields.put(prefix + "source", alert.source())
                .put(prefix + "fingerprint", alert.fingerprint())
                .put(prefix + "title", alert.title())
                .put(prefix + "description", alert.description())
                .put(prefix + "started", alert.startedAt())
                .put(prefix + "received", alert.receivedAt())
                .put(prefix + "ended", alert.endedAt())
                .putAll(prefix + "labels", alert.labels())
                .put(prefix + "link", alert.link())
                .put(prefix + "end", "");
    }

    static Alert alert(Fields fields, String prefix) {
        String link = fields.get(prefix + "link");
        fields.need(prefix + "end");
        return new Alert(
                fields.need(prefix + "source"),
                fields.need(prefix + "fingerprint"),
                fields.need(prefix + "title"),
                fields.need(prefix + "description"),
                Instant.parse(fields.need(prefix + "started")),
                Instant.parse(fields.need(prefix + "received")),
                instant(fields.get(prefix + "ended")),
                fields.all(prefix + "labels"),
                link == null ? null : URI.create(link));
    }

    private static Fields place(Fields fields, Meaning meaning) {
        if (meaning instanceof Meaning.MemberJoined m) {
            return fields.put("conversation", m.conversation()).put("who", m.who());
        }
        if (meaning instanceof Meaning.MemberLeft m) {
            return fields.put("conversation", m.conversation()).put("who", m.who());
        }
        if (meaning instanceof Meaning.ConversationChanged m) {
            return fields.put("conversation", m.conversation())
                    .put("change", m.change())
                    .put("by", m.by());
        }
        if (meaning instanceof Meaning.PageAcknowledged m) {
            return fields.put("page", m.page()).put("by", m.by());
        }
        if (meaning instanceof Meaning.PageEscalated m) {
            return fields.put("page", m.page()).put("level", m.level()).put("to", m.to());
        }
        if (meaning instanceof Meaning.PageResolved m) {
            return fields.put("page", m.page()).put("by", m.by());
        }
        throw new IllegalArgumentException("no form for " + meaning.getClass().getSimpleName());
    }

    private static Meaning place(Fields fields, Instant at, String identity) {
        return switch (fields.need("kind")) {
            case "MemberJoined" ->
                new Meaning.MemberJoined(at, identity, fields.need("conversation"), fields.need("who"));
            case "MemberLeft" -> new Meaning.MemberLeft(at, identity, fields.need("conversation"), fields.need("who"));
            case "ConversationChanged" ->
                new Meaning.ConversationChanged(
                        at,
                        identity,
                        fields.need("conversation"),
                        Meaning.Change.valueOf(fields.need("change")),
                        fields.need("by"));
            case "PageAcknowledged" ->
                new Meaning.PageAcknowledged(at, identity, fields.need("page"), fields.need("by"));
            case "PageEscalated" ->
                new Meaning.PageEscalated(
                        at, identity, fields.need("page"), Integer.parseInt(fields.need("level")), fields.need("to"));
            case "PageResolved" -> new Meaning.PageResolved(at, identity, fields.need("page"), fields.need("by"));
            default -> throw new IllegalArgumentException("kind " + fields.need("kind") + " is not known");
        };
    }

    private static Fields message(Fields fields, MessageRef message) {
        return fields.put("conversation", message.conversation()).put("message", message.id());
    }

    private static MessageRef message(Fields fields) {
        return new MessageRef(fields.need("conversation"), fields.need("message"));
    }

    private static Fields ticket(Fields fields, Ticket ticket) {
        Map<String, String> labels = new LinkedHashMap<>();
        ticket.labels().stream().sorted().forEach(label -> labels.put(label, ""));
        return fields.put("id", ticket.id())
                .put("key", ticket.key())
                .put("link", ticket.link())
                .put("summary", ticket.summary())
                .put("state", ticket.state())
                .put("assignee", ticket.assignee())
                .put("opened", ticket.openedAt())
                .putAll("labels", labels)
                .putAll("fields", ticket.fields());
    }

    private static Ticket ticket(Fields fields) {
        Set<String> labels = new LinkedHashSet<>(fields.all("labels").keySet());
        return new Ticket(
                fields.need("id"),
                fields.need("key"),
                URI.create(fields.need("link")),
                fields.need("summary"),
                TicketState.valueOf(fields.need("state")),
                fields.get("assignee"),
                Instant.parse(fields.need("opened")),
                labels,
                fields.all("fields"));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
