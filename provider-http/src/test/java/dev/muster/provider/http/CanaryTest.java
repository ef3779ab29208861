package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.Manners;
import dev.muster.provider.http.testing.RecordingLogs;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A secret")
@Tag("T06")
class CanaryTest {

    private static final String TOKEN = "kanarie-token-7f3a";
    private static final String HOOK = "kanarie-hook-9c1b";
    private static final String TITLE = "kanarie-title-5e2d";
    private static final Endpoint CREATE = Endpoint.post("create", "things");
    private static final Endpoint LOOK = Endpoint.get("look", "things");

    /** A tool that repeats in its errors whatever it was sent, as some do. */
    private static final Manners ECHO = new Manners() {
        @Override
        public Told refused(int status) {
            return Told.json(status, "{\"error\":\"token " + TOKEN + " and " + HOOK + " refused\"}")
                    .header("X-Echo", "Bearer " + TOKEN);
        }

        @Override
        public Told failed(int status) {
            return Told.json(status, "{\"error\":\"" + TOKEN + "\"}");
        }

        @Override
        public Told limited(Duration retryAfter) {
            return Told.json(429, "{\"error\":\"" + TOKEN + "\"}").header("Retry-After", "0");
        }
    };

    private static final Dialect DIALECT = new Dialect() {
        @Override
        public Complaint complaint(Answer answer) {
            String said = answer.json().path("error").asText();
            return new Complaint(said, said);
        }

        @Override
        public Outcome.RateLimited limited(Answer answer) {
            return new Outcome.RateLimited(Duration.ZERO, complaint(answer).message(), Outcome.RateLimited.Reach.CALL);
        }
    };

    @Test
    @Tag("S41")
    void is_in_no_log_and_no_exception_whatever_goes_wrong() {
        StringBuilder seen = new StringBuilder();
        String logged = RecordingLogs.during(() -> everything(seen));

        assertThat(logged).as("the log, which must be on").contains("TRACE", "tool create", "sends headers");
        assertThat(logged + seen).doesNotContain(TOKEN, HOOK, TITLE);
        assertThat(seen.toString()).contains("***");
    }

    private static void everything(StringBuilder seen) {
        try (ScriptedServer tool = ScriptedServer.start(ECHO)) {
            tool.on("POST /things", Told.json("{\"echo\":\"" + TOKEN + "\",\"" + TOKEN + "\":1}"));
            tool.on("GET /things", Told.json("{}").header("Set-Cookie", "session=" + TOKEN));
            try (ToolClient client = client(tool)) {
                seen.append(client);
                for (Fault fault : Fault.values()) {
                    for (Request request : List.of(
                            CREATE.with("title", TITLE).with("key", HOOK).header("X-Extra", HOOK),
                            LOOK.with("email", TITLE))) {
                        tool.failNext(fault);
                        seen.append(printed(client, request));
                    }
                }
                seen.append(printed(client, CREATE.with("title", TITLE)));
                seen.append(printed(client, CREATE.with("title", TITLE + "\ud83d")));
                seen.append(printed(client, CREATE.with("title", TITLE).header("X-Extra", HOOK + "\n")));
            }
        }
    }

    private static ToolClient client(ScriptedServer tool) {
        return ToolClient.builder("tool", tool.url())
                .credentials(Credentials.bearer(() -> Secret.of(TOKEN)))
                .secret(Secret.of(HOOK))
                .dialect(DIALECT)
                .breaker(1_000, Duration.ofSeconds(1))
                .timeout(Duration.ofMillis(300))
                .build();
    }

    private static String printed(ToolClient client, Request request) {
        StringWriter text = new StringWriter();
        try {
            Reply reply = client.in(CallContext.of(
                            RequestKey.of("inc-1/canary"), Instant.now().plusSeconds(5)))
                    .call(request);
            text.append(String.valueOf(reply));
        } catch (ProviderException e) {
            e.printStackTrace(new PrintWriter(text));
        }
        return text.append(String.valueOf(request)).toString();
    }
}
