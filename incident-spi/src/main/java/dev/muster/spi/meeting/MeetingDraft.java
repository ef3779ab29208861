package dev.muster.spi.meeting;

import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A meeting to schedule.
 *
 * @param title its title
 * @param start when it begins
 * @param length how long it takes
 * @param invitees who comes
 * @param agenda plain text
 */
public record MeetingDraft(String title, Instant start, Duration length, List<Person> invitees, String agenda) {
    /** Copies the invitees. */
    public MeetingDraft {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(agenda, "agenda");
        invitees = List.copyOf(invitees);
    }
}
