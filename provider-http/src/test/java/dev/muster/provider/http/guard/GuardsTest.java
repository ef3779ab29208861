package dev.muster.provider.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final InstantSource clock = () -> now;

    @Nested
    @DisplayName("A circuit breaker")
    class Breaking {

        private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(10), clock);

        @Test
        void lets_calls_go_until_so_many_have_failed_in_a_row() {
            breaker.failed();
            breaker.failed();
            breaker.succeeded();
            breaker.failed();
            breaker.failed();
            assertThat(breaker.enter()).isEmpty();

            breaker.failed();

            assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
            assertThat(breaker.enter()).contains(Duration.ofSeconds(10));
        }

        @Test
        void tries_one_call_after_a_while_and_closes_when_it_goes_well() {
            open();
            now = now.plusSeconds(10);

            assertThat(breaker.enter()).as("the trial").isEmpty();
            assertThat(breaker.enter()).as("a second one beside it").isPresent();
            breaker.succeeded();

            assertThat(breaker.enter()).isEmpty();
        }

        @Test
        void stays_open_twice_as_long_after_a_trial_that_failed_up_to_a_minute() {
            open();
            for (int seconds : new int[] {10, 20, 40, 60, 60}) {
                assertThat(breaker.enter()).contains(Duration.ofSeconds(seconds));
                now = now.plusSeconds(seconds);
                assertThat(breaker.enter()).isEmpty();
                breaker.failed();
            }
        }

        @Test
        void hands_the_trial_on_when_it_never_left_or_never_came_back() {
            open();
            now = now.plusSeconds(10);
            breaker.enter();
            breaker.abandoned();
            assertThat(breaker.enter()).as("another trial").isEmpty();

            now = now.plusSeconds(60);
            assertThat(breaker.enter()).as("after a trial that is lost").isEmpty();
        }

        private void open() {
            for (int i = 0; i < 3; i++) {
                breaker.failed();
            }
        }
    }

    @Nested
    @DisplayName("A bulkhead")
    class Bulk {

        @Test
        void holds_so_many_and_no_more() throws InterruptedException {
            Bulkhead bulkhead = new Bulkhead(2);
            assertThat(bulkhead.enter(Duration.ZERO)).isTrue();
            assertThat(bulkhead.enter(Duration.ZERO)).isTrue();
            assertThat(bulkhead.enter(Duration.ofMillis(1))).isFalse();
            assertThat(bulkhead.inUse()).isEqualTo(2);

            bulkhead.leave();

            assertThat(bulkhead.enter(Duration.ZERO)).isTrue();
        }
    }
}
