package dev.muster.examples.twonodes;

import dev.muster.provider.jdbc.JdbcIncidentStore;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.StoredIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node of a later version, as far as the database sees one: it writes, through the same store, an event of a type and one of a form that the present version
 * does not know, and an effect of an unknown kind for a tool that both know and for one that only it has; and it alone can carry those out.
 */
final class NewerVersion {

    static final String KIND = "launch-balloon";
    static final String NEW_EVENT = "weather-noted";
    static final String PAYLOAD = "{\"height\": 300, \"colour\": \"red\"}";
    static final String OWN_TOOL = "balloons";
    static final String SHARED_TOOL = "town";

    private static final String OLD_EVENT = "declared";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcIncidentStore store;

    NewerVersion(JdbcIncidentStore store) {
        this.store = store;
    }

    /** Writes on an incident on which nodes of the present version are at work. */
    void write(String incident) {
        long version = store.read(incident, 0, Integer.MAX_VALUE).size();
        try {
            Instant now = store.now();
            store.append(new Append(
                    incident,
                    version,
                    List.of(
                            new NewEvent(NEW_EVENT, 1, now, now, PAYLOAD),
                            new NewEvent(OLD_EVENT, 2, now, now, PAYLOAD)),
                    null,
                    List.of(intent(incident, SHARED_TOOL), intent(incident, OWN_TOOL)),
                    Map.of(),
                    Map.of()));
        } catch (ConcurrentAppendException e) {
            write(incident);
        }
    }

    private static NewIntent intent(String incident, String tool) {
        return new NewIntent(
                RequestKey.of(incident + '/' + KIND + '-' + tool),
                KIND,
                PAYLOAD,
                "hash-of-" + tool,
                tool,
                3,
                false,
                Instant.EPOCH,
                null,
                List.of(),
                true,
                null,
                null);
    }

    /** What it wrote on an incident, and whether all of it still stands as it was written. */
    boolean isUntouched(String incident) {
        List<NewEvent> events = store.read(incident, 0, Integer.MAX_VALUE).stream()
                .map(StoredEvent::event)
                .filter(event -> event.payload().equals(PAYLOAD))
                .toList();
        List<StoredIntent> intents = store.intents(IntentQuery.of(incident)).stream()
                .filter(each -> each.intent().kind().equals(KIND))
                .toList();
        return events.stream().map(NewEvent::type).toList().equals(List.of(NEW_EVENT, OLD_EVENT))
                && intents.size() == 2
                && intents.stream().allMatch(each -> isUntouched(incident, each));
    }

    private static boolean isUntouched(String incident, StoredIntent stored) {
        NewIntent now = stored.intent();
        NewIntent then = intent(incident, now.provider());
        return !stored.state().isEnd()
                && stored.attempts() == 0
                && now.key().equals(then.key())
                && now.payload().equals(PAYLOAD)
                && now.payloadHash().equals(then.payloadHash())
                && now.lane() == then.lane();
    }

    /** Whether a node of the present version had the shared tool's effect in hand and left it. */
    boolean wasLeft(String incident) {
        return store.intents(IntentQuery.of(incident)).stream()
                .filter(each -> each.intent().provider().equals(SHARED_TOOL)
                        && each.intent().kind().equals(KIND))
                .anyMatch(each -> each.detail().contains(KIND));
    }

    /** Carries out what it wrote, as far as that is due; answers how much that was. */
    int work() {
        int done = 0;
        List<Claim> claims;
        do {
            claims = store.claim(new ClaimRequest("newer", 50, LEASE, Set.of(SHARED_TOOL, OWN_TOOL)));
            for (Claim claim : claims) {
                boolean isMine = claim.intent().kind().equals(KIND);
                IntentEnd end = isMine
                        ? new IntentEnd(claim.intent().key(), claim.fence(), IntentEnd.Outcome.DELIVERED, null, "")
                        : new IntentEnd(
                                claim.intent().key(),
                                claim.fence(),
                                IntentEnd.Outcome.RELEASE,
                                store.now().plus(LEASE),
                                "");
                store.settle(new Settlement(List.of(end), null));
                done += isMine ? 1 : 0;
            }
        } while (!claims.isEmpty());
        return done;
    }
}
