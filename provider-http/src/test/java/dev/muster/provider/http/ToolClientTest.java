package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.guard.CircuitBreaker;
import dev.muster.provider.http.pace.Limit;
import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

@DisplayName("A client of a tool")
class ToolClientTest {

    private static final Limit FIVE = Limit.perMinute("five", 5);
    private static final Endpoint LOOK = Endpoint.get("look", "things/{id}").within(FIVE);
    private static final Endpoint POST = Endpoint.post("post", "things/{id}/notes")
            .form()
            .within(Limit.perSecond("notes", 1).forEachSubject());

    private final HandClock clock = new HandClock();
    private final ScriptedServer tool = ScriptedServer.start();

    @BeforeEach
    void script() {
        tool.on("GET /things/{id}", Told.json("{\"ok\":true}"));
        tool.on("POST /things/{id}/notes", Told.json("{\"ok\":true}"));
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void stays_below_a_limit_and_gives_back_what_would_have_to_wait_long() {
        tool.enforce("GET", 5, Duration.ofMinutes(1), clock);
        try (ToolClient client = client().build()) {
            for (int i = 0; i < 5; i++) {
                client.in(context()).call(LOOK.with("id", "7"));
            }

            assertThatThrownBy(() -> client.in(context()).call(LOOK.with("id", "7")))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            e -> assertThat(e.retryAfter().orElseThrow())
                                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62)));

