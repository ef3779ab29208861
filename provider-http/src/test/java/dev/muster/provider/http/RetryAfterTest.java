package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The time that a tool asks to wait")
@Tag("F15")
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, PT0S", "30, PT30S", "' 7 ', PT7S", "1.5, PT1.5S", "999999999, PT24H", "-5,", "soon,", "'',", "1e9,"
    })
    void is_read_in_seconds(String header, Duration expected) {
        assertThat(RetryAfter.of(answer("Retry-After", header)).orElse(null)).isEqualTo(expected);
    }

    @Test
    void is_read_as_a_date_by_the_clock_of_the_tool() {
        assertThat(RetryAfter.of(answer("Retry-After", "Sun, 1 Mar 2026 10:02:00 GMT")))
                .contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of(
                        answer("Retry-After", "Sun, 1 Mar 2026 12:02:00 GMT", "Date", "Sun, 1 Mar 2026 12:00:00 GMT")))
                .as("when its clock is two hours ahead")
                .contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of(answer("Retry-After", "Sun, 1 Mar 2026 09:00:00 GMT")))
                .contains(Duration.ZERO);
    }

    @Test
    void is_read_from_the_headers_that_vendors_have_of_their_own() {
        assertThat(RetryAfter.seconds(answer("ratelimit-reset", "12"), "ratelimit-reset"))
                .contains(Duration.ofSeconds(12));
        assertThat(RetryAfter.instant(answer("X-RateLimit-Reset", "2026-03-01T10:01Z"), "X-RateLimit-Reset"))
                .contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.instant(answer("X-RateLimit-Reset", "later"), "X-RateLimit-Reset"))
                .isEmpty();
    }

    private static Answer answer(String... headers) {
        return new Answer(Endpoint.get("look", "x"), 429, Headers.of(headers), new Answer.Body(0, null), NOW);
    }
}
