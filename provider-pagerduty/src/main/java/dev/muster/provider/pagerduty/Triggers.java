package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Secret;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageRequest.Urgency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The two doors by which a page gets into PagerDuty. */
final class Triggers {

    private static final int BAD_REQUEST = 400;

    private final Account account;
    private final Lookup lookup;
    private final Priorities priorities;

    Triggers(Account account, Lookup lookup) {
        this.account = account;
        this.lookup = lookup;
        this.priorities = new Priorities(account);
    }

    /**
     * By REST: answered with the incident. While an incident with the key is open PagerDuty refuses another one with 400, by which words is not
     * documented; whatever it says, the open one is looked for.
     */
    Page byRest(Targets.Place place, PageRequest request, CallContext context) {
        ObjectNode incident = Json.object()
                .put("type", "incident")
                .put("title", Texts.title(request.title(), context))
                .put("incident_key", context.key().value())
                .put("urgency", request.urgency() == Urgency.HIGH ? "high" : "low");
        incident.set("service", Targets.reference("service_reference", place.service()));
        incident.set(
                "body",
                Json.object()
                        .put("type", "incident_body")
                        .put("details", Texts.details(request.details(), request.links())));
        if (place.policy() != null) {
            incident.set("escalation_policy", Targets.reference("escalation_policy_reference", place.policy()));
        }
        if (place.user() != null) {
            incident.set("assignments", assignments(place.user()));
        }
        priorities
                .id(request.urgency(), context)
                .ifPresent(id -> incident.set("priority", Targets.reference("priority_reference", id)));
        Request create = account.signed(Rest.CREATE_INCIDENT.request()).json(whole("incident", incident));
        Calls calls = account.in(context);
        Outcome outcome = calls.send(create);
        if (outcome instanceof Outcome.Refused refused && refused.status() == BAD_REQUEST) {
            Optional<JsonNode> open = open(place.service(), context, calls);
            if (open.isPresent()) {
                return lookup.page(open.get(), context.key().value());
            }
        }
        Reply reply = calls.reply(create, outcome);
        reply.text("/incident/id");
        return lookup.page(reply.json().at("/incident"), context.key().value());
    }

    /** By event: answered at once with nothing but the key, and safe to repeat as long as the alert is open. */
    Page byEvent(String service, Secret routingKey, PageRequest request, CallContext context) {
        ObjectNode payload = Json.object()
                .put("summary", Texts.title(request.title(), context))
                .put("source", request.target().name())
                .put("severity", request.urgency() == Urgency.HIGH ? "critical" : "warning");
        payload.set("custom_details", Json.object().put("details", Texts.details(request.details(), request.links())));
        ArrayNode links = Json.list();
        new TreeMap<>(request.links())
                .forEach((text, link) ->
                        links.addObject().put("href", link.toString()).put("text", text));
        ObjectNode event = event("trigger", routingKey, context.key().value()).put("client", "Muster");
        event.set("payload", payload);
        event.set("links", links);
        account.events().in(context).call(Rest.ENQUEUE.request().about(service).json(event));
        PageId page = PageId.ofEvent(service, context.key().value());
        return new Page(
                page.toString(),
                lookup.link(page),
                Page.State.TRIGGERED,
                List.of(),
                1,
                null,
                account.clock().instant());
    }

    /** Resolves the alert of an event, and with it its incident. */
    void resolveEvent(PageId page, Secret routingKey, CallContext context) {
        account.events()
                .in(context)
                .call(Rest.ENQUEUE.request().about(page.service()).json(event("resolve", routingKey, page.value())));
    }

    static ArrayNode assignments(String user) {
        ArrayNode assignments = Json.list();
        assignments.addObject().set("assignee", Targets.reference("user_reference", user));
        return assignments;
    }

    static ObjectNode whole(String name, JsonNode tree) {
        ObjectNode whole = Json.object();
        whole.set(name, tree);
        return whole;
    }

    private Optional<JsonNode> open(String service, CallContext context, Calls calls) {
        return lookup.with(context.key().value(), calls).stream()
                .filter(each -> Lookup.isOf(each, service) && !Lookup.isResolved(each))
                .findFirst();
    }

    private ObjectNode event(String action, Secret routingKey, String key) {
        if (key.length() > 255) {
            throw new Rejected(
                    PagerDutyProvider.NAME, "page", "has a key of more than 255 characters", "page by REST instead");
        }
        return Json.object()
                .put("routing_key", routingKey.reveal())
                .put("event_action", action)
                .put("dedup_key", key);
    }
}
