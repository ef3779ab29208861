package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.Manners;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** PagerDuty as its REST API v2 and Events API v2 references describe it, as far as this provider uses it. */
public final class ScriptedPagerDuty implements AutoCloseable {

    public static final String ROUTING_KEY = "e93facc04764012d7bfb002500d5d1a6";
    public static final String FROM = "muster@example.com";

    public final ScriptedServer rest = ScriptedServer.start(new RestManners());
    public final ScriptedServer events = ScriptedServer.start(new EventsManners());
    final List<ObjectNode> onCalls = new ArrayList<>();

    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final Map<String, ObjectNode> services = new LinkedHashMap<>();
    private final Map<String, ObjectNode> policies = new LinkedHashMap<>();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Consumer<Duration> passing;
    private final Map<String, String> called = new LinkedHashMap<>();
    private boolean keepsEventKeys = true;
    private boolean holdsEvents;
    private final List<Heard> heldEvents = new ArrayList<>();

    /** One incident with what belongs to it. */
    public static final class Incident {
        public final ObjectNode tree;
        public final List<ObjectNode> notes = new ArrayList<>();
        final List<ObjectNode> log = new ArrayList<>();
        public final String alertKey;
        public String details = "";
        public List<String> links = List.of();
        int wakeUps = 1;

        Incident(ObjectNode tree, String alertKey) {
            this.tree = tree;
            this.alertKey = alertKey;
        }

        public String title() {
            return tree.path("title").asText();
        }

        public boolean isResolved() {
            return tree.path("status").asText().equals("resolved");
        }
    }

    ScriptedPagerDuty(HandClock clock) {
        this(clock, clock::advance);
    }

    /** In the time of others: between two things that happen some of it passes, as {@code passing} is told. */
    public ScriptedPagerDuty(InstantSource clock, Consumer<Duration> passing) {
        this.clock = clock;
        this.passing = passing;
        user("PBOT001", "Muster", FROM);
        user("PALICE1", "Alice Smith", "alice@example.com");
        user("PBOB001", "Bob Jones", "bob@example.com");
        user("PCAROL1", "Carol White", "carol@example.com");
        policy("PESC001", "Web on call");
        policy("PESC002", "Search on call");
        service("PSVC001", "Checkout", "PESC001");
        service("PSVC002", "Search of things", "PESC002");
        service("PSVC003", "Ledger", "PESC003");
        script();
    }

    public URI url() {
        return rest.url();
    }

    public URI eventsUrl() {
        return events.url("/v2");
    }

    public List<Incident> titled(String title) {
        return incidents.values().stream()
                .filter(each -> each.title().contains(title))
                .toList();
    }

