package dev.muster.provider.inmemory;

import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns on call. Immutable.
 *
 * <p>A turn of days or weeks begins at the same local time whatever the zone's clocks do in between, so one of them may be an hour longer or
 * shorter; a turn of hours is always as long as it says.
 */
public final class Rotation {

    private final ZonedDateTime start;
    private final int days;
    private final @Nullable Duration hours;
    private final List<Person> participants;

    /** A turn takes {@code hours}, or {@code days} when that is null. */
    private Rotation(ZonedDateTime start, int days, @Nullable Duration hours, List<Person> participants) {
        this.start = Objects.requireNonNull(start, "start");
        this.days = days;
        this.hours = hours;
        this.participants = List.copyOf(participants);
        if (this.participants.isEmpty()) {
            throw new IllegalArgumentException("participants is empty: expected at least one person");
        }
    }

    /** Turns of whole days or weeks from {@code start}, in its zone; before that nobody is on call. */
    public static Rotation of(ZonedDateTime start, Period turn, Person... participants) {
        long days = turn.get(ChronoUnit.DAYS);
        if (turn.toTotalMonths() != 0 || days < 1) {
            throw new IllegalArgumentException("turn is " + turn + ": expected one day or more, in days or weeks");
        }
        return new Rotation(start, Math.toIntExact(days), null, List.of(participants));
    }

    /** Turns of an exact length from {@code start}; before that nobody is on call. */
    public static Rotation of(ZonedDateTime start, Duration turn, Person... participants) {
        if (turn.isNegative() || turn.isZero()) {
            throw new IllegalArgumentException("turn is " + turn + ": expected a positive duration");
        }
        return new Rotation(start, 0, turn, List.of(participants));
    }

    /** One person who is always on call. */
    public static Rotation always(Person person) {
        return new Rotation(Instant.EPOCH.atZone(ZoneOffset.UTC), 7, null, List.of(person));
    }

    /** Who has the turn at {@code at}, or null before the first. */
    @Nullable Person at(Instant at) {
        return at.isBefore(start.toInstant()) ? null : participants.get((int) (turn(at) % participants.size()));
    }

    /** The first hand-over after {@code at}. */
    Instant nextHandOver(Instant at) {
        return at.isBefore(start.toInstant()) ? start.toInstant() : handOver(turn(at) + 1);
    }

    int size() {
        return participants.size();
    }

    List<Person> participants() {
        return participants;
    }

    private long turn(Instant at) {
        Duration since = Duration.between(start.toInstant(), at);
        if (hours != null) {
            return since.dividedBy(hours);
        }
        long turn = since.toDays() / days;
        while (!handOver(turn + 1).isAfter(at)) {
            turn++;
        }
        while (turn > 0 && handOver(turn).isAfter(at)) {
            turn--;
        }
        return turn;
    }

    private Instant handOver(long turn) {
        if (hours != null) {
            return start.toInstant().plus(hours.multipliedBy(turn));
        }
        return start.plusDays(turn * days).toInstant();
    }
}
