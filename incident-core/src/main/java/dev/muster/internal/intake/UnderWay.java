package dev.muster.internal.intake;

import dev.muster.automation.Effect;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a tool may be telling of a thing that one of our calls is making right now. A tool is often faster than the answer to our own call: somebody
 * takes a page before we know its id.
 */
final class UnderWay {

    /** More than are ever between a call and its settlement; what leaves first comes first. */
    private static final int LOOKED_AT = 1_000;

    private final IncidentStore store;

    UnderWay(IncidentStore store) {
        this.store = store;
    }

    /** Whether a call to this tool is not settled yet that makes such a thing as the meaning is about. */
    boolean makesWhat(String provider, Meaning meaning) {
        Optional<Class<? extends Effect>> maker = maker(meaning);
        return maker.isPresent()
                && store.intents(new IntentQuery(null, states(meaning), LOOKED_AT)).stream()
                        .anyMatch(intent -> isTried(intent, provider)
                                && EffectCodec.decode(
                                                intent.intent().kind(),
                                                intent.intent().payload())
                                        .filter(maker.get()::isInstance)
                                        .isPresent());
    }

    /** Whether an effect of one of these kinds is under way to a tool, or the last of them was given up there: what stands there is our own doing then. */
    boolean isOurs(String incident, String provider, Set<Class<? extends Effect>> kinds) {
        List<StoredIntent> writes = store.intents(IntentQuery.of(incident)).stream()
                .filter(intent -> intent.intent().provider().equals(provider)
                        && EffectCodec.decode(
                                        intent.intent().kind(), intent.intent().payload())
                                .filter(effect -> kinds.contains(effect.getClass()))
                                .isPresent())
                .sorted(Comparator.comparing(StoredIntent::createdAt))
                .toList();
        return writes.stream().anyMatch(intent -> !intent.state().isEnd())
                || (!writes.isEmpty() && writes.get(writes.size() - 1).state() == IntentState.PARKED);
    }

    /** Whether what the ticket of an incident shows is about to be brought up to date: until then it differs for no fault of anybody. */
    boolean updates(String incident) {
        return store.intents(IntentQuery.of(incident)).stream()
                .anyMatch(intent -> !intent.state().isEnd()
                        && EffectCodec.decode(
                                        intent.intent().kind(), intent.intent().payload())
                                .filter(effect -> effect instanceof Effect.UpdateTicket)
                                .isPresent());
    }

    private static boolean isTried(StoredIntent intent, String provider) {
        return intent.intent().provider().equals(provider)
                && (intent.state() == IntentState.CLAIMED || intent.attempts() > 0);
    }

    /** Pages leave first, so those that wait for another try are at the front of all that wait; the rest is found while it is held. */
    private static Set<IntentState> states(Meaning meaning) {
        return isOfPage(meaning) ? Set.of(IntentState.CLAIMED, IntentState.PENDING) : Set.of(IntentState.CLAIMED);
    }

    private static Optional<Class<? extends Effect>> maker(Meaning meaning) {
        if (isOfPage(meaning)) {
            return Optional.of(Effect.SendPage.class);
        }
        if (meaning instanceof Meaning.MemberJoined
                || meaning instanceof Meaning.MemberLeft
                || meaning instanceof Meaning.ConversationChanged) {
            return Optional.of(Effect.OpenConversation.class);
        }
        return meaning instanceof Meaning.TicketChanged ? Optional.of(Effect.CreateTicket.class) : Optional.empty();
    }

    private static boolean isOfPage(Meaning meaning) {
        return meaning instanceof Meaning.PageAcknowledged
                || meaning instanceof Meaning.PageEscalated
                || meaning instanceof Meaning.PageResolved;
    }
}
