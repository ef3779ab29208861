package dev.muster.provider.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A JVM whose default charset is US-ASCII")
class OtherCharsetTest {

    /** HMAC-SHA256 of {@code v0:1531420618:} and the body below, with the secret below, computed by another implementation. */
    private static final String SIGNATURE = "v0=259d3a21beb55dff06777e7daad7b768fbeca839ea888bb2095c46ba75ef3c0d";

    private static final String SECRET = "gehe\u00efm";
    private static final String BODY = "{\"text\":\"caf\u00e9 \u4e16\u754c \ud83d\ude00\"}";

    @Test
    @Tag("T04")
    @Tag("S38")
    void verifies_and_reads_bytes_like_any_other() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=US-ASCII",
                        "-cp",
                        classPath(),
                        OtherCharsetTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("US-ASCII Accepted true").doesNotContain("Exception");
        assertThat(verdict()).as("here").endsWith("Accepted true");
    }

    /** Where the classes are that the other JVM needs, however this one found them. */
    private static String classPath() {
        return Stream.of(
                        OtherCharsetTest.class,
                        WebhookDoor.class,
                        Secret.class,
                        JsonNode.class,
                        JsonParser.class,
                        named("com.fasterxml.jackson.annotation.JsonInclude"))
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("Jackson's databind needs it", e);
        }
    }

    /** What the other JVM runs. */
    public static void main(String[] arguments) {
        System.out.println(verdict());
    }

    private static String verdict() {
        WebhookDoor door = WebhookDoor.of(
                SigningScheme.overBody("X-Slack-Signature", "v0=")
                        .timed("X-Slack-Request-Timestamp", "v0:", Duration.ofMinutes(5)),
                () -> List.of(Secret.of(SECRET)));
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        Delivery delivery = new Delivery(
                "",
                Map.of(
                        "X-Slack-Signature", List.of(SIGNATURE),
                        "X-Slack-Request-Timestamp", List.of("1531420618")),
                RawBody.of(body),
                Instant.ofEpochSecond(1_531_420_618));
        boolean exact = Json.write(Json.read(body).orElseThrow()).length == body.length;
        return Charset.defaultCharset() + " " + door.accept(delivery).getClass().getSimpleName() + " " + exact;
    }
}
