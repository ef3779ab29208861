package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;

import dev.muster.spi.meeting.Meetings;
import dev.muster.spi.people.Person;
import dev.muster.tck.MeetingsConformance;
import dev.muster.tck.MeetingsFixture;
import dev.muster.tck.Rendered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the meetings of the in-memory calendar")
class InMemoryMeetingsConformanceTest extends MeetingsConformance {

    @Override
    protected MeetingsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements MeetingsFixture {
        private final InMemoryCalendar calendar = provider.calendar();

        @Override
        public Meetings meetings() {
            return calendar;
        }

        @Override
        public List<Person> twoPeople() {
            return List.of(ANN, BOB);
        }

        @Override
        public int meetings(String title) {
            return (int) calendar.all().stream()
                    .filter(entry -> entry.title().contains(title) && !entry.cancelled())
                    .count();
        }

        @Override
        public Optional<Instant> start(String meeting) {
            return Optional.of(entry(meeting))
                    .filter(entry -> !entry.cancelled())
                    .map(CalendarEntry::start);
        }

        @Override
        public boolean isInvited(String meeting, Person person) {
            return entry(meeting).draft().invitees().contains(person);
        }

        @Override
        public Rendered agenda(String meeting) {
            return Rendered.plain(entry(meeting).draft().agenda());
        }

        private CalendarEntry entry(String meeting) {
            return calendar.all().stream()
                    .filter(entry -> entry.meeting().id().equals(meeting))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
