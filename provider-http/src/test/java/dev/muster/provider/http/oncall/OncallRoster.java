package dev.muster.provider.http.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.oncall.OnCall;
import dev.muster.spi.oncall.OnCallShift;
import dev.muster.spi.people.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Who is on call by Oncall: the duties of the teams that a service belongs to. A duty counts from its start to before its end, in whole seconds. */
final class OncallRoster implements OnCall {

    static final String NAME = "oncall";

    private static final Endpoint SERVICE = Endpoint.get("service", "api/v0/services/{service}");
    private static final Endpoint TEAMS = Endpoint.get("teams of a service", "api/v0/services/{service}/teams");
    private static final Endpoint EVENTS = Endpoint.get("events", "api/v0/events");

    /** The roles that are called, the first one first; who shadows, is away or on holiday is in none of them. */
    private static final List<String> LEVELS = List.of("primary", "secondary", "manager");

    private final ToolClient client;

    OncallRoster(ToolClient client) {
        this.client = client;
    }

    @Override
    public List<OnCallShift> onCall(String service, Instant at, CallContext context) {
        Calls calls = client.in(context);
        if (calls.callUnless(SERVICE.with("service", service), "404").isEmpty()) {
            throw new Rejected(NAME, "service", service + " is not known to Oncall", "name a service that it has");
        }
        return calls.call(TEAMS.with("service", service)).items("").stream()
                .flatMap(team -> duties(team.asText(), at, calls).stream())
                .filter(duty -> LEVELS.contains(role(duty)))
                .map(OncallRoster::shift)
                .sorted(Comparator.comparingInt(OnCallShift::level))
                .toList();
    }

    private static List<JsonNode> duties(String team, Instant at, Calls calls) {
        String second = Long.toString(at.getEpochSecond());
        return calls.call(EVENTS.with("team", team).with("start__le", second).with("end__gt", second))
                .items("");
    }

    private static String role(JsonNode duty) {
        return Json.at(duty, "/role").orElse("");
    }

    private static OnCallShift shift(JsonNode duty) {
        String user = Json.at(duty, "/user").orElse("");
        Person person = new Person(user, Json.at(duty, "/full_name").orElse(user), null, null, Map.of(NAME, user));
        return new OnCallShift(
                person,
                1 + LEVELS.indexOf(role(duty)),
                Instant.ofEpochSecond(duty.path("end").asLong()));
    }
}
