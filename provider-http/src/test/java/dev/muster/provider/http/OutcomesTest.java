package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.Patience;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What became of a request")
class OutcomesTest {

    private static final Endpoint CREATE = Endpoint.post("create", "things");
    private static final Endpoint LOOK = Endpoint.get("look", "things/{id}").needs("things:read");

    private final ScriptedServer tool = ScriptedServer.start();
    private int made;

    @BeforeEach
    void script() {
        tool.on("POST /things", request -> {
            made++;
            return Told.json(201, "{\"id\":\"T" + made + "\"}");
        });
        tool.on("GET /things/{id}", request -> Told.json("{\"id\":\"" + request.named("id") + "\"}"));
    }

    @AfterEach
    void stop() {
        assertThat(tool.unscripted()).isEmpty();
        tool.close();
    }

    @Test
    void is_done_when_the_tool_says_so() {
        try (ToolClient client = client()) {
            Reply reply = client.in(context())
                    .call(CREATE.with("title", "Checkout fails").with("urgent", true));

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.text("/id")).isEqualTo("T1");
            assertThat(tool.last("POST /things").orElseThrow().json().toString())
                    .isEqualTo("{\"title\":\"Checkout fails\",\"urgent\":true}");
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @Tag("S09")
    @Timeout(40)
    void is_told_by_type_for_every_fault_of_a_write(Fault fault) {
        tool.fail("POST /things", fault);

        assertThat(thrown(fault, "POST /things", CREATE.with("title", "x")))
                .isExactlyInstanceOf(fault.thrownByWrite())
                .hasMessageStartingWith("tool: ")
                .hasMessageContaining("create");

        assertThat(tool.count("POST /things")).as("requests").isEqualTo(1);
        assertThat(made).as("things made").isEqualTo(fault.carriesOut() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @Tag("S09")
    @Timeout(40)
    void is_told_by_type_for_every_fault_of_a_reading_call(Fault fault) {
        tool.fail("GET /things/{id}", fault);

        assertThat(thrown(fault, "GET /things/{id}", LOOK.with("id", "7"))).isExactlyInstanceOf(fault.thrownByRead());
    }

    @Test
    void is_not_sent_when_nobody_listens_and_says_so() {
        try (ToolClient client =
                ToolClient.builder("tool", ScriptedServer.nobody()).build()) {
            assertThatThrownBy(() -> client.in(context()).call(CREATE.with("title", "x")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("create was not sent: no connection");
        }
    }

    @Test
    void is_not_sent_when_the_deadline_has_passed() {
        try (ToolClient client = client()) {
            CallContext late =
                    CallContext.of(RequestKey.of("inc-1/late"), Instant.now().minusSeconds(1));

            assertThatThrownBy(() -> client.in(late).call(CREATE.with("title", "x")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("no time is left");
            assertThat(tool.journal()).isEmpty();
        }
    }

    @Test
    @Tag("F17")
    @Timeout(40)
    void ends_before_the_deadline_of_its_context_however_long_the_tool_hangs() {
        try (ToolClient client = ToolClient.builder("tool", tool.url())
                .timeout(Duration.ofMinutes(5))
                .build()) {
            tool.fail("POST /things", Fault.HANG_AFTER);
            AtomicReference<Instant> deadline = new AtomicReference<>(Instant.MIN);

            Throwable thrown = Patience.met(Fault.HANG_AFTER, () -> tool.count("POST /things") > 0, patience -> {
                deadline.set(Instant.now().plus(patience));
                client.in(CallContext.of(RequestKey.of("inc-1/hang"), deadline.get()))
                        .call(CREATE.with("title", "x"));
            });

            assertThat(thrown).isInstanceOf(OutcomeUnknown.class);
            assertThat(Instant.now()).isBefore(deadline.get().plusSeconds(5));
        }
    }

    @Test
    void names_the_missing_right_and_the_cure() {
        try (ToolClient client = client()) {
            tool.fail("GET /things/{id}", Fault.FORBIDDEN);

            assertThatThrownBy(() -> client.in(context()).call(LOOK.with("id", "7")))
                    .isInstanceOfSatisfying(Misconfigured.class, e -> {
                        assertThat(e.setting()).isEqualTo("permissions for look");
                        assertThat(e.remedy()).contains("things:read");
                    });
        }
    }

    @Test
    void is_unknown_when_an_operation_was_begun_and_cannot_go_on() {
        try (ToolClient client = client()) {
            Calls calls = client.in(context());
            calls.call(CREATE.with("title", "x"));
            tool.limitNext(Duration.ofSeconds(30));

            assertThatThrownBy(() -> calls.call(LOOK.with("id", "T1")))
                    .as("Unavailable would say that nothing was carried out")
                    .isInstanceOf(OutcomeUnknown.class)
                    .hasMessageContaining("begun");
        }
    }

    @Test
    void is_empty_for_a_refusal_that_is_an_answer_too() {
        try (ToolClient client = client()) {
            tool.fail("GET /things/{id}", Fault.NOT_FOUND);

            assertThat(client.in(context()).callUnless(LOOK.with("id", "7"), "404"))
                    .isEmpty();
            assertThat(client.in(context()).callUnless(LOOK.with("id", "7"), "404"))
                    .isPresent();
        }
    }

    @Test
    void is_no_success_without_what_the_answer_must_have() {
        tool.on("POST /things", Told.json(201, "{}"));
        tool.on("GET /things/{id}", Told.json("{}"));
        try (ToolClient client = client()) {
            assertThatThrownBy(() ->
                            client.in(context()).call(CREATE.with("title", "x")).text("/id"))
                    .isInstanceOf(OutcomeUnknown.class)
                    .hasMessageContaining("/id");
            assertThatThrownBy(() ->
                            client.in(context()).call(LOOK.with("id", "7")).text("/id"))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void of_a_body_larger_than_what_is_read_is_unknown() {
        tool.on("POST /things", Told.json("{\"text\":\"" + "x".repeat(5_000) + "\"}"));
        try (ToolClient client =
                ToolClient.builder("tool", tool.url()).mostBytes(4_096).build()) {
            assertThatThrownBy(() -> client.in(context()).call(CREATE.with("title", "x")))
                    .isInstanceOf(OutcomeUnknown.class);
        }
    }

    @Test
    void of_half_a_character_is_a_refusal_before_anything_is_sent() {
        try (ToolClient client = client()) {
            assertThatThrownBy(() -> client.in(context()).call(CREATE.with("title", "cut \ud83d")))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("body of create");
            assertThat(tool.journal()).isEmpty();
        }
    }

    private ToolClient client() {
        return ToolClient.builder("tool", tool.url()).build();
    }

    private @Nullable Throwable thrown(Fault fault, String route, Request request) {
        return Patience.met(fault, () -> tool.count(route) > 0, patience -> {
            try (ToolClient client =
                    ToolClient.builder("tool", tool.url()).timeout(patience).build()) {
                client.in(context()).call(request);
            }
        });
    }

    private static CallContext context() {
        return CallContext.of(RequestKey.of("inc-1/create"), Instant.now().plusSeconds(20));
    }
}
