package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.pace.Limit;
import dev.muster.provider.http.testing.Manners;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As many requests as a server lets through that enforces its limit and tells its count; another client uses the same limit evenly. */
@DisplayName("A server whose limit another client uses too")
class SharedServerTest {

    private static final int PER_MINUTE = 480;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MINUTES = 3;
    private static final Endpoint POST = Endpoint.post("post", "things").within(Limit.perMinute("things", PER_MINUTE));

    private final HandClock clock = new HandClock();

    @ParameterizedTest(name = "windows slide: {0}, the other client makes {1} a minute")
    @CsvSource({"true, 0", "false, 0", "true, 144", "false, 144"})
    @Tag("A-036")
    void is_used_to_97_percent_of_what_is_left_to_us_and_refuses_nothing(boolean slides, int others) {
        try (ScriptedServer tool = ScriptedServer.start(COUNTING);
                ToolClient client = client(tool)) {
            tool.on("POST /things", Told.json("{}"));
            var unused = slides
                    ? tool.enforce("POST", PER_MINUTE, MINUTE, clock)
                    : tool.enforceAnew("POST", PER_MINUTE, MINUTE, clock);
            pass(tool, MINUTE, others);
            // what may go at the very beginning is not counted
            send(client, tool, clock.instant().plus(MINUTE), others);

            int sent = send(client, tool, clock.instant().plus(MINUTE.multipliedBy(MINUTES)), others);

            assertThat(sent).isGreaterThanOrEqualTo((int) (0.97 * (PER_MINUTE - others) * MINUTES));
            assertThat(tool.refusedByQuota()).isZero();
        }
    }

    /** Sends one request after the other until an instant, which takes no time; held back, it comes again when it is told to. */
    private int send(ToolClient client, ScriptedServer tool, Instant end, int others) {
        int sent = 0;
        while (clock.instant().isBefore(end)) {
            try {
                client.in(CallContext.of(
                                RequestKey.of("INC-1/x"), clock.instant().plusSeconds(30)))
                        .call(POST.request());
                sent++;
            } catch (Unavailable e) {
                pass(tool, e.retryAfter().orElse(Duration.ofSeconds(1)), others);
            }
        }
        return sent;
    }

    /** Lets time pass, in which the other client goes on. */
    private void pass(ScriptedServer tool, Duration time, int others) {
        Instant end = clock.instant().plus(time);
        while (others > 0 && !next(others).isAfter(end)) {
            clock.advance(Duration.between(clock.instant(), next(others)));
            tool.elsewhere("POST /things");
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    private Instant next(int others) {
        long every = MINUTE.toMillis() / others;
        return Instant.ofEpochMilli((Math.floorDiv(clock.instant().toEpochMilli(), every) + 1) * every);
    }

    private ToolClient client(ScriptedServer tool) {
        return ToolClient.builder("tool", tool.url("/"))
                .dialect(new Counted())
                .clock(clock)
                .patience(Duration.ZERO)
                .build();
    }

    private static final Manners COUNTING = new Manners() {
        @Override
        public Told counted(Told answer, int permits, int remaining, Duration reset) {
            return answer.header("left", Integer.toString(remaining))
                    .header("again-in", Long.toString(reset.toSeconds() + 1));
        }
    };

    /** Reads the count as the server tells it. */
    private static final class Counted implements Dialect {
        @Override
        public Optional<Quota> quota(Answer answer) {
            return answer.header("left")
                    .map(left -> new Quota(
                            answer.endpoint().limits().get(0),
                            Integer.parseInt(left),
                            Duration.ofSeconds(
                                    Long.parseLong(answer.header("again-in").orElseThrow()))));
        }
    }
}
