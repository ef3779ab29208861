package dev.muster.internal.engine;

import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.State;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.store.IncidentStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges, one after another. The rules and a commit know one incident only, so that two incidents could go on as each other at the same moment, or three
 * in a ring, and all would be over. Therefore every merge takes a number that no other has, with its commit, and looks at what it goes on as after the
 * number before was taken: it sees all merges with lower numbers, and the one that comes second is refused.
 */
final class Merging {

    private static final Logger LOG = LoggerFactory.getLogger(Merging.class);
    private static final String MERGES = "merges";

    private final Desk desk;

    Merging(Desk desk) {
        this.desk = desk;
    }

    /**
     * The next turn to merge; it has looked that what is merged into goes on.
     *
     * @throws Refused when it does not
     */
    Turn turn(String id, List<Command> commands) {
        IncidentStore store = desk.store();
        long number = store.recall(MERGES).map(Long::parseLong).orElse(0L) + 1;
        while (store.ownerOf(key(number)).isPresent()) {
            number++;
        }
        demandSurvivor(id, commands);
        return new Turn(store, number);
    }

    /** That the incident which another goes on as is there, and goes on itself. */
    void demandSurvivor(String id, List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof Command.MergeInto merge && !merge.incident().equals(id)) {
                State state =
                        desk.load(merge.incident()).map(IncidentState::state).orElse(null);
                if (state == null || state == State.MERGED || state == State.CANCELLED) {
                    String found = state == null ? " is unknown" : " is " + state;
                    throw new Refused(
                            id, "MergeInto", "incident '" + merge.incident() + "'" + found, "name one that goes on");
                }
            }
        }
    }

    private static String key(long number) {
        return "merge:" + number;
    }

    /**
     * A turn to merge.
     *
     * @param store where the number is taken
     * @param number the merge's number
     */
    record Turn(IncidentStore store, long number) {

        /** The keys that the commit claims: these and the number. */
        Map<String, String> with(Map<String, String> others) {
            Map<String, String> keys = new HashMap<>(others);
            keys.put(key(number), "");
            return keys;
        }

        /** Whether another merge was faster, so that this one has to look again. */
        boolean isLost() {
            return store.ownerOf(key(number)).isPresent();
        }

        /** Where the next one begins to look for its number. It may be lost, or an older one: the next looks a little longer then. */
        void taken() {
            try {
                store.remember(MERGES, Long.toString(number));
            } catch (ProviderException e) {
                LOG.debug("the number of the last merge is not kept; the next one looks for it", e);
            }
        }
    }
}
