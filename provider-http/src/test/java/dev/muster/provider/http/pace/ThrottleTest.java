package dev.muster.provider.http.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A throttle")
class ThrottleTest {

    private static final Limit FIFTY = Limit.perMinute("fifty", 50);
    private static final Limit CHANNEL = Limit.perSecond("channel", 1).forEachSubject();
    private static final Duration EVER = Duration.ofHours(2);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final Throttle throttle = new Throttle(1, clock);

    @Test
    void spends_what_a_window_allows_at_once_and_then_waits() {
        for (int i = 0; i < 50; i++) {
            assertThat(throttle.take(List.of(FIFTY), "", EVER).after()).isZero();
        }

        Turn next = throttle.take(List.of(FIFTY), "", EVER);

        assertThat(next.taken()).isTrue();
        assertThat(next.after()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
    }

    @Test
    void takes_nothing_when_the_turn_comes_later_than_the_caller_waits() {
        for (int i = 0; i < 50; i++) {
            throttle.take(List.of(FIFTY), "", EVER);
        }

        Turn refused = throttle.take(List.of(FIFTY), "", Duration.ofSeconds(2));
        Turn again = throttle.take(List.of(FIFTY), "", Duration.ofSeconds(2));

        assertThat(refused.taken()).isFalse();
        assertThat(again.after()).as("nobody else was let in between").isEqualTo(refused.after());
    }

    @Test
    void keeps_subjects_apart_where_the_limit_does() {
        assertThat(throttle.take(List.of(CHANNEL), "C1", EVER).after()).isZero();
        assertThat(throttle.take(List.of(CHANNEL), "C2", EVER).after()).isZero();
        assertThat(throttle.take(List.of(CHANNEL), "C1", EVER).after()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void uses_only_its_share_of_a_limit_that_others_use_too() {
        Throttle third = new Throttle(0.3, clock);
        int free = 0;
        while (third.take(List.of(FIFTY), "", Duration.ZERO).taken()) {
            free++;
        }
        assertThat(free).isEqualTo(15);
        assertThatThrownBy(() -> new Throttle(0, clock)).hasMessageContaining("share is 0");
    }

    @Test
    void believes_the_tool_when_others_have_used_some_of_the_limit() {
        throttle.take(List.of(FIFTY), "", EVER);
        throttle.observe(FIFTY, "", 3, Duration.ofSeconds(20));
        throttle.end(List.of(FIFTY), "");
        int free = 0;
        while (throttle.take(List.of(FIFTY), "", Duration.ZERO).taken()) {
            free++;
        }
        assertThat(free)
                .as("of the 3 that are left: one more is expected of the others")
                .isEqualTo(2);

        now = now.plusSeconds(130);
        int later = 0;
        while (throttle.take(List.of(FIFTY), "", Duration.ZERO).taken()) {
            later++;
        }
        assertThat(later).as("when nobody was seen for two windows").isEqualTo(50);
    }

    @Test
    void is_not_starved_in_the_next_window_by_others_who_used_up_the_last() {
        throttle.take(List.of(FIFTY), "", EVER);
        throttle.end(List.of(FIFTY), "");
        throttle.observe(FIFTY, "", 0, Duration.ofSeconds(20));
        assertThat(throttle.take(List.of(FIFTY), "", Duration.ofSeconds(19)).taken())
                .as("before the tool counts anew")
                .isFalse();

        now = now.plusSeconds(21);
        assertThat(throttle.take(List.of(FIFTY), "", Duration.ZERO).taken()).isTrue();
        throttle.end(List.of(FIFTY), "");
        throttle.observe(FIFTY, "", 49, Duration.ofSeconds(59));
        int free = 0;
        while (throttle.take(List.of(FIFTY), "", Duration.ZERO).taken()) {
            free++;
        }
        assertThat(free).isBetween(8, 49);
    }

    @Test
    void holds_back_what_the_tool_asked_to_hold_back_and_nothing_else() {
        throttle.pause(List.of(FIFTY), "", Duration.ofSeconds(30));
        assertThat(throttle.take(List.of(FIFTY), "", EVER).after()).isEqualTo(Duration.ofSeconds(30));
        assertThat(throttle.take(List.of(CHANNEL), "C1", EVER).after()).isZero();

        throttle.pauseAll(Duration.ofDays(3));
        assertThat(throttle.take(List.of(CHANNEL), "C9", EVER).after()).isEqualTo(Throttle.LONGEST_PAUSE);
    }

    @Test
    void does_not_stop_everything_when_the_clock_is_set_back() {
        now = now.plusSeconds(7_200);
        for (int i = 0; i < 50; i++) {
            throttle.take(List.of(FIFTY), "", EVER);
        }
        now = now.minusSeconds(7_200);

        assertThat(throttle.take(List.of(FIFTY), "", EVER).after()).isZero();
    }

    @Test
    void reaches_more_than_95_percent_of_a_limit_without_one_refusal_though_calls_arrive_with_jitter() {
        Random jitter = new Random(20_260_301);
        Deque<Instant> window = new ArrayDeque<>();
        Limit limit = Limit.perMinute("rest", 960);
        Instant end = now.plus(Duration.ofMinutes(50));
        int refused = 0;
        int sent = 0;
        Instant arrival = now;
        while (now.isBefore(end)) {
            now = now.plus(throttle.take(List.of(limit), "", EVER).after());
            sent++;
            // the way takes 0 to 300 ms, and one call does not overtake another by more than that
            Instant arrives = now.plusMillis(jitter.nextInt(300));
            arrival = arrives.isAfter(arrival) ? arrives : arrival;
            while (!window.isEmpty() && !window.getFirst().isAfter(arrival.minusSeconds(60))) {
                window.removeFirst();
            }
            refused += window.size() >= 960 ? 1 : 0;
            window.addLast(arrival);
        }
        assertThat(refused).as("refusals").isZero();
        assertThat(sent).isGreaterThan((int) (0.95 * 960 * 50));
    }
}
