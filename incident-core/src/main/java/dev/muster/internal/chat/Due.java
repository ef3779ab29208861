package dev.muster.internal.chat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads by when something is due: {@code 17:30}, {@code tomorrow 9:00}, {@code friday}, {@code 2h}, {@code in 3 days}, a date. In UTC, and never past. */
final class Due {

    private static final Pattern LENGTH =
            Pattern.compile("(?:in )?(\\d{1,4}) ?(m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?::(\\d{2}))? ?(am|pm)?(?: ?utc)?");
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    private Due() {}

    /** The instant meant, or empty when the text is no time. */
    static Optional<Instant> parse(String text, Instant now) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.length() > 40) {
            return Optional.empty();
        }
        Optional<Instant> found = length(plain, now);
        if (found.isEmpty()) {
            found = exact(text.strip()).filter(at -> at.isAfter(now));
        }
        return found.isPresent() ? found : day(plain, now);
    }

    private static Optional<Instant> length(String text, Instant now) {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(length.group(1));
        return Optional.of(now.plus(
                switch (length.group(2).charAt(0)) {
                    case 'm' -> Duration.ofMinutes(count);
                    case 'h' -> Duration.ofHours(count);
                    case 'd' -> Duration.ofDays(count);
                    default -> Duration.ofDays(7 * count);
                }));
    }

    private static Optional<Instant> exact(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A day, a time, or a day and a time; a day alone is due at the end of work, a time alone when it comes next. */
    private static Optional<Instant> day(String text, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Optional<LocalTime> time = time(text);
        if (time.isPresent()) {
            Instant at = at(today, time.get());
            return Optional.of(at.isAfter(now) ? at : at(today.plusDays(1), time.get()));
        }
        int space = text.indexOf(' ');
        String first = space < 0 ? text : text.substring(0, space);
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        String clock = rest.startsWith("at ") ? rest.substring(3).strip() : rest;
        Optional<LocalDate> day = date(first, today);
        Optional<LocalTime> then = clock.isEmpty() ? Optional.of(END_OF_WORK) : time(clock);
        return day.isEmpty() || then.isEmpty()
                ? Optional.empty()
                : Optional.of(at(day.get(), then.get())).filter(at -> at.isAfter(now));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return LocalDateTime.of(day, time).toInstant(ZoneOffset.UTC);
    }

    private static Optional<LocalDate> date(String word, LocalDate today) {
        if (word.equals("today")) {
            return Optional.of(today);
        }
        if (word.equals("tomorrow")) {
            return Optional.of(today.plusDays(1));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (word.equals(name) || word.equals(name.substring(0, 3))) {
                return Optional.of(today.with(TemporalAdjusters.next(day)));
            }
        }
        try {
            return Optional.of(LocalDate.parse(word));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A bare number is no time: somebody may mean pieces. */
    private static Optional<LocalTime> time(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches() || (clock.group(2) == null && clock.group(3) == null)) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        if (clock.group(3) != null) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (clock.group(3).equals("pm") ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }
}
