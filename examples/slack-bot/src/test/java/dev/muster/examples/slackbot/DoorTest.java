package dev.muster.examples.slackbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.store.SummaryQuery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the bot's door")
class DoorTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Incidents incidents;
    private Door door;

    @BeforeEach
    void open() throws IOException {
        incidents = Incidents.builder()
                .playbook(Playbook.parse(Shipped.text("playbook.yaml")))
                .provider(InMemoryProvider.create())
                .build();
        door = new Door(incidents, new Door.Guard(0, Secret.of("let-me-in")), () -> true);
    }

    @AfterEach
    void close() {
        door.close();
        incidents.close();
    }

    @Test
    void declares_an_incident_once_however_often_its_alert_is_sent() throws Exception {
        assertThat(alert("Bearer let-me-in", Shipped.text("alert.json")).statusCode())
                .isEqualTo(200);
        assertThat(alert("Bearer let-me-in", Shipped.text("alert.json")).statusCode())
                .isEqualTo(200);
        assertThat(incidents.query(SummaryQuery.all(10))).hasSize(1);
    }

    @Test
    void takes_alerts_from_nobody_without_the_token() throws Exception {
        assertThat(alert("Bearer let-me-out", Shipped.text("alert.json")).statusCode())
                .isEqualTo(401);
        assertThat(post("alerts", Shipped.text("alert.json")).statusCode()).isEqualTo(401);
        try (Door closed = new Door(incidents, new Door.Guard(0, null), () -> true)) {
            HttpRequest request = HttpRequest.newBuilder(closed.uri().resolve("alerts"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains(Setup.ALERT_TOKEN);
        }
        assertThat(incidents.query(SummaryQuery.all(10))).isEmpty();
    }

    @Test
    void says_what_is_wrong_with_a_payload() throws Exception {
        HttpResponse<String> answer = alert("Bearer let-me-in", "{\"version\": \"3\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("version is '3', expected '4'");
        assertThat(alert("Bearer let-me-in", "x".repeat((1 << 20) + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void shows_how_the_bot_is_doing() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(door.uri().resolve("health")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"", "\"socketMode\":\"connected\"", "\"givenUp\":{}");
        assertThat(post("health", "").statusCode()).isEqualTo(405);
    }

    @Test
    void refuses_for_now_what_comes_for_a_tool_that_is_not_there() throws Exception {
        assertThat(post("webhooks/pagerduty", "{}").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> alert(String authorization, String payload) throws Exception {
        return http.send(
                HttpRequest.newBuilder(door.uri().resolve("alerts"))
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(payload))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(door.uri().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
