package dev.muster.provider.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a tool asks to wait, in the ways in which tools say it. Nothing asks for more than a day, and nothing for less than no time. */
public final class RetryAfter {

    private static final Duration MOST = Duration.ofDays(1);

    private RetryAfter() {}

    /**
     * The {@code Retry-After} of an answer, in seconds or as a date (RFC 9110, section 10.2.3). A date is judged by the answer's own {@code Date} where
     * there is one, so that our clock does not matter.
     */
    public static Optional<Duration> of(Answer answer) {
        return answer.header("Retry-After")
                .flatMap(value -> number(value).or(() -> httpDate(value).map(until -> between(sentAt(answer), until))));
    }

    /** A header that counts seconds from now: PagerDuty's {@code ratelimit-reset}. */
    public static Optional<Duration> seconds(Answer answer, String header) {
        return answer.header(header).flatMap(RetryAfter::number);
    }

    /** A header that names an instant in ISO 8601, to the minute or finer: Jira's {@code X-RateLimit-Reset}. */
    public static Optional<Duration> instant(Answer answer, String header) {
        return answer.header(header).flatMap(RetryAfter::isoDate).map(until -> between(sentAt(answer), until));
    }

    private static Instant sentAt(Answer answer) {
        return answer.header("Date").flatMap(RetryAfter::httpDate).orElse(answer.receivedAt());
    }

    private static Optional<Duration> number(String value) {
        String text = value.trim();
        if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?")) {
            return Optional.empty();
        }
        double seconds = Math.min(Double.parseDouble(text), (double) MOST.toSeconds());
        return Optional.of(Duration.ofMillis(Math.round(Math.ceil(seconds * 1000))));
    }

    private static Optional<Instant> httpDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> isoDate(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.trim()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration between(Instant from, Instant until) {
        Duration time = Duration.between(from, until);
        if (time.isNegative()) {
            return Duration.ZERO;
        }
        return time.compareTo(MOST) > 0 ? MOST : time;
    }
}
