package dev.muster.provider.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The database's time between two of its answers. */
class ClockTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private long nanos = -5_000_000_000L;
    private long millis = 1_000_000;
    private final Clock clock = new Clock(() -> nanos, () -> millis);

    private void pass(Duration time) {
        nanos += time.toNanos();
        millis += time.toMillis();
    }

    @Test
    void is_asked_for_as_long_as_the_database_has_said_nothing() {
        assertThat(clock.told()).isNull();
    }

    @Test
    void goes_on_by_the_counter_and_stays_a_thousandth_behind_so_that_the_database_is_never_overtaken() {
        clock.saw(AT, clock.mark());
        pass(Duration.ofMillis(400));
        assertThat(clock.told()).isEqualTo(AT.plusMillis(400).minusNanos(400_000));
    }

    @Test
    void is_asked_again_after_a_second() {
        clock.saw(AT, clock.mark());
        pass(Duration.ofMillis(1001));
        assertThat(clock.told()).isNull();
    }

    @Test
    void is_asked_again_when_the_machine_stood_still_and_its_counter_with_it() {
        clock.saw(AT, clock.mark());
        millis += 30_000;
        assertThat(clock.told()).isNull();
    }

    @Test
    void keeps_no_answer_that_took_long_to_come_since_it_is_old_already() {
        long mark = clock.mark();
        pass(Duration.ofMillis(60));
        assertThat(clock.saw(AT, mark)).isEqualTo(AT);
        assertThat(clock.told()).isNull();
    }

    @Test
    void stands_still_when_the_database_goes_backwards() {
        clock.saw(AT, clock.mark());
        assertThat(clock.saw(AT.minusSeconds(5), clock.mark())).isEqualTo(AT);
        pass(Duration.ofMillis(10));
        assertThat(clock.told()).isEqualTo(AT);
    }
}
