package dev.muster.internal.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads when something was: {@code 10:45} is the last such moment, {@code 2026-03-03 10:45} that one, an instant with its zone too. In UTC otherwise. */
final class Past {

    private static final int LONGEST = 40;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern ZONED = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");

    private Past() {}

    /** The instant meant, never after now by the clock alone; empty when the text is no time. */
    static Optional<Instant> parse(String text, Instant now) {
        String plain = text.strip();
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(plain, now));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant read(String plain, Instant now) {
        if (ZONED.matcher(plain).find()) {
            return OffsetDateTime.parse(plain).toInstant();
        }
        int gap = Math.max(plain.indexOf(' '), plain.indexOf('T'));
        if (gap > 0) {
            LocalDate day = LocalDate.parse(plain.substring(0, gap));
            return LocalDateTime.of(day, clock(plain.substring(gap + 1).strip()))
                    .toInstant(ZoneOffset.UTC);
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant at = LocalDateTime.of(today, clock(plain)).toInstant(ZoneOffset.UTC);
        return at.isAfter(now) ? at.minus(DAY) : at;
    }

    private static LocalTime clock(String text) {
        return LocalTime.parse(text.indexOf(':') == 1 ? '0' + text : text);
    }
}
