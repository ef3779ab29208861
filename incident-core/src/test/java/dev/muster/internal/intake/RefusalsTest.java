package dev.muster.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Refusals refusals = new Refusals();

    @Test
    void the_first_is_told_and_then_one_a_minute_with_those_between() {
        assertThat(refusals.count("jira 401", NOON)).isEqualTo(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(refusals.count("jira 401", NOON.plusSeconds(59))).isZero();
        }
        assertThat(refusals.count("jira 401", NOON.plusSeconds(60))).isEqualTo(1_001);
        assertThat(refusals.count("jira 401", NOON.plusSeconds(61))).isZero();
    }

    @Test
    void those_of_another_kind_are_told_of_their_own() {
        assertThat(refusals.count("jira 401", NOON)).isEqualTo(1);
        assertThat(refusals.count("slack 401", NOON)).isEqualTo(1);
        assertThat(refusals.count("jira 413", NOON)).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_set_back_silences_nothing() {
        assertThat(refusals.count("jira 401", NOON)).isEqualTo(1);
        assertThat(refusals.count("jira 401", NOON.minusSeconds(3_600))).isEqualTo(1);
    }
}
