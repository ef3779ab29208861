package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Webhooks v3. One event each; the id of an event is what is signed, so that it names the delivery. */
final class PagerDutyInbound implements Inbound {

    /** "All webhooks with a final size greater than 256 KB are always dropped" (Webhooks, "Behavior"). */
    private static final int MOST_BYTES = 256 * 1024;

    /** "We recommend these best practices: Return a 202 Accepted once you receive a payload" (the same). */
    private static final int ACCEPTED = 202;

    /** How a responder's yes is called: by webhooks as people press it, by REST as a state of {@code incidents_responders}. */
    private static final Set<String> JOINED = Set.of("accepted", "joined");

    /** A webhook tells that a page went on, not how far. */
    private static final int NEXT_LEVEL = 0;

    private final WebhookDoor door;
    private final Set<String> eventServices;
    private final Function<String, List<String>> alertKeys;

    /**
     * A way in.
     *
     * @param eventServices the services that are paged by events
     * @param alertKeys the keys of an incident's alerts, asked of PagerDuty
     */
    PagerDutyInbound(
            Supplier<List<Secret>> secrets, Set<String> eventServices, Function<String, List<String>> alertKeys) {
        this.eventServices = Set.copyOf(eventServices);
        this.alertKeys = alertKeys;
        this.door = WebhookDoor.of(
                        SigningScheme.overBody("X-PagerDuty-Signature", "v1=").anyOfSeveral(), secrets)
                .mostBytes(MOST_BYTES)
                .named(DeliveryNames.field("/event/id"))
                .answering(ACCEPTED);
    }

    @Override
    public Receipt accept(Delivery delivery) {
        return door.accept(delivery);
    }

    @Override
    public List<Meaning> translate(Delivery delivery) {
        JsonNode event = Json.read(delivery.body().bytes())
                .map(tree -> tree.at("/event"))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> unreadable("has no event"));
        String type = text(event, "/event_type");
        text(event, "/id");
        Instant at = Rosters.instant(event, "/occurred_at");
        if (at == null) {
            throw unreadable("has no event/occurred_at that can be read");
        }
        return switch (type) {
            case "incident.acknowledged", "incident.escalated", "incident.resolved" -> {
                List<Meaning> meanings = new ArrayList<>();
                for (String page : pages(event.at("/data"))) {
                    meanings.add(meaning(type, at, page, event));
                }
                yield List.copyOf(meanings);
            }
            case "incident.responder.replied" -> replied(at, event);
            default -> List.of();
        };
    }

    /** Somebody who was asked to join says yes: for what they were asked that is an acknowledgement, whoever has the incident. */
    private List<Meaning> replied(Instant at, JsonNode event) {
        String by = Json.at(event, "/data/user/id").orElse("");
        if (by.isEmpty() || !JOINED.contains(Json.at(event, "/data/state").orElse(""))) {
            return List.of();
        }
        String incident = text(event, "/data/incident/id");
        Set<String> names = new LinkedHashSet<>();
        names.add(incident);
        List<String> keys = eventServices.isEmpty() ? List.of() : alertKeys.apply(incident);
        keys.stream()
                .filter(PagerDutyInbound::isOurs)
                .forEach(key -> eventServices.stream()
                        .sorted()
                        .forEach(service ->
                                names.add(PageId.ofEvent(service, key).toString())));
        return names.stream()
                .<Meaning>map(page -> new Meaning.PageAcknowledged(
                        at, identity("incident.responder.replied", at, page, by), page, by))
                .toList();
    }

    private static String identity(String type, Instant at, String page, String by) {
        return String.join(":", PagerDutyProvider.NAME, type, page, at.toString(), by);
    }

    List<Finding> findings(String setting) {
        return door.findings(setting);
    }

    /** Named by what happened, not by the event's id: two subscriptions tell the same under two. */
    private static Meaning meaning(String type, Instant at, String page, JsonNode event) {
        String by = Json.at(event, "/agent/id").orElse(PagerDutyProvider.NAME);
        String identity = identity(type, at, page, by);
        return switch (type) {
            case "incident.acknowledged" -> new Meaning.PageAcknowledged(at, identity, page, by);
            case "incident.resolved" -> new Meaning.PageResolved(at, identity, page, by);
            default ->
                new Meaning.PageEscalated(
                        at,
                        identity,
                        page,
                        NEXT_LEVEL,
                        String.join(
                                ", ",
                                Json.items(event, "/data/assignees").stream()
                                        .flatMap(each -> Json.at(each, "/id").stream())
                                        .toList()));
        };
    }

    /**
     * What a page may be called: by the incident, and, of a service that is paged by events, by the event. An incident that was made of events may have no
     * {@code incident_key}, or one that PagerDuty made up; the key that we gave is the one of its alert then, which no webhook tells.
     */
    private List<String> pages(JsonNode incident) {
        String id = text(incident, "/id");
        Set<String> names = new LinkedHashSet<>();
        names.add(id);
        String service = Json.at(incident, "/service/id").orElse("");
        if (eventServices.contains(service)) {
            Optional<String> key = Json.at(incident, "/incident_key").filter(PagerDutyInbound::isOurs);
            List<String> keys = key.map(List::of).orElseGet(() -> alertKeys.apply(id));
            keys.forEach(each -> names.add(PageId.ofEvent(service, each).toString()));
        }
        return List.copyOf(names);
    }

    /** Whether a key can be the engine's: an incident and an effect, joined by a slash. */
    private static boolean isOurs(String key) {
        return key.indexOf('/') > 0;
    }

    private static String text(JsonNode tree, String pointer) {
        return Json.at(tree, pointer).orElseThrow(() -> unreadable("has no " + pointer.substring(1) + " in its event"));
    }

    private static Rejected unreadable(String problem) {
        return new Rejected(
                PagerDutyProvider.NAME,
                "delivery",
                problem,
                "look at it in the webhook's log of PagerDuty; expected a v3 payload");
    }
}
