package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.paging.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the PagerDuty incident behind a key or a page, and tells of it as a page. */
final class Lookup {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MOST_STRANGERS = 5;

    private final Account account;

    Lookup(Account account) {
        this.account = account;
    }

    /**
     * Incidents with this key, the newest first. One that was made of events is found by the key of its alerts, since it may have none of its own. An
     * answer that was not filtered makes nobody else's incident ours.
     */
    List<JsonNode> with(String key, Calls calls) {
        Request request = Rest.INCIDENTS
                .with("incident_key", key)
                .with("date_range", "all")
                .with("statuses[]", "triggered")
                .with("statuses[]", "acknowledged")
                .with("statuses[]", "resolved")
                .with("sort_by", "created_at:desc")
                .with("limit", 100);
        List<JsonNode> found = calls.call(request).items("/incidents");
        List<JsonNode> ours = found.stream().filter(each -> hasKey(each, key)).toList();
        return (ours.isEmpty()
                        ? found.stream()
                                .limit(MOST_STRANGERS)
                                .filter(each -> hasAlert(each, key, calls))
                                .toList()
                        : ours)
                .stream()
                        .sorted(Comparator.comparing((JsonNode each) ->
                                        Json.at(each, "/created_at").orElse(""))
                                .reversed())
                        .toList();
    }

    /** The incident of a page as it is now; empty when there is none. */
    Optional<JsonNode> incident(String page, Calls calls) {
        PageId id = PageId.of(page);
        if (!id.isOfEvent()) {
            return calls.callUnless(Rest.INCIDENT.with("id", id.value()), "2100", "404")
                    .map(reply -> reply.json().at("/incident"));
        }
        return with(id.value(), calls).stream()
                .filter(each -> isOf(each, id.service()))
                .findFirst();
    }

    /**
     * PagerDuty's id of the incident of a page, for a call that needs it.
     *
     * @throws Unavailable when PagerDuty has not made an incident of the event yet
     */
    String incidentId(String page, Calls calls) {
        PageId id = PageId.of(page);
        if (!id.isOfEvent()) {
            return id.value();
        }
        return incident(page, calls)
                .flatMap(each -> Json.at(each, "/id"))
                .orElseThrow(() -> new Unavailable(
                        PagerDutyProvider.NAME,
                        "it has not made an incident of the event " + id.value() + " yet",
                        SOON));
    }

    static boolean isOf(JsonNode incident, String service) {
        return Json.at(incident, "/service/id").filter(service::equals).isPresent();
    }

    static boolean isResolved(JsonNode incident) {
        return state(incident) == Page.State.RESOLVED;
    }

    /** An incident as a page; {@code key} is the one it was found by, or null. */
    Page page(JsonNode incident, @Nullable String key) {
        String id = Json.at(incident, "/id").orElse("");
        Instant changed = Objects.requireNonNullElseGet(
                Rosters.instant(incident, "/last_status_change_at"),
                () -> Objects.requireNonNullElseGet(
                        Rosters.instant(incident, "/created_at"), account.clock()::instant));
        Optional<PageId> event = event(incident, key);
        return new Page(
                event.map(PageId::toString).orElse(id),
                event.map(this::link)
                        .or(() -> Json.at(incident, "/html_url").flatMap(Lookup::url))
                        .orElseGet(() -> web("incidents/" + id)),
                state(incident),
                notified(incident),
                Math.max(1, incident.at("/escalation_level").asInt(1)),
                acknowledgedBy(incident),
                changed);
    }

    /** Where people see the page of an event: the service, which is known before the incident is. */
    URI link(PageId event) {
        return web("service-directory/" + event.service());
    }

    /** Where people see something of the account. */
    private URI web(String path) {
        String base = account.habits().web().toString();
        return URI.create(base.endsWith("/") ? base + path : base + '/' + path);
    }

    private Optional<PageId> event(JsonNode incident, @Nullable String key) {
        String service = Json.at(incident, "/service/id").orElse("");
        String known = key == null ? Json.at(incident, "/incident_key").orElse("") : key;
        return account.routingKey(service).isPresent() && !known.isEmpty()
                ? Optional.of(PageId.ofEvent(service, known))
                : Optional.empty();
    }

    private static Page.State state(JsonNode incident) {
        return switch (Json.at(incident, "/status").orElse("")) {
            case "resolved" -> Page.State.RESOLVED;
            case "acknowledged" -> Page.State.ACKNOWLEDGED;
            default -> Page.State.TRIGGERED;
        };
    }

    private static List<String> notified(JsonNode incident) {
        Set<String> people = new LinkedHashSet<>();
        Json.items(incident, "/assignments")
                .forEach(each -> Json.at(each, "/assignee/id").ifPresent(people::add));
        Json.items(incident, "/incidents_responders")
                .forEach(each -> Json.at(each, "/user/id").ifPresent(people::add));
        // whoever acknowledged was notified, even if it is assigned to nobody any more
        Json.items(incident, "/acknowledgements")
                .forEach(each -> Json.at(each, "/acknowledger/id").ifPresent(people::add));
        return List.copyOf(people);
    }

    private static @Nullable String acknowledgedBy(JsonNode incident) {
        List<JsonNode> all = Json.items(incident, "/acknowledgements");
        return all.isEmpty()
                ? null
                : Json.at(all.get(all.size() - 1), "/acknowledger/id").orElse(null);
    }

    private static boolean hasKey(JsonNode incident, String key) {
        return Json.at(incident, "/incident_key").filter(key::equals).isPresent();
    }

    private static boolean hasAlert(JsonNode incident, String key, Calls calls) {
        return Json.at(incident, "/id")
                .flatMap(id -> calls.callUnless(Rest.ALERTS.with("id", id).with("alert_key", key), "2100", "404"))
                .map(reply -> reply.items("/alerts").stream()
                        .anyMatch(alert ->
                                Json.at(alert, "/alert_key").filter(key::equals).isPresent()))
                .orElse(false);
    }

    /** The keys that an incident's alerts were given; none when there is no such incident any more. */
    static List<String> alertKeys(String incident, Calls calls) {
        return calls.callUnless(Rest.ALERTS.with("id", incident).with("limit", 100), "2100", "404").stream()
                .flatMap(reply -> reply.items("/alerts").stream())
                .flatMap(alert -> Json.at(alert, "/alert_key").stream())
                .distinct()
                .toList();
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text)).filter(URI::isAbsolute);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
