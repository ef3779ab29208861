package dev.muster.examples.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import dev.muster.spi.store.SummaryQuery;
import dev.muster.testing.TestIncidents;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an incident led through one door or another")
class DoorsTest {

    private static final String ANN = "ann@example.com";

    private final TestIncidents test = TestIncidents.create();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    @Tag("N-054")
    void has_the_same_events_by_java_rest_console_and_chat() throws Exception {
        List<Object> byJava = ofAnn(ledByJava());
        assertThat(byJava).hasSize(6);
        assertThat(ofAnn(ledByRest())).isEqualTo(byJava);
        assertThat(ofAnn(ledByConsole())).isEqualTo(byJava);
        assertThat(ofAnn(ledByChat())).isEqualTo(byJava);
    }

    @Test
    void says_what_is_wrong_with_a_request_and_changes_nothing() throws Exception {
        try (RestDoor door = new RestDoor(test.incidents(), 0)) {
            assertThat(post(door, "", "{\"title\": \"Checkout fails\"}").body()).contains("title and by are required");
            assertThat(post(door, "", "{").statusCode()).isEqualTo(400);
            assertThat(post(door, "/INC-9/update", "{}").statusCode()).isEqualTo(404);
            assertThat(test.incidents().query(SummaryQuery.all(10))).isEmpty();
            Incident incident = test.incidents().declare("Checkout fails");
            assertThat(post(door, "/" + incident.id() + "/reopen", "{\"by\": \"ann\", \"text\": \"no\"}")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(new Console(test.incidents(), ANN).line(incident.id() + " dance now"))
                    .contains("There is no 'dance'", "mitigate");
            assertThat(new Console(test.incidents(), ANN).line("INC-9")).contains("There is no incident 'INC-9'");
            assertThat(incident.refresh().details()).isEqualTo(incident.details());
        }
    }

    private Incident ledByJava() {
        Incident incident =
                test.incidents().declare(Declaration.of("Checkout fails").reportedBy(ANN));
        settle();
        Actor ann = Actor.by(ANN);
        return incident.assign(Role.LEAD, ANN, ann)
                .update("the bank is on it", ann)
                .mitigate("traffic goes to the other bank", ann)
                .resolve("the bank has a new certificate", ann);
    }

    private Incident ledByRest() throws Exception {
        try (RestDoor door = new RestDoor(test.incidents(), 0)) {
            assertThat(post(door, "", "{\"title\": \"Checkout fails\", \"by\": \"" + ANN + "\"}")
                            .statusCode())
                    .isEqualTo(201);
            settle();
            String id = newest().id();
            for (String[] step : new String[][] {
                {"lead", ANN},
                {"update", "the bank is on it"},
                {"mitigate", "traffic goes to the other bank"},
                {"resolve", "the bank has a new certificate"}
            }) {
                HttpResponse<String> answer = post(
                        door, "/" + id + "/" + step[0], "{\"by\": \"" + ANN + "\", \"text\": \"" + step[1] + "\"}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
            return newest();
        }
    }

    private Incident ledByConsole() {
        Console console = new Console(test.incidents(), ANN);
        assertThat(console.line("declare Checkout fails")).endsWith("Checkout fails");
        settle();
        String id = newest().id();
        console.line(id + " lead " + ANN);
        console.line(id + " update the bank is on it");
        console.line(id + " mitigate traffic goes to the other bank");
        console.line(id + " resolve the bank has a new certificate");
        return newest();
    }

    private Incident ledByChat() {
        var people = test.tools().chat().people();
        people.mention(people.create("general", ANN), ANN, "new incident Checkout fails");
        settle();
        String channel =
                newest().resource(ResourceKind.CONVERSATION).orElseThrow().id();
        for (String told : List.of(
                "take lead",
                "update the bank is on it",
                "mitigated traffic goes to the other bank",
                "resolve the bank has a new certificate")) {
            people.mention(channel, ANN, told);
            settle();
        }
        return newest();
    }

    private void settle() {
        test.time().advance(Duration.ofSeconds(6));
    }

    private Incident newest() {
        return test.incidents().query(SummaryQuery.all(10)).stream()
                .map(summary -> test.incidents().get(summary.stream()))
                .max(Comparator.comparingInt(
                        incident -> Integer.parseInt(incident.id().substring("INC-".length()))))
                .orElseThrow();
    }

    /** What a person did; of what holds an id, a door or a time of its own, only what that person said. */
    private static List<Object> ofAnn(Incident incident) {
        return incident.history().stream()
                .filter(recorded -> recorded.circumstances().by().id().equals(ANN))
                .map(Recorded::event)
                .map(DoorsTest::said)
                .toList();
    }

    private static Object said(Event event) {
        if (event instanceof Event.IncidentDeclared declared) {
            return List.of(
                    declared.declaration().title(),
                    String.valueOf(declared.declaration().reporter()));
        }
        if (event instanceof Event.IncidentMitigated mitigated) {
            return List.of(
                    mitigated.mitigation().summary(),
                    mitigated.mitigation().kind(),
                    mitigated.mitigation().temporary());
        }
        return event;
    }

    private HttpResponse<String> post(RestDoor door, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.uri() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
