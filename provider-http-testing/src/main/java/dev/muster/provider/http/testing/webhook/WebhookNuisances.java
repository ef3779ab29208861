package dev.muster.provider.http.testing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.RawBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever calls the door without being the tool gets nothing: no memory, no time of others, and no line of a log. Part of {@link WebhookDeliveries}. */
public abstract class WebhookNuisances extends WebhookAnswers {

    private static final int WARM = 4_000;
    private static final int JUNK = 20_000;
    private static final long MOST_GROWTH = 4L << 20;
    private static final long NANOS_FOR_TEN_THOUSAND_A_SECOND = 100_000;

    /** What would begin a line, or have a terminal do something, with what would stand there then. */
    private static final List<String> BREAKS = List.of(
            "\n",
            "\r",
            "\r\n",
            "\n\r",
            "\u000b",
            "\f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u0000\n",
            "\u001b[2K\r",
            "\u001b[1A",
            "\u001b]0;x\u0007",
            "\u009b2J",
            "\u0008\u0008\u0008",
            "\u202e",
            "\u2066",
            "\ufeff\n",
            "\t\n",
            "x".repeat(300) + "\n");

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]");

    /** For subclasses. */
    protected WebhookNuisances() {}

    @Test
    @Tag("T20")
    @DisplayName(
            "24,000 junk deliveries leave nothing behind, and genuine ones beside them are answered within a second")
    void withstands_a_flood() throws InterruptedException, ExecutionException {
        WatchedStore watched = new WatchedStore(new InMemoryIncidentStore());
        try (Node node = new Node(vendor(), List.of(SECRET), watched.store())) {
            assertThat(node.receive(vendor().happening(WARM + JUNK), SECRET))
                    .as("the first that was ever genuine")
                    .isEqualTo(vendor().taken());
            new Flood(node, vendor()).come(WARM, SECRET);
            int kept = watched.kept();
            long before = used();
            Flood flood = new Flood(node, vendor());

            flood.come(JUNK, SECRET);

            assertThat(flood.answers()).as("all refused").isEqualTo(Map.of(401, JUNK));
            assertThat(watched.kept())
                    .as("kept: the same genuine ones came before")
                    .isEqualTo(kept + flood.genuine() - WARM / 200);
            assertThat(used() - before)
                    .as("bytes of the heap after a collection")
                    .isLessThan(MOST_GROWTH);
            assertThat(Duration.ofNanos(flood.slowestOfHundred()))
                    .as("p99 of %d genuine ones", flood.genuine())
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(flood.nanosEach()).as("processor time of each").isLessThan(NANOS_FOR_TEN_THOUSAND_A_SECOND);
        }
    }

    @Test
    @Tag("T20")
    @DisplayName("a thousand refusals within a minute are one line of the log, and the next tells how many they were")
    void logs_a_flood_in_a_line() {
        try (Node node = new Node(vendor(), List.of(SECRET), new InMemoryIncidentStore())) {
            node.receive(vendor().happening(0), SECRET);
            String log = vendor().logged(() -> {
                for (int number = 0; number < 1_000; number++) {
                    node.receive(vendor().happening(number), Secret.of("a guess"));
                }
                node.sleep(Duration.ofMinutes(1));
                node.receive(vendor().happening(0), Secret.of("a guess"));
            });
            assertThat(log.lines().filter(line -> line.contains("was refused with 401")))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("1000 such");
        }
    }

    @Test
    @Tag("S42")
    @Tag("T19")
    @DisplayName("40 texts of others in names and ids forge no line of the log")
    void logs_one_line_for_one_thing() {
        List<String> forged = new ArrayList<>();
        try (Node node = new Node(vendor(), List.of(SECRET), new InMemoryIncidentStore())) {
            for (String each : BREAKS) {
                String text = "a" + each + "ERROR FORGED: all is well";
                String log = vendor().logged(() -> {
                    node.sleep(Duration.ofMinutes(2));
                    assertThat(node.receiveFor(text, node.signed(named(text), SECRET)))
                            .isEqualTo(503);
                    node.receive(named(text), SECRET);
                    node.settle();
                });
                assertThat(log).as("it is logged").contains("FORGED");
                log.lines()
                        .filter(line -> line.stripLeading().startsWith("ERROR FORGED"))
                        .forEach(forged::add);
                assertThat(UNFIT.matcher(log).find())
                        .as("something unfit in %s", log)
                        .isFalse();
            }
        }
        assertThat(forged).isEmpty();
    }

    /** A body that no tool sends, with a text wherever a tool could have its ids. */
    private static RawBody named(String text) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        for (String name : List.of("event_id", "id", "type", "webhookEvent", "timestamp", "callback_id")) {
            body.put(name, text);
        }
        ObjectNode event = body.putObject("event");
        for (String name : List.of("id", "event_type", "type", "occurred_at", "ts")) {
            event.put(name, text);
        }
        return RawBody.of(body.toString());
    }

    private static long used() {
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
