package dev.muster.provider.http.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A scripted server")
@Timeout(20)
class ScriptedServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScriptedServer tool = ScriptedServer.start();
    private int made;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void answers_by_its_scripts_and_keeps_a_journal() throws Exception {
        tool.on("POST /things/{id}/notes", request -> Told.json(201, "{\"of\":\"" + request.named("id") + "\"}"));

        HttpResponse<String> answer = post("/things/a%2Fb+c/notes?x=1&x=2&y=%20", "name=A+B&name=C");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"of\":\"a/b+c\"}");
        Heard heard = tool.last("POST /things/{id}/notes").orElseThrow();
        assertThat(heard.query()).containsEntry("x", List.of("1", "2")).containsEntry("y", List.of(" "));
        assertThat(heard.form()).containsEntry("name", List.of("A B", "C"));
        assertThat(heard.header("user-agent")).isPresent();
        assertThatThrownBy(heard::json).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> heard.named("nothing")).hasMessageContaining("has no name nothing");
    }

    @Test
    void answers_404_to_what_no_script_knows_and_keeps_it_apart() throws Exception {
        assertThat(post("/nowhere", "").statusCode()).isEqualTo(404);
        assertThat(tool.unscripted()).extracting(Heard::route).containsExactly("POST /nowhere");
        assertThatThrownBy(() -> tool.on("nonsense", Told.empty(200))).hasMessageContaining("cannot be read");
    }

    @Test
    void lets_a_test_say_of_every_request_which_fault_it_meets() throws Exception {
        List<String> asked = new ArrayList<>();
        tool.on("POST /things", Told.json("{}")).fate(request -> {
            asked.add(request.body());
            return request.body().equals("b") ? Optional.of(Fault.FORBIDDEN) : Optional.empty();
        });

        assertThat(post("/things", "a").statusCode()).isEqualTo(200);
        assertThat(post("/things", "b").statusCode()).isEqualTo(403);
        assertThat(post("/things", "c").statusCode()).isEqualTo(200);
        assertThat(asked).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void lets_one_request_meet_a_fault_and_the_next_one_not(Fault fault) throws Exception {
        tool.on("POST /things", request -> {
            made++;
            return Told.json(201, "{\"made\":" + made + "}");
        });
        tool.fail("POST /things", fault);

        boolean wellAnswered = false;
        try {
            HttpResponse<String> answer = post("/things", "{}", Duration.ofSeconds(1));
            wellAnswered = answer.statusCode() == 201 && answer.body().equals("{\"made\":1}");
        } catch (IOException lost) {
            // an answer that never came
        }

        assertThat(wellAnswered).isFalse();
        assertThat(made).isEqualTo(fault.carriesOut() ? 1 : 0);
        assertThat(post("/things", "{}").body()).isEqualTo("{\"made\":" + made + "}");
        assertThat(tool.count("POST /things")).isEqualTo(2);
    }

    @Test
    void strikes_only_where_the_fault_was_planted_and_forgets_it_when_calmed() throws Exception {
        tool.on("POST /a", Told.json("{}")).on("POST /b", Told.json("{}"));
        tool.fail("POST /b", Fault.NOT_FOUND);
        assertThat(post("/a", "").statusCode()).isEqualTo(200);
        assertThat(post("/b", "").statusCode()).isEqualTo(404);
        tool.failWhen(request -> request.body().contains("write"), Fault.CONFLICT);
        assertThat(post("/b", "read").statusCode()).isEqualTo(200);
        assertThat(post("/b", "write").statusCode()).isEqualTo(409);
        tool.failNext(Fault.NOT_FOUND);
        tool.calm();
        assertThat(post("/b", "").statusCode()).isEqualTo(200);
    }

    @Test
    void enforces_a_limit_over_a_sliding_window() throws Exception {
        tool.on("POST /a", Told.json("{}")).enforce("POST", 2, Duration.ofMinutes(1), () -> now);
        assertThat(post("/a", "").statusCode()).isEqualTo(200);
        now = now.plusSeconds(30);
        assertThat(post("/a", "").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = post("/a", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(tool.refusedByQuota()).isEqualTo(1);
        now = now.plusSeconds(30);
        assertThat(post("/a", "").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return post(path, body, Duration.ofSeconds(10));
    }

    private HttpResponse<String> post(String path, String body, Duration patience)
            throws IOException, InterruptedException {
        URI url = tool.url(path);
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
