package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;

import dev.muster.spi.call.Visibility;
import dev.muster.spi.people.Person;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import dev.muster.tck.Rendered;
import dev.muster.tck.TicketsConformance;
import dev.muster.tck.TicketsFixture;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the tickets of the in-memory tracker")
class InMemoryTicketsConformanceTest extends TicketsConformance {

    @Override
    protected TicketsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements TicketsFixture {
        private final InMemoryTickets tracker = provider.ticketTool();

        Fixture() {
            tracker.withoutState(TicketState.CANCELLED);
        }

        @Override
        public Tickets tickets() {
            return tracker;
        }

        @Override
        public List<Person> twoPeople() {
            return List.of(ANN, BOB);
        }

        @Override
        public boolean hasRestricted() {
            return true;
        }

        @Override
        public Optional<TicketState> unreachable() {
            return Optional.of(TicketState.CANCELLED);
        }

        @Override
        public int tickets(String summary) {
            return (int) tracker.all().stream()
                    .filter(t -> t.ticket().summary().contains(summary))
                    .count();
        }

        @Override
        public Rendered summary(String ticket) {
            return Rendered.plain(tracked(ticket).ticket().summary());
        }

        @Override
        public Rendered description(String ticket) {
            return seen(tracked(ticket).description());
        }

        @Override
        public List<Rendered> comments(String ticket) {
            return tracked(ticket).comments().stream()
                    .map(c -> Rendered.plain(c.text()))
                    .toList();
        }

        @Override
        public Map<URI, String> links(String ticket) {
            return tracked(ticket).links();
        }

        @Override
        public List<String> related(String ticket) {
            return tracked(ticket).relations().stream()
                    .map(relation -> relation.substring(relation.lastIndexOf(' ') + 1))
                    .map(key -> tracked(key).ticket().id())
                    .toList();
        }

        @Override
        public boolean isRestricted(String ticket) {
            return tracked(ticket).visibility() != Visibility.OPEN;
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("team", "web");
        }

        @Override
        public void delete(String ticket) {
            if (tracker.ticket(ticket).isPresent()) {
                tracker.delete(ticket);
            }
        }

        private TrackedTicket tracked(String idOrKey) {
            return tracker.ticket(idOrKey).orElseThrow();
        }
    }
}