            assertThat(tool.count("GET /things/{id}")).isEqualTo(5);
            clock.advance(Duration.ofSeconds(62));
            client.in(context()).call(LOOK.with("id", "7"));
            assertThat(tool.refusedByQuota()).isZero();
        }
    }

    @Test
    void waits_for_a_turn_that_comes_soon_for_each_subject_by_itself() {
        try (ToolClient client = client().build()) {
            client.in(context()).call(POST.with("id", "1").about("1"));
            client.in(context()).call(POST.with("id", "2").about("2"));
            assertThat(clock.waited()).isZero();

            client.in(context()).call(POST.with("id", "1").about("1"));

            assertThat(clock.waited()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_050));
        }
    }

    @Test
    @Tag("F15")
    void leaves_a_call_alone_for_as_long_as_the_tool_asks_and_others_not() {
        try (ToolClient client = client().build()) {
            tool.limit("GET /things/{id}", Duration.ofSeconds(30));
            assertThatThrownBy(() -> client.in(context()).call(LOOK.with("id", "7")))
                    .isInstanceOfSatisfying(
                            Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));

            clock.advance(Duration.ofSeconds(27));
            assertThatThrownBy(() -> client.in(context()).call(LOOK.with("id", "7")))
                    .hasMessageContaining("PT3S");
            client.in(context()).call(POST.with("id", "7"));
            assertThat(tool.count("GET /things/{id}"))
                    .as("not asked again before")
                    .isEqualTo(1);

            clock.advance(Duration.ofSeconds(3));
            client.in(context()).call(LOOK.with("id", "7"));
        }
    }

    @Test
    void leaves_a_tool_alone_that_fails_again_and_again_until_it_is_back() {
        try (ToolClient client = client().breaker(3, Duration.ofSeconds(10)).build()) {
            for (int i = 0; i < 3; i++) {
                tool.failNext(Fault.FAILED_BEFORE);
                Outcome outcome = client.in(context()).send(POST.with("id", "7").about("s" + i));
                assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            }

            Outcome held = client.in(context()).send(POST.with("id", "7").about("x"));

            assertThat(held)
                    .isInstanceOfSatisfying(
                            Outcome.NotSent.class,
                            notSent -> assertThat(notSent.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
            assertThat(tool.journal()).hasSize(3);
            clock.advance(Duration.ofSeconds(10));
            client.in(context()).call(POST.with("id", "7").about("y"));
            assertThat(client.state()).isEqualTo(CircuitBreaker.State.CLOSED);
        }
    }

    @Test
    void counts_no_refusal_and_no_limit_against_the_tool() {
        try (ToolClient client = client().breaker(1, Duration.ofSeconds(10)).build()) {
            tool.failNext(Fault.NOT_FOUND);
            client.in(context()).send(POST.with("id", "7"));
            tool.limitNext(Duration.ofSeconds(1));
            client.in(context()).send(POST.with("id", "8").about("8"));

            assertThat(client.state()).isEqualTo(CircuitBreaker.State.CLOSED);
        }
    }

    @Test
    @Tag("T07")
    void follows_no_redirect_and_names_the_url_as_wrong() {
        AtomicInteger elsewhere = new AtomicInteger();
        tool.on("GET /stolen", request -> {
            elsewhere.incrementAndGet();
            return Told.empty(200);
        });
        tool.on(
                "GET /things/{id}",
                Told.empty(302).header("Location", tool.url("/stolen").toString()));
        try (ToolClient client = client().build()) {
            assertThatThrownBy(() -> client.in(context()).call(LOOK.with("id", "7")))
                    .isInstanceOfSatisfying(
                            Misconfigured.class, e -> assertThat(e.setting()).isEqualTo("url"));
            assertThat(elsewhere).hasValue(0);
        }
    }

    @Test
    @Tag("T07")
    @Tag("S43")
    void connects_to_no_address_inside_though_a_name_points_there_suddenly() {
        AtomicInteger lookups = new AtomicInteger();
        try (ToolClient client = ToolClient.builder("tool", URI.create("https://api.example.com/"))
                .dns(host -> List.of(
                        InetAddress.getByName(lookups.incrementAndGet() == 1 ? "169.254.169.254" : "127.0.0.1")))
                .build()) {
            for (int i = 0; i < 2; i++) {
                CallContext context = CallContext.of(
                        RequestKey.of("inc-1/x"),
                        InstantSource.system().instant().plusSeconds(5));
                assertThatThrownBy(() -> client.in(context).call(LOOK.with("id", "7")))
                        .isInstanceOf(Unavailable.class)
                        .hasMessageContaining("not public");
            }
            assertThat(lookups).hasValue(2);
            assertThatThrownBy(() -> client.aside("x").call(LOOK.with("id", "7").to(URI.create("https://evil.test/"))))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("not allowed");
            assertThat(lookups)
                    .as("names looked up for a host that is not allowed")
                    .hasValue(2);
        }
    }

    @Test
    @Tag("T09")
    void lets_no_value_climb_out_of_its_place_in_the_path() {
        try (ToolClient client = client().build()) {
            client.in(context()).call(LOOK.with("id", "a/../b?x=1&y#z%2e%2e+ü"));
            assertThat(tool.last("GET /things/{id}").orElseThrow().named("id")).isEqualTo("a/../b?x=1&y#z%2e%2e+ü");
            for (String climbing : List.of("..", ".", "%2e%2E", "", " ")) {
                assertThatThrownBy(() -> client.in(context()).call(LOOK.with("id", climbing)))
                        .isInstanceOf(Rejected.class)
                        .hasMessageContaining("id of look");
            }
        }
    }

    @Test
    @Tag("F30")
    void uses_a_token_that_was_changed_at_once_and_says_which_setting_cannot_be_sent() {
        AtomicReference<Secret> token = new AtomicReference<>(Secret.of("first-token"));
        try (ToolClient client =
                client().credentials(Credentials.bearer(token::get)).build()) {
            client.in(context()).call(LOOK.with("id", "7"));
            token.set(Secret.of("second-token"));
            client.in(context()).call(LOOK.with("id", "7"));
            assertThat(tool.journal("GET /things/{id}"))
                    .extracting(heard -> heard.header("Authorization").orElseThrow())
                    .containsExactly("Bearer first-token", "Bearer second-token");

            token.set(Secret.of("with-line-break\n"));
            assertThatThrownBy(() -> client.in(context()).call(LOOK.with("id", "7")))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("credentials hold a line break")
                    .hasMessageNotContaining("with-line-break");
        }
    }

    @Test
    void names_itself_and_puts_the_call_into_the_mdc_and_takes_it_out() {
        AtomicReference<String> seen = new AtomicReference<>("");
        Dialect dialect = new Dialect() {
            @Override
            public Optional<Quota> quota(Answer answer) {
                seen.set(MDC.get("provider") + " " + MDC.get("call") + " " + MDC.get("incident") + " "
                        + MDC.get("effect") + " " + MDC.get("attempt"));
                return Optional.empty();
            }
        };
        MDC.put("incident", "before");
        try (ToolClient client = client().dialect(dialect).build()) {
            client.in(context()).call(LOOK.with("id", "7"));

            assertThat(seen).hasValue("tool look inc-1 inc-1/effect 1");
            assertThat(MDC.get("incident")).isEqualTo("before");
            assertThat(MDC.get("call")).isNull();
            assertThat(tool.journal().get(0).header("User-Agent").orElseThrow()).matches("muster/\\S+ \\(tool\\)");
        } finally {
            MDC.remove("incident");
        }
    }

    @Test
    void gives_way_to_others_by_the_tools_own_count() {
        Dialect dialect = new Dialect() {
            @Override
            public Optional<Quota> quota(Answer answer) {
                return Optional.of(new Quota(FIVE, 2 - tool.journal().size(), Duration.ofSeconds(40)));
            }
        };
        try (ToolClient client = client().dialect(dialect).build()) {
            client.in(context()).call(LOOK.with("id", "7"));
            client.in(context()).call(LOOK.with("id", "7"));

            assertThat(client.in(context()).send(LOOK.with("id", "7"))).isInstanceOf(Outcome.NotSent.class);
        }
    }

    @Test
    void takes_an_answer_for_what_it_is_though_its_count_cannot_be_read() {
        Dialect dialect = new Dialect() {
            @Override
            public Optional<Quota> quota(Answer answer) {
                throw new IllegalStateException("no number");
            }
        };
        try (ToolClient client = client().dialect(dialect).build()) {
            assertThat(client.in(context()).send(POST.with("id", "7"))).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void leaves_alone_only_the_call_that_was_limited_or_all_when_the_tool_says_so() {
        AtomicReference<Outcome.RateLimited.Reach> reach = new AtomicReference<>(Outcome.RateLimited.Reach.CALL);
        Dialect dialect = new Dialect() {
            @Override
            public Outcome.RateLimited limited(Answer answer) {
                return new Outcome.RateLimited(Duration.ofSeconds(30), "limited", reach.get());
            }
        };
        Endpoint other = Endpoint.get("other", "things/{id}").within(FIVE);
        try (ToolClient client = client().dialect(dialect).build()) {
            tool.limitNext(Duration.ofSeconds(30));
            client.in(context()).send(LOOK.with("id", "7"));
            assertThat(client.in(context()).send(LOOK.with("id", "7"))).isInstanceOf(Outcome.NotSent.class);
            client.in(context()).call(other.with("id", "7"));

            reach.set(Outcome.RateLimited.Reach.TOOL);
            tool.limitNext(Duration.ofSeconds(30));
            client.in(context()).send(other.with("id", "7"));
            assertThat(client.in(context()).send(POST.with("id", "7"))).isInstanceOf(Outcome.NotSent.class);
        }
    }

    @Test
    void takes_a_dialect_that_trips_over_an_answer_as_not_knowing() {
        Dialect dialect = new Dialect() {
            @Override
            public Outcome read(Answer answer) {
                throw new IllegalStateException("no field");
            }
        };
        try (ToolClient client = client().dialect(dialect).build()) {
            assertThat(client.in(context()).send(POST.with("id", "7"))).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    @Tag("F31")
    void sends_nothing_when_the_thread_is_told_to_stop_and_keeps_the_flag() {
        try (ToolClient client = client().build()) {
            Thread.currentThread().interrupt();

            Outcome outcome = client.in(context()).send(LOOK.with("id", "7"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
            assertThat(tool.journal()).isEmpty();
        }
    }

    @Test
    void opens_a_socket_to_allowed_hosts_alone() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        tool.onSocket("GET /link", () -> new WebSocketListener() {
            @Override
            public void onMessage(WebSocket socket, String text) {
                socket.send("heard " + text);
            }
        });
        try (ToolClient client = client().build()) {
            URI link = URI.create(tool.url("/link?ticket=1").toString().replace("http:", "ws:"));
            WebSocket socket = client.openSocket(link, Duration.ofSeconds(30), new WebSocketListener() {
                @Override
                public void onMessage(WebSocket socket, String text) {
                    heard.add(text);
                }
            });
            socket.send("hello");

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("heard hello");
            socket.cancel();
            for (String url : List.of("wss://evil.test/link", "ws://api.example.com/", "ftp://127.0.0.1/")) {
                assertThatThrownBy(() ->
                                client.openSocket(URI.create(url), Duration.ofSeconds(30), new WebSocketListener() {}))
                        .isInstanceOf(Rejected.class)
                        .hasMessageContaining("url of the socket");
            }
        }
    }

    private ToolClientBuilder client() {
        return ToolClient.builder("tool", tool.url()).clock(clock).waiting(clock);
    }

    private CallContext context() {
        return CallContext.of(RequestKey.of("inc-1/effect"), clock.instant().plusSeconds(10));
    }
}
