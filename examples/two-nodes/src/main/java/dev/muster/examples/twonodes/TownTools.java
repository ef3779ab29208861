package dev.muster.examples.twonodes;

import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.config.Finding;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of the {@link Town}, as a host has them. */
final class TownTools implements Provider {

    static final URI ADDRESS = URI.create("https://town.example");

    static final String NAME = "town";

    private final TownLine line;

    /** The tools of the town behind this port. */
    TownTools(int port) {
        this.line = new TownLine(NAME, port);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public Optional<Paging> paging() {
        return Optional.of(new TownPager(line));
    }

    @Override
    public Optional<Tickets> tickets() {
        return Optional.of(new TownTracker(line));
    }

    @Override
    public Optional<Conversations> conversations() {
        return Optional.of(new TownRooms(line));
    }

    /** These promises; all other operations do nothing here, so that a repeat changes nothing. */
    static Promises promises(Map<Operation, RepeatSafety> known) {
        Promises promises = new Promises(Map.of());
        for (Operation operation : Operation.values()) {
            promises = promises.and(operation, known.getOrDefault(operation, RepeatSafety.NATURAL));
        }
        return promises;
    }
}
