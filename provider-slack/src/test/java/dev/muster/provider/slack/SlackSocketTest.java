package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.inbound.Receipt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackSocketTest {

    private static final String HELLO = "{\"type\":\"hello\",\"num_connections\":1}";
    private static final String EVENT =
            "{\"envelope_id\":\"e-1\",\"type\":\"events_api\",\"accepts_response_payload\":false,\"payload\":"
                    + Signed.callback(
                            "Ev01",
                            "{\"type\":\"app_mention\",\"user\":\"U0ALICE\",\"text\":\"<@U0BOT>"
                                    + " help\",\"channel\":\"C0GENERAL\",\"ts\":\"1772532120.000100\",\"event_ts\":\"1772532120.000100\"}")
                    + "}";

    private final ScriptedSlack slack = new ScriptedSlack();
    private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocket> closed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Delivery> kept = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private SlackProvider provider;
    private SlackSocket socket;

    @BeforeEach
    void script_a_slack_with_sockets() {
        AtomicInteger tickets = new AtomicInteger();
        slack.on(
                "apps.connections.open",
                arguments -> ScriptedSlack.ok(
                        "url",
                        Json.object()
                                .textNode(slack.server.url("/link").toString().replace("http:", "ws:") + "?ticket="
                                        + tickets.incrementAndGet())));
        slack.server.onSocket("GET /link", () -> new WebSocketListener() {
            @Override
            public void onOpen(WebSocket webSocket, Response response) {
                opened.add(webSocket);
            }

            @Override
            public void onMessage(WebSocket webSocket, String text) {
                said.add(text);
            }

            @Override
            public void onClosing(WebSocket webSocket, int code, String reason) {
                webSocket.close(code, reason);
                closed.add(webSocket);
            }
        });
        provider = slack.builder().build();
        socket = provider.openSocket(delivery -> {
            if (status.get() == 200) {
                kept.add(delivery);
            }
            return status.get();
        });
    }

    @AfterEach
    void close() {
        socket.close();
        socket.close();
        provider.close();
        slack.close();
    }

    @Test
    void hands_over_what_comes_and_acknowledges_it_once_it_is_kept() throws Exception {
        WebSocket first = greeted();
        first.send(EVENT);
        Delivery delivery = next(kept);
        assertThat(next(said)).isEqualTo("{\"envelope_id\":\"e-1\"}");
        assertThat(provider.inbound().orElseThrow().accept(delivery))
                .isEqualTo(new Receipt.Accepted(accepted(delivery), 200, null));
        assertThat(provider.inbound().orElseThrow().translate(delivery))
                .singleElement()
                .isInstanceOfSatisfying(Meaning.ChatMessage.class, message -> {
                    assertThat(message.text()).isEqualTo("help");
                    assertThat(message.addressed()).isTrue();
                    assertThat(message.author()).isEqualTo("U0ALICE");
                });
    }

    @Test
    void does_not_acknowledge_what_was_not_kept() throws Exception {
        WebSocket first = greeted();
        status.set(503);
        first.send(EVENT);
        status.set(200);
        first.send(EVENT.replace("e-1", "e-2"));
        String acknowledged = next(said);
        if (acknowledged.contains("e-1")) {
            // the first came only after the store was back
            acknowledged = next(said);
        }
        assertThat(acknowledged).contains("e-2");
    }

    @Test
    void opens_the_next_connection_before_it_gives_the_old_one_up() throws Exception {
        WebSocket first = greeted();
        first.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
        WebSocket second = next(opened);
        first.send(EVENT);
        assertThat(next(said))
                .as("acknowledged on the old one, which is still in use")
                .contains("e-1");
        assertThat(closed).isEmpty();
        second.send(HELLO);
        assertThat(next(closed)).isSameAs(first);
        second.send(EVENT.replace("e-1", "e-2"));
        assertThat(next(said)).contains("e-2");
    }

    @Test
    void connects_again_when_a_connection_breaks_or_cannot_be_opened() throws Exception {
        WebSocket first = greeted();
        slack.server.fail("POST /api/apps.connections.open", dev.muster.provider.http.testing.Fault.FAILED_BEFORE);
        first.close(1011, "the server restarts");
        WebSocket second = next(opened);
        second.send(HELLO);
        second.send(EVENT);
        assertThat(next(said)).contains("e-1");
        assertThat(slack.server.count("POST /api/apps.connections.open")).isEqualTo(3);
    }

    @Test
    void connects_again_when_a_connection_breaks_before_slack_greeted() throws Exception {
        next(opened).close(1011, "the server restarts");
        WebSocket second = next(opened);
        second.send(HELLO);
        second.send(EVENT);
        assertThat(next(said)).contains("e-1");
        assertThat(socket.isConnected()).isTrue();
    }

    @Test
    void lets_nobody_hand_in_by_its_route_who_has_not_the_apps_token() {
        Delivery forged = Signed.by(ScriptedSlack.SIGNING_SECRET, "socket", EVENT, Signed.NOW);
        assertThat(provider.inbound().orElseThrow().accept(forged)).isInstanceOf(Receipt.Refused.class);
        Delivery unsigned = new Delivery("socket", java.util.Map.of(), RawBody.of(EVENT), Signed.NOW);
        assertThat(provider.inbound().orElseThrow().accept(unsigned)).isInstanceOf(Receipt.Refused.class);
    }

    @Test
    void says_which_setting_it_needs() {
        try (SlackProvider other = SlackProvider.builder(Secret.of("xoxb-1")).build()) {
            assertThatThrownBy(() -> other.openSocket(delivery -> 200).close())
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("app-token");
        }
    }

    private WebSocket greeted() throws InterruptedException {
        WebSocket first = next(opened);
        first.send(HELLO);
        return first;
    }

    private String accepted(Delivery delivery) {
        return ((Receipt.Accepted) provider.inbound().orElseThrow().accept(delivery)).deliveryId();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("what should have come within ten seconds").isNotNull();
        return next;
    }
}
