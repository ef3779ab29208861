package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Patience;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("An answer that means harm")
@Tag("F18")
@Timeout(20)
class HostileAnswersTest {

    private static final Endpoint CREATE = Endpoint.post("create", "things");

    private static final Duration SHORT = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What a hostile tool sends once it has read a request. */
    private interface Harm {
        void send(OutputStream out) throws IOException;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void ends_at_the_time_out_though_it_drips_byte_by_byte() {
        Instant began = Instant.now();

        Outcome outcome = answered(SHORT, out -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
            while (true) {
                out.write('x');
                out.flush();
                Thread.onSpinWait();
            }
        });

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void is_read_no_further_than_the_bound_when_it_unpacks_to_a_gigabyte() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] spaces = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                zip.write(spaces);
            }
        }
        long before = used();

        Outcome outcome = answered(out -> {
            out.write(ascii(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n"));
            out.write(packed.toByteArray());
        });

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(used() - before).as("bytes taken for 256 MiB unpacked").isLessThan(64L << 20);
    }

    @Test
    void is_no_answer_when_its_headers_never_end() {
        assertThat(answered(out -> {
                    out.write(ascii("HTTP/1.1 200 OK\r\n"));
                    for (int i = 0; i < 1_000_000; i++) {
                        out.write(ascii("X-Long-" + i + ": " + "x".repeat(1_000) + "\r\n"));
                    }
                }))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void is_not_known_when_it_is_no_http_or_says_more_than_comes() {
        assertThat(answered(out -> out.write(ascii("SSH-2.0-OpenSSH_9.2\r\n")))).isInstanceOf(Outcome.Unknown.class);
        assertThat(answered(out -> out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}"))))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(answered(out -> out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void is_a_refusal_all_the_same_when_only_its_reasons_are_cut() {
        assertThat(answered(out -> out.write(ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\n{}"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.is("404")).isTrue());
    }

    @Test
    void is_done_without_a_body_where_none_is_needed() {
        assertThat(answered(out -> out.write(ascii("HTTP/1.1 204 No Content\r\n\r\n"))))
                .isInstanceOf(Outcome.Done.class);
    }

    private Outcome answered(Harm harm) {
        return answered(Patience.AMPLE, harm);
    }

    private Outcome answered(Duration patience, Harm harm) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            threads.execute(() -> serve(socket, harm));
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
            try (ToolClient client =
                    ToolClient.builder("tool", url).timeout(patience).build()) {
                CallContext context =
                        CallContext.of(RequestKey.of("inc-1/x"), Instant.now().plusSeconds(15));
                return client.in(context).send(CREATE.with("a", "b"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(ServerSocket socket, Harm harm) {
        try (Socket connection = socket.accept()) {
            connection.getInputStream().read(new byte[8_192]);
            harm.send(connection.getOutputStream());
        } catch (IOException hungUp) {
            // the client had enough
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
