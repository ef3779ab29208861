package dev.muster.examples.letterbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.config.Secret;
import dev.muster.tck.Faults;
import dev.muster.tck.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

// tag::fixture
/** Letterbox as its documentation describes it, made of scripts, and a provider connected to it. */
class ScriptedLetterbox implements Fixture {

    static final String TOKEN = "a-token-of-a-test";

    /** A letter that somebody got. */
    record Letter(String to, String subject, String text) {}

    final List<Letter> letters = new ArrayList<>();
    final HandClock clock = new HandClock();
    final ScriptedServer server = ScriptedServer.start()
            .on("GET /account", request -> Told.json("{\"name\": \"a test\"}"))
            .on("POST /letters", this::deliver);
    final Letterbox provider = new Letterbox(server.url(), () -> Secret.of(TOKEN), clock);
    private final Map<String, String> delivered = new LinkedHashMap<>();

    private Told deliver(Heard request) {
        if (!request.header("Authorization").equals(Optional.of("Bearer " + TOKEN))) {
            return Told.json(401, "{\"error\": \"token\"}");
        }
        String answer =
                delivered.computeIfAbsent(request.header("Idempotency-Key").orElseThrow(), key -> {
                    JsonNode letter = request.json();
                    for (JsonNode to : letter.get("to")) {
                        letters.add(new Letter(
                                to.asText(),
                                letter.get("subject").asText(),
                                letter.get("text").asText()));
                    }
                    return "{\"id\": \"L-" + letters.size() + "\"}";
                });
        return Told.json(201, answer);
    }

    @Override
    public String provider() {
        return Letterbox.NAME;
    }

    /** Without faults the kit could not judge what matters most: what the provider says when an answer is lost. */
    @Override
    public Optional<Faults> faults() {
        return Optional.of(new Faults() {
            @Override
            public void loseNextAnswer() {
                server.failNext(Fault.RESET_AFTER);
            }

            @Override
            public void refuseNext(Duration retryAfter) {
                server.limitNext(retryAfter);
            }
        });
    }

    /** By the provider's clock. Each call comes half a minute after the one before, when no limit is left to wait for. */
    @Override
    public Instant deadline() {
        clock.advance(Duration.ofSeconds(30));
        return clock.instant().plusSeconds(30);
    }

    @Override
    public void close() {
        provider.close();
        server.close();
    }
}
// end::fixture
