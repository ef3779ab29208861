package dev.muster.provider.http.oncall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An Oncall that answers as its "API v0" does: lists are bare, times are seconds, an unknown service is 404, an unknown constraint 400. */
final class ScriptedOncall implements AutoCloseable {

    private static final Set<String> CONSTRAINTS = Set.of("team", "start__le", "end__gt");

    final ScriptedServer server = ScriptedServer.start();
    private final Map<String, String> teams = new TreeMap<>();
    private final List<Event> events = new ArrayList<>();

    private record Event(long start, long end, String team, String role, String user) {
        private ObjectNode tree() {
            return Json.object()
                    .put("start", start)
                    .put("end", end)
                    .put("team", team)
                    .put("role", role)
                    .put("user", user)
                    .put("full_name", "The person " + user)
                    .putNull("schedule_id")
                    .putNull("link_id");
        }
    }

    ScriptedOncall() {
        server.on("GET /api/v0/services/{service}", this::service);
        server.on("GET /api/v0/services/{service}/teams", this::teams);
        server.on("GET /api/v0/events", this::events);
    }

    ScriptedOncall service(String name, String team) {
        teams.put(name, team);
        return this;
    }

    ScriptedOncall event(String team, String role, String user, Instant start, Instant end) {
        events.add(new Event(start.getEpochSecond(), end.getEpochSecond(), team, role, user));
        return this;
    }

    private Told service(Heard request) {
        String name = request.named("service");
        return teams.containsKey(name)
                ? Told.json(Json.object().put("id", 1).put("name", name))
                : Told.json(404, "{\"title\":\"404 Not Found\"}");
    }

    private Told teams(Heard request) {
        String team = teams.get(request.named("service"));
        return Told.json(team == null ? Json.list() : Json.list().add(team));
    }

    private Told events(Heard request) {
        if (!CONSTRAINTS.containsAll(request.query().keySet())) {
            return Told.json(400, "{\"title\":\"Bad constraint param\"}");
        }
        ArrayNode found = Json.list();
        events.stream().filter(event -> fits(event, request)).map(Event::tree).forEach(found::add);
        return Told.json(found);
    }

    private static boolean fits(Event event, Heard request) {
        return request.query("team").filter(team -> !team.equals(event.team())).isEmpty()
                && request.query("start__le")
                        .filter(most -> event.start() > Long.parseLong(most))
                        .isEmpty()
                && request.query("end__gt")
                        .filter(least -> event.end() <= Long.parseLong(least))
                        .isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
