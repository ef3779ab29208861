package dev.muster.tck;

import dev.muster.spi.meeting.Meetings;
import dev.muster.spi.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A calendar with video to judge, and what somebody who looks at it sees. Meetings are named by the tool's id. */
public interface MeetingsFixture extends Fixture {

    /** The capability, the same on each call. */
    Meetings meetings();

    /** Two people who can be invited. */
    List<Person> twoPeople();

    /** How many meetings and bridges have this title and were not cancelled. */
    int meetings(String title);

    /** When the meeting begins; empty when it was cancelled. */
    Optional<Instant> start(String meeting);

    /** Whether the person is invited. */
    boolean isInvited(String meeting, Person person);

    /** What a reader sees of the agenda. */
    Rendered agenda(String meeting);
}
