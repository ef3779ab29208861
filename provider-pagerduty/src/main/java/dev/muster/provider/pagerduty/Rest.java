package dev.muster.provider.pagerduty;

import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.pace.Limit;

/** The calls of REST API v2 and Events API v2 that are made, with the scopes that an OAuth app needs for them. */
final class Rest {

    /** For each key, user or app (REST API, "Rate Limits"). */
    static final Limit ACCOUNT = Limit.perMinute("rest", 960);

    /** "Approximately 120 calls/minute per integration key" (Events API v2, "Rate Limits"). */
    static final Limit EVENTS = Limit.perMinute("events", 120).forEachSubject();

    static final Endpoint CREATE_INCIDENT =
            own(Endpoint.post("POST /incidents", "incidents")).needs("incidents.write");
    static final Endpoint INCIDENTS =
            own(Endpoint.get("GET /incidents", "incidents")).needs("incidents.read");
    static final Endpoint INCIDENT = read("incidents/{id}", "incidents.read");
    static final Endpoint UPDATE_INCIDENT = Endpoint.put("PUT /incidents/{id}", "incidents/{id}")
            .within(ACCOUNT)
            .needs("incidents.write");
    static final Endpoint ALERTS = read("incidents/{id}/alerts", "incidents.read");
    static final Endpoint NOTES = read("incidents/{id}/notes", "incidents.read");
    static final Endpoint CREATE_NOTE = Endpoint.post("POST /incidents/{id}/notes", "incidents/{id}/notes")
            .within(ACCOUNT)
            .needs("incidents.write");
    static final Endpoint REQUEST_RESPONDERS = Endpoint.post(
                    "POST /incidents/{id}/responder_requests", "incidents/{id}/responder_requests")
            .within(ACCOUNT)
            .needs("incidents.write");
    static final Endpoint LOG_ENTRIES = read("incidents/{id}/log_entries", "incidents.read");
    static final Endpoint SERVICES = read("services", "services.read");
    static final Endpoint SERVICE = read("services/{id}", "services.read");
    static final Endpoint POLICIES = read("escalation_policies", "escalation_policies.read");
    static final Endpoint SCHEDULES = read("schedules", "schedules.read");
    static final Endpoint ON_CALLS =
            own(Endpoint.get("GET /oncalls", "oncalls")).needs("oncalls.read");
    static final Endpoint PRIORITIES = read("priorities", "priorities.read");
    static final Endpoint USERS = read("users", "users.read");
    static final Endpoint USER = read("users/{id}", "users.read");
    static final Endpoint TEAMS = read("teams", "teams.read");
    static final Endpoint MEMBERS = read("teams/{id}/members", "teams.read");

    static final Endpoint ENQUEUE = Endpoint.post("POST /v2/enqueue", "enqueue").within(EVENTS);

    private Rest() {}

    private static Endpoint read(String path, String scope) {
        return Endpoint.get("GET /" + path, path).within(ACCOUNT).needs(scope);
    }

    /** A call that has a limit of its own besides: not published, but counted in its answers. */
    private static Endpoint own(Endpoint endpoint) {
        return endpoint.within(ACCOUNT, Limit.perMinute(endpoint.name(), ACCOUNT.permits()));
    }
}
