package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A write whose answer is lost")
class SendingOnceTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    private static final String BUSY = "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n";
    private static final Endpoint CREATE = Endpoint.post("create", "things");
    private static final Endpoint LOOK = Endpoint.get("look", "things");

    @Test
    void is_sent_again_by_an_okhttp_client_as_it_comes() throws IOException {
        try (DroppingServer server = new DroppingServer(1, OK)) {
            OkHttpClient client = new OkHttpClient();
            okhttp3.Request post = new okhttp3.Request.Builder()
                    .url(server.url() + "things")
                    .post(RequestBody.create("{}", MediaType.get("application/json")))
                    .build();
            try (Response warm = client.newCall(post).execute()) {
                assertThat(warm.code()).isEqualTo(200);
            }

            assertThatThrownBy(() -> client.newCall(post).execute().close()).isInstanceOf(IOException.class);

            assertThat(server.heard("POST"))
                    .as("the first, and more than one of the second")
                    .isGreaterThan(2);
            client.connectionPool().evictAll();
        }
    }

    @Test
    @Tag("F16")
    void is_sent_once_by_ours_on_a_fresh_connection_and_on_a_kept_one() {
        for (int answered : List.of(0, 1)) {
            try (DroppingServer server = new DroppingServer(answered, OK);
                    ToolClient client = ToolClient.builder("tool", server.url()).build()) {
                for (int i = 0; i < answered; i++) {
                    client.in(context()).call(CREATE.request().json(Json.object()));
                }

                assertThatThrownBy(
                                () -> client.in(context()).call(CREATE.request().json(Json.object())))
                        .isInstanceOf(OutcomeUnknown.class);

                assertThat(server.heard("POST")).isEqualTo(answered + 1L);
            }
        }
    }

    @Test
    void is_sent_again_after_a_503_that_says_at_once_unless_its_body_goes_once() throws IOException {
        try (DroppingServer server = new DroppingServer(5, BUSY)) {
            OkHttpClient client =
                    new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
            okhttp3.Request post = new okhttp3.Request.Builder()
                    .url(server.url() + "things")
                    .post(RequestBody.create("{}", MediaType.get("application/json")))
                    .build();
            client.newCall(post).execute().close();
            assertThat(server.heard("POST")).as("by OkHttp without its retries").isEqualTo(2);
            client.connectionPool().evictAll();
        }
        try (DroppingServer server = new DroppingServer(5, BUSY);
                ToolClient client = ToolClient.builder("tool", server.url()).build()) {
            assertThatThrownBy(() -> client.in(context()).call(CREATE.request().json(Json.object())))
                    .isInstanceOf(OutcomeUnknown.class);
            assertThatThrownBy(() -> client.in(context())
                            .call(Endpoint.delete("remove", "things/{id}").with("id", "1")))
                    .isInstanceOf(OutcomeUnknown.class);
            assertThat(server.heard("POST")).as("by ours").isEqualTo(1);
            assertThat(server.heard("DELETE")).as("by ours, without a body").isEqualTo(1);
        }
    }

    @Test
    void is_sent_once_to_a_host_with_two_addresses_of_which_the_first_is_dead() {
        try (DroppingServer server = new DroppingServer(0, OK);
                ToolClient client = ToolClient.builder(
                                "tool", java.net.URI.create("http://localhost:" + server.port() + "/"))
                        .dns(host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")))
                        .build()) {
            assertThatThrownBy(() -> client.in(context()).call(CREATE.request().json(Json.object())))
                    .isInstanceOf(OutcomeUnknown.class);

            assertThat(server.heard("POST")).isEqualTo(1);
        }
    }

    @Test
    void is_not_what_becomes_of_one_that_finds_its_kept_connection_closed() {
        try (DroppingServer server = new DroppingServer(2, OK, true);
                ToolClient client = ToolClient.builder("tool", server.url()).build()) {
            client.in(context()).call(CREATE.request().json(Json.object()));
            server.awaitHangUp();

            client.in(context()).call(CREATE.request().json(Json.object()));

            assertThat(server.heard("POST")).isEqualTo(2);
        }
    }

    @Test
    void leaves_nothing_in_doubt_when_it_only_reads() {
        try (DroppingServer server = new DroppingServer(0, OK);
                ToolClient client = ToolClient.builder("tool", server.url()).build()) {
            assertThatThrownBy(() -> client.in(context()).call(LOOK.request())).isInstanceOf(Unavailable.class);
        }
    }

    private static CallContext context() {
        return CallContext.of(RequestKey.of("inc-1/create"), Instant.now().plusSeconds(5));
    }
}
