package dev.muster.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("by when something is due, on Monday 2026-01-05 at noon,")
class DueTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "17:30, 2026-01-05T17:30:00Z",
        "9:05, 2026-01-06T09:05:00Z",
        "12:00, 2026-01-06T12:00:00Z",
        "5pm, 2026-01-05T17:00:00Z",
        "12am, 2026-01-06T00:00:00Z",
        "12:30 pm, 2026-01-05T12:30:00Z",
        "17:30 UTC, 2026-01-05T17:30:00Z",
        "2h, 2026-01-05T14:00:00Z",
        "in 30 minutes, 2026-01-05T12:30:00Z",
        "3 days, 2026-01-08T12:00:00Z",
        "1 week, 2026-01-12T12:00:00Z",
        "today, 2026-01-05T17:00:00Z",
        "tomorrow, 2026-01-06T17:00:00Z",
        "tomorrow at 9:00, 2026-01-06T09:00:00Z",
        "Friday, 2026-01-09T17:00:00Z",
        "mon 8:00, 2026-01-12T08:00:00Z",
        "2026-02-28, 2026-02-28T17:00:00Z",
        "2026-02-28 23:59, 2026-02-28T23:59:00Z",
        "2026-01-05T12:00:01Z, 2026-01-05T12:00:01Z"
    })
    void is_read(String text, Instant due) {
        assertThat(Due.parse(text, NOON)).contains(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the river",
                "17",
                "25:00",
                "17:60",
                "13pm",
                "0am",
                "today 11:00",
                "2026-01-04",
                "2026-02-30",
                "2026-01-05T11:59:59Z",
                "later",
                "2 apples",
                "tomorrow morning",
                "99999h",
                "friday night at the latest or so we hope"
            })
    void is_no_time_or_past(String text) {
        assertThat(Due.parse(text, NOON)).isEmpty();
    }
}
