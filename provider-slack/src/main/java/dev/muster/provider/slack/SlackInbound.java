package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.webhook.DeliveryNames;
import dev.muster.provider.http.webhook.SigningScheme;
import dev.muster.provider.http.webhook.WebhookDoor;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.Receipt;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What Slack sends: events, interactions and slash commands, by HTTP (signed {@code v0}, docs.slack.dev/authentication/verifying-requests-from-slack)
 * and by Socket Mode. What a body is shows in itself, so that one URL can serve all three; the routes {@code events}, {@code interactivity} and
 * {@code commands} are taken as well.
 */
final class SlackInbound implements Inbound {

    /** The route of what came by Socket Mode. */
    static final String SOCKET = "socket";

    static final String SIGNATURE = "X-Slack-Signature";
    static final String TIMESTAMP = "X-Slack-Request-Timestamp";

    private static final SigningScheme SCHEME =
            SigningScheme.overBody(SIGNATURE, "v0=").timed(TIMESTAMP, "v0:", Duration.ofMinutes(5));

    private final String provider;
    private final WebhookDoor web;
    private final WebhookDoor socket;

    SlackInbound(String provider, List<Secret> signingSecrets, List<Secret> appTokens) {
        this.provider = provider;
        this.web = WebhookDoor.of(SCHEME, () -> signingSecrets)
                .routes("", "events", "interactivity", "commands")
                .named(SlackInbound::name)
                .handshake(SlackInbound::challenge);
        this.socket = WebhookDoor.of(SCHEME, () -> appTokens).routes(SOCKET).named(SlackInbound::name);
    }

    @Override
    public Receipt accept(Delivery delivery) {
        return delivery.route().equals(SOCKET) ? socket.accept(delivery) : web.accept(delivery);
    }

    @Override
    public List<Meaning> translate(Delivery delivery) {
        Optional<Content> content = content(delivery);
        if (content.isEmpty()) {
            throw unreadable("is not one of Slack's: neither an event, nor an interaction, nor a command");
        }
        try {
            Reading reading = new Reading(content.get().body(), delivery.receivedAt());
            return switch (content.get().kind()) {
                case EVENT -> EventReader.read(reading);
                case ACTION -> ActionReader.read(reading);
                case COMMAND -> ActionReader.command(reading);
            };
        } catch (IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** What a self-test should say about the way in by HTTP. */
    List<Finding> findings() {
        return web.findings(provider + "." + SlackSettings.SIGNING_SECRET);
    }

    private Rejected unreadable(String problem) {
        return new Rejected(
                provider,
                "body of the delivery",
                problem,
                "compare it with what the app's page at Slack says it sends");
    }

    /** A name from what is signed: the event's id, else the digest of the body, which holds a trigger that Slack gives once. */
    private static String name(Delivery delivery) {
        return content(delivery)
                .filter(content -> content.kind() == Kind.EVENT)
                .flatMap(content -> Json.at(content.body(), "/event_id"))
                .filter(id -> id.length() <= 200)
                .orElseGet(() -> DeliveryNames.digest().apply(delivery));
    }

    private static Optional<String> challenge(Delivery delivery) {
        return Json.read(delivery.body().bytes())
                .filter(body -> body.path("type").asText().equals("url_verification"))
                .flatMap(body -> Json.at(body, "/challenge"));
    }

    /** What a delivery holds, whatever way it came. */
    private static Optional<Content> content(Delivery delivery) {
        String text = delivery.body().text();
        if (delivery.route().equals(SOCKET)) {
            return Json.read(delivery.body().bytes()).flatMap(SlackInbound::enveloped);
        }
        if (text.startsWith("{")) {
            return Json.read(delivery.body().bytes())
                    .filter(JsonNode::isObject)
                    .map(body -> new Content(Kind.EVENT, body));
        }
        Optional<ObjectNode> form = form(text);
        Optional<String> payload = form.flatMap(fields -> Json.at(fields, "/payload"));
        if (payload.isPresent()) {
            return payload.flatMap(json -> Json.read(json.getBytes(StandardCharsets.UTF_8)))
                    .filter(JsonNode::isObject)
                    .map(body -> new Content(Kind.ACTION, body));
        }
        return form.filter(fields -> fields.has("command")).map(fields -> new Content(Kind.COMMAND, fields));
    }

    private static Optional<Content> enveloped(JsonNode envelope) {
        JsonNode payload = envelope.path("payload");
        if (!payload.isObject()) {
            return Optional.empty();
        }
        return switch (envelope.path("type").asText()) {
            case "events_api" -> Optional.of(new Content(Kind.EVENT, payload));
            case "interactive" -> Optional.of(new Content(Kind.ACTION, payload));
            case "slash_commands" -> Optional.of(new Content(Kind.COMMAND, payload));
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectNode> form(String text) {
        ObjectNode fields = Json.object();
        for (String pair : text.split("&", 1_000)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            try {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }

    private record Content(Kind kind, JsonNode body) {}

    private enum Kind {
        EVENT,
        ACTION,
        COMMAND
    }
}
