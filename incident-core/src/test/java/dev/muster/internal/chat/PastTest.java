package dev.muster.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a time that somebody names as past")
class PastTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:02:00Z");

    @ParameterizedTest
    @CsvSource({
        "09:45, 2026-03-03T09:45:00Z",
        "9:45, 2026-03-03T09:45:00Z",
        "10:45, 2026-03-02T10:45:00Z",
        "2026-03-01 23:10, 2026-03-01T23:10:00Z",
        "2026-03-01T23:10, 2026-03-01T23:10:00Z",
        "2026-03-01T23:10:00Z, 2026-03-01T23:10:00Z",
        "2026-03-01T23:10+01:00, 2026-03-01T22:10:00Z",
        "2026-03-01T23:10-05:00, 2026-03-02T04:10:00Z"
    })
    void is_read_in_its_zone_or_in_utc(String text, Instant meant) {
        assertThat(Past.parse(text, NOW)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "25:00", "2026-02-30 10:00", "10:45-05:00"})
    void is_told_to_be_unclear_where_it_is_no_time(String text) {
        assertThat(Past.parse(text, NOW)).isEmpty();
    }

    @Test
    void is_not_looked_at_when_it_is_longer_than_any_time() {
        assertThat(Past.parse("2026-03-01T23:10:00.000000000000000000000000Z", NOW))
                .isEmpty();
    }
}
