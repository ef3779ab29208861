package dev.muster.provider.http.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tool in virtual time whose limit another client uses too; its answers tell what is left, 150 ms before they arrive. */
@DisplayName("A limit that another client eats 30 % of")
class SharedLimitTest {

    private static final Limit REST = Limit.perMinute("rest", 960);
    private static final Duration WAY = Duration.ofMillis(150);
    private static final int AT_A_TIME = 16;
    private static final int MINUTES = 20;

    private record Event(Instant at, Runnable what) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
    private final Instant start = Instant.parse("2026-03-01T10:00:17Z");
    private Instant now = start;
    private final Throttle throttle = new Throttle(1, () -> now);
    private final Random random = new Random(20_260_304);
    private final List<Instant> counted = new ArrayList<>();
    private int carriedOut;
    private final Map<Instant, Integer> refusals = new TreeMap<>();
    private int asked;
    private int theirsRefused;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void is_used_to_97_percent_of_what_is_left_with_at_most_one_refusal_a_window(boolean sliding) {
        eat(sliding);
        for (int i = 0; i < AT_A_TIME; i++) {
            at(start, () -> send(sliding));
        }
        Instant end = start.plus(Duration.ofMinutes(MINUTES));
        while (!events.isEmpty() && events.peek().at().isBefore(end)) {
            Event next = events.poll();
            now = next.at();
            next.what().run();
        }

        assertThat(refusals.values()).as("refusals of ours in a window").allMatch(number -> number <= 1);
        assertThat(carriedOut).as("calls of ours").isGreaterThanOrEqualTo((int) (0.97 * 0.7 * 960 * MINUTES));
        assertThat(theirsRefused).as("refusals of theirs").isLessThan(asked / 20);
    }

    /** The other client: 288 calls a minute, in fits and starts, refused like ours when it is too much. */
    private void eat(boolean sliding) {
        asked++;
        if (isTooMuch(sliding)) {
            theirsRefused++;
        } else {
            counted.add(now);
        }
        at(now.plusMillis((long) (random.nextDouble() * 2 * 60_000 / 288)), () -> eat(sliding));
    }

    private void send(boolean sliding) {
        Turn turn = throttle.take(List.of(REST), "", Duration.ofSeconds(2));
        if (!turn.taken()) {
            at(now.plus(turn.after()), () -> send(sliding));
            return;
        }
        Instant leaves = now.plus(turn.after());
        at(leaves.plus(WAY).plusMillis(random.nextInt(100)), () -> arrive(sliding));
    }

    private void arrive(boolean sliding) {
        boolean tooMuch = isTooMuch(sliding);
        if (!tooMuch) {
            counted.add(now);
        }
        int remaining = Math.max(0, 960 - counted.size());
        Instant reset = sliding ? counted.get(0).plusSeconds(60) : minute().plusSeconds(60);
        at(now.plus(WAY), () -> {
            throttle.observe(REST, "", remaining, Duration.between(now, reset));
            throttle.end(List.of(REST), "");
            if (tooMuch) {
                refusals.merge(minute(), 1, Integer::sum);
                throttle.pause(List.of(REST), "", Duration.between(now, reset));
            } else {
                carriedOut++;
            }
            send(sliding);
        });
    }

    private boolean isTooMuch(boolean sliding) {
        Instant from = sliding ? now.minusSeconds(60) : minute();
        counted.removeIf(each -> !each.isAfter(from));
        return counted.size() >= 960;
    }

    private Instant minute() {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    private void at(Instant when, Runnable what) {
        events.add(new Event(when, what));
    }
}