    /** The incident of a page, by its id or by {@code service:key}. */
    Incident incident(String page) {
        String key = page.substring(page.indexOf(':') + 1);
        return incidents.values().stream()
                .filter(each -> each.tree.path("id").asText().equals(key) || each.alertKey.equals(key))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("there is no incident " + page));
    }

    /** Incidents made of events keep their key with their alerts alone from now on. */
    ScriptedPagerDuty keepsNoEventKeys() {
        keepsEventKeys = false;
        return this;
    }

    /** Takes events and makes no incident of them until {@link #releaseEvents()}. */
    ScriptedPagerDuty holdsEvents() {
        holdsEvents = true;
        return this;
    }

    /** Makes incidents of the events that were taken. */
    void releaseEvents() {
        holdsEvents = false;
        heldEvents.forEach(this::enqueue);
        heldEvents.clear();
    }

    public void acknowledge(String page, String user) {
        Incident incident = incident(page);
        status(incident, "acknowledged");
        incident.tree
                .withArray("/acknowledgements")
                .addObject()
                .put("at", clock.instant().toString())
                .set("acknowledger", reference("user_reference", user));
        log(incident, "acknowledge_log_entry", "Acknowledged by " + user, user);
    }

    void resolveByHand(String page, String user) {
        Incident incident = incident(page);
        status(incident, "resolved");
        log(incident, "resolve_log_entry", "Resolved by " + user, user);
    }

    /** Whom a page of a service calls first; Alice unless said. */
    public void calls(String service, String user) {
        called.put(service, user);
    }

    public void onCall(String policy, int level, String user, String start, String end) {
        ObjectNode entry =
                Json.object().put("escalation_level", level).put("start", start).put("end", end);
        entry.set("user", users.get(user));
        entry.set("schedule", reference("schedule_reference", "PSCHED1"));
        entry.set("escalation_policy", reference("escalation_policy_reference", policy));
        onCalls.add(entry);
    }

    public void service(String id, String name, String policy) {
        ObjectNode service = Json.object()
                .put("id", id)
                .put("type", "service")
                .put("summary", name)
                .put("name", name)
                .put("description", "All of " + name)
                .put("status", "active")
                .put("html_url", "https://acme.pagerduty.com/service-directory/" + id);
        service.set("escalation_policy", reference("escalation_policy_reference", policy));
        service.set(
                "teams", Json.list().add(reference("team_reference", "PTEAM01").put("summary", "Payments")));
        services.put(id, service);
    }

    @Override
    public void close() {
        rest.close();
        events.close();
    }

    private void script() {
        rest.on("POST /incidents", this::create)
                .on("GET /incidents", this::list)
                .on(
                        "GET /incidents/{id}",
                        heard -> found(heard)
                                .map(each -> Told.json(Triggers.whole("incident", each.tree)))
                                .orElse(notFound()))
                .on("PUT /incidents/{id}", this::update)
                .on("GET /incidents/{id}/alerts", this::alerts)
                .on(
                        "GET /incidents/{id}/notes",
                        heard -> found(heard)
                                .map(each -> Told.json(Triggers.whole("notes", array(each.notes))))
                                .orElse(notFound()))
                .on("POST /incidents/{id}/notes", this::note)
                .on("POST /incidents/{id}/responder_requests", this::respond)
                .on(
                        "GET /incidents/{id}/log_entries",
                        heard -> found(heard)
                                .map(each -> page(heard, "log_entries", newestFirst(each.log)))
                                .orElse(notFound()))
                .on("GET /users", heard -> page(heard, "users", matching(users, heard, "name", "email")))
                .on("GET /users/{id}", heard -> one("user", users.get(heard.named("id"))))
                .on("GET /services", heard -> page(heard, "services", matching(services, heard, "name")))
                .on("GET /services/{id}", heard -> one("service", services.get(heard.named("id"))))
                .on(
                        "GET /escalation_policies",
                        heard -> page(heard, "escalation_policies", matching(policies, heard, "name")))
                .on("GET /schedules", heard -> page(heard, "schedules", List.of()))
                .on("GET /oncalls", this::listOnCalls)
                .on(
                        "GET /priorities",
                        heard -> page(
                                heard,
                                "priorities",
                                List.of(
                                        reference("priority", "PPRIO01").put("name", "P1"),
                                        reference("priority", "PPRIO04").put("name", "P4"))))
                .on(
                        "GET /teams",
                        heard -> page(
                                heard,
                                "teams",
                                List.of(reference("team", "PTEAM01").put("name", "Payments"))))
                .on(
                        "GET /teams/{id}/members",
                        heard -> page(
                                heard,
                                "members",
                                List.of(
                                        Json.object().put("role", "manager").set("user", users.get("PALICE1")),
                                        Json.object().put("role", "responder").set("user", users.get("PBOB001")))));
        events.on("POST /v2/enqueue", this::enqueue);
    }

    private Told create(Heard heard) {
        JsonNode asked = heard.json().at("/incident");
        if (!isRequester(heard)) {
            return refused(400, 2001, "Invalid Input Provided", "Requester User Not Found");
        }
        String service = asked.at("/service/id").asText();
        if (!services.containsKey(service)) {
            return refused(400, 2001, "Invalid Input Provided", "Service Not Found");
        }
        String key = asked.path("incident_key").asText();
        if (incidents.values().stream()
                .anyMatch(each -> !each.isResolved()
                        && each.alertKey.equals(key)
                        && each.tree.at("/service/id").asText().equals(service))) {
            return refused(
                    400,
                    2002,
                    "Arguments Caused Error",
                    "Open incident with matching dedup key already exists on this service");
        }
        Incident made = trigger(service, asked.path("title").asText(), key, key);
        made.details = asked.at("/body/details").asText();
        made.links = made.details
                .lines()
                .filter(line -> line.contains(": http"))
                .map(line -> line.substring(line.indexOf(": http") + 2))
                .toList();
        made.tree.put("urgency", asked.path("urgency").asText());
        if (asked.has("priority")) {
            made.tree.set("priority", asked.path("priority"));
        }
        asked.path("assignments").forEach(each -> {
            made.tree.withArray("/assignments").removeAll();
            assign(made, each.at("/assignee/id").asText());
        });
        return Told.json(201, Triggers.whole("incident", made.tree));
    }

    private Told enqueue(Heard heard) {
        JsonNode event = heard.json();
        if (!event.path("routing_key").asText().equals(ROUTING_KEY)) {
            return Told.json(
                    400,
                    "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"Invalid"
                            + " routing key\"]}");
        }
        String key = event.path("dedup_key").asText();
        if (holdsEvents) {
            heldEvents.add(heard);
            return taken(key);
        }
        Optional<Incident> open = incidents.values().stream()
                .filter(each -> each.alertKey.equals(key) && !each.isResolved())
                .findFirst();
        if (event.path("event_action").asText().equals("resolve")) {
            open.ifPresent(each -> {
                status(each, "resolved");
                log(each, "resolve_log_entry", "Resolved through the integration API", "PSVC001");
            });
        } else if (open.isEmpty()) {
            Incident made = trigger("PSVC001", event.at("/payload/summary").asText(), keepsEventKeys ? key : "", key);
            made.details = event.at("/payload/custom_details/details").asText();
            List<String> links = new ArrayList<>();
            event.path("links").forEach(link -> links.add(link.path("href").asText()));
            made.links = links;
        }
        return taken(key);
    }

    private static Told taken(String key) {
        return Told.json(202, "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"" + key + "\"}");
    }

    private Incident trigger(String service, String title, String key, String alertKey) {
        tick();
        String id = "QINC" + (10_000 + incidents.size());
        ObjectNode tree = Json.object()
                .put("id", id)
                .put("type", "incident")
                .put("summary", "[#1] " + title)
                .put("title", title)
                .put("html_url", "https://acme.pagerduty.com/incidents/" + id)
                .put("created_at", clock.instant().toString())
                .put("last_status_change_at", clock.instant().toString())
                .put("status", "triggered")
                .put("urgency", "high");
        if (key.isEmpty()) {
            tree.putNull("incident_key");
        } else {
            tree.put("incident_key", key);
        }
        tree.set("service", reference("service_reference", service));
        Incident made = new Incident(tree, alertKey);
        assign(made, called.getOrDefault(service, "PALICE1"));
        log(made, "trigger_log_entry", "Triggered through the API", "PBOT001");
        incidents.put(id, made);
        return made;
    }

    private Told list(Heard heard) {
        Optional<String> key = heard.query("incident_key");
        Predicate<Incident> wanted = each -> key.isEmpty() || each.alertKey.equals(key.get());
        List<JsonNode> found = new ArrayList<>();
        incidents.values().stream().filter(wanted).forEach(each -> found.add(0, each.tree));
        return page(heard, "incidents", found);
    }

    private Told update(Heard heard) {
        if (!isRequester(heard)) {
            return refused(400, 2001, "Invalid Input Provided", "Requester User Not Found");
        }
        Optional<Incident> found = found(heard);
        if (found.isEmpty()) {
            return notFound();
        }
        Incident incident = found.get();
        if (incident.isResolved()) {
            return refused(400, 1001, "Incident Already Resolved", "Incident Already Resolved");
        }
        JsonNode change = heard.json().at("/incident");
        if (change.has("status")) {
            status(incident, change.path("status").asText());
            log(incident, "resolve_log_entry", "Resolved through the API", "PBOT001");
        }
        if (change.has("escalation_level")) {
            incident.tree.put(
                    "escalation_level", change.path("escalation_level").asInt());
            log(incident, "escalate_log_entry", "Escalated", "PBOT001");
        }
        if (change.has("escalation_policy")) {
            incident.tree.set("escalation_policy", change.path("escalation_policy"));
        }
        change.path("assignments").forEach(each -> {
            incident.tree.withArray("/assignments").removeAll();
            assign(incident, each.at("/assignee/id").asText());
            incident.wakeUps++;
        });
        return Told.json(Triggers.whole("incident", incident.tree));
    }

    private Told alerts(Heard heard) {
        return found(heard)
                .map(each -> {
                    List<JsonNode> alerts = new ArrayList<>();
                    if (heard.query("alert_key").orElse(each.alertKey).equals(each.alertKey)) {
                        alerts.add(Json.object().put("id", "PALERT1").put("alert_key", each.alertKey));
                    }
                    return page(heard, "alerts", alerts);
                })
                .orElse(notFound());
    }

    private Told note(Heard heard) {
        return found(heard)
                .map(each -> {
                    ObjectNode note = Json.object()
                            .put("id", "PNOTE" + each.notes.size())
                            .put("content", heard.json().at("/note/content").asText())
                            .put("created_at", clock.instant().toString());
                    each.notes.add(0, note);
                    return Told.json(Triggers.whole("note", note));
                })
                .orElse(notFound());
    }

    private Told respond(Heard heard) {
        JsonNode asked = heard.json();
        if (!users.containsKey(asked.path("requester_id").asText())) {
            return refused(400, 1008, "Requester User Not Found", "Requester User Not Found");
        }
        return found(heard)
                .map(each -> {
                    ObjectNode request =
                            Json.object().put("message", asked.path("message").asText());
                    each.tree.withArray("/responder_requests").add(request);
                    asked.path("responder_request_targets").forEach(target -> {
                        String id = target.at("/responder_request_target/id").asText();
                        String user = users.containsKey(id) ? id : "PCAROL1";
                        each.tree
                                .withArray("/incidents_responders")
                                .addObject()
                                .put("state", "pending")
                                .set("user", reference("user_reference", user));
                        each.wakeUps++;
                    });
                    return Told.json(Triggers.whole("responder_request", request));
                })
                .orElse(notFound());
    }

    private Told listOnCalls(Heard heard) {
        Instant since = Instant.parse(heard.query("since").orElseThrow());
        Instant until = Instant.parse(heard.query("until").orElseThrow());
        String policy = heard.query("escalation_policy_ids[]").orElse("");
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode each : onCalls) {
            Instant start = Rosters.instant(each, "/start");
            Instant end = Rosters.instant(each, "/end");
            // both ends of the range count, so that neighbours come too
            if (each.at("/escalation_policy/id").asText().equals(policy)
                    && (start == null || !start.isAfter(until))
                    && (end == null || !end.isBefore(since))) {
                found.add(each);
            }
        }
        return page(heard, "oncalls", found);
    }

    private Optional<Incident> found(Heard heard) {
        return Optional.ofNullable(incidents.get(heard.named("id")));
    }

    private boolean isRequester(Heard heard) {
        return heard.header("From").filter(FROM::equals).isPresent();
    }

    private void status(Incident incident, String status) {
        tick();
        incident.tree
                .put("status", status)
                .put("last_status_change_at", clock.instant().toString());
    }

    private void tick() {
        passing.accept(Duration.ofSeconds(1));
    }

    private void assign(Incident incident, String user) {
        incident.tree
                .withArray("/assignments")
                .addObject()
                .put("at", clock.instant().toString())
                .set("assignee", reference("user_reference", user));
    }

    private void log(Incident incident, String type, String summary, String agent) {
        incident.log.add(reference(
                        type,
                        "R" + incident.log.size() + incident.tree.path("id").asText())
                .put("summary", summary)
                .put("created_at", clock.instant().toString())
                .set("agent", reference("user_reference", agent)));
    }

    public void user(String id, String name, String email) {
        users.put(
                id, reference("user", id).put("summary", name).put("name", name).put("email", email));
    }

    private void policy(String id, String name) {
        policies.put(id, reference("escalation_policy", id).put("summary", name).put("name", name));
    }

    private static List<JsonNode> matching(Map<String, ObjectNode> things, Heard heard, String... fields) {
        String query = heard.query("query").orElse("").toLowerCase(java.util.Locale.ROOT);
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode thing : things.values()) {
            for (String field : fields) {
                if (thing.path(field)
                                .asText()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(query)
                        && !found.contains(thing)) {
                    found.add(thing);
                }
            }
        }
        return found;
    }

    private static Told page(Heard heard, String name, List<? extends JsonNode> all) {
        int limit = Math.min(heard.query("limit").map(Integer::parseInt).orElse(25), 100);
        int offset = heard.query("offset").map(Integer::parseInt).orElse(0);
        int end = Math.min(all.size(), offset + limit);
        ObjectNode page = Json.object()
                .put("limit", limit)
                .put("offset", offset)
                .put("more", end < all.size())
                .putNull("total");
        page.set(name, array(all.subList(Math.min(offset, end), end)));
        return Told.json(page);
    }

    private static Told one(String name, JsonNode thing) {
        return thing == null ? notFound() : Told.json(Triggers.whole(name, thing));
    }

    private static List<JsonNode> newestFirst(List<ObjectNode> log) {
        List<JsonNode> reversed = new ArrayList<>();
        log.forEach(entry -> reversed.add(0, entry));
        return reversed;
    }

    private static ArrayNode array(List<? extends JsonNode> items) {
        ArrayNode array = Json.list();
        items.forEach(array::add);
        return array;
    }

    private static ObjectNode reference(String type, String id) {
        return Json.object().put("id", id).put("type", type).put("summary", id);
    }

    private static Told notFound() {
        return refused(404, 2100, "Not Found", null);
    }

    private static Told refused(int status, int code, String message, String error) {
        ObjectNode problem = Json.object().put("message", message).put("code", code);
        if (error != null) {
            problem.set("errors", Json.list().add(error));
        }
        return Told.json(status, Triggers.whole("error", problem));
    }

    /** REST API, "Errors" and "Rate Limits". */
    private static final class RestManners implements Manners {
        @Override
        public Told limited(Duration retryAfter) {
            return ScriptedPagerDuty.refused(429, 2020, "Rate Limit Exceeded", null)
                    .header("ratelimit-limit", "960")
                    .header("ratelimit-remaining", "0")
                    .header("ratelimit-reset", Long.toString(Math.max(1, retryAfter.toSeconds())));
        }

        @Override
        public Told counted(Told answer, int permits, int remaining, Duration reset) {
            return answer.header("ratelimit-limit", Integer.toString(permits))
                    .header("ratelimit-remaining", Integer.toString(remaining))
                    .header("ratelimit-reset", Long.toString(reset.toSeconds() + 1));
        }

        @Override
        public Told failed(int status) {
            return ScriptedPagerDuty.refused(status, 2000, "Internal Error", null);
        }

        @Override
        public Told refused(int status) {
            return ScriptedPagerDuty.refused(
                    status, status == 401 ? 2006 : status == 403 ? 2010 : status == 404 ? 2100 : 2002, "Refused", null);
        }
    }

    /** Events API v2. */
    private static final class EventsManners implements Manners {
        @Override
        public Told limited(Duration retryAfter) {
            return Told.json(
                            429, "{\"status\":\"throttle exceeded\",\"message\":\"Requests are arriving too quickly\"}")
                    .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
    }
}
