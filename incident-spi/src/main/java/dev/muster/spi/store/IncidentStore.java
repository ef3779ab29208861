package dev.muster.spi.store;

import dev.muster.spi.call.RequestKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps all incidents. Thread-safe, and safe for several processes where the implementation says so.
 *
 * <p><b>Atomic:</b> {@link #append} and {@link #settle} write everything they are given, or nothing. <b>Order:</b> the events of a stream have
 * sequences 1, 2, 3 … in the order of the commits. <b>Time:</b> leases and due times are judged by {@link #now()}, the store's own clock, never by
 * a caller's. <b>At least once:</b> a claim whose lease ends unsettled is handed out again; whoever held it finds its settlement {@link
 * Settled.Stale stale}. <b>After a crash</b> everything that was committed is there; a claim that was held comes back when its lease ends.
 *
 * <p>Every method may throw {@link dev.muster.spi.call.Unavailable} when the store cannot be reached or written and nothing was written; {@link
 * #append}, {@link #settle} and {@link #deposit} may throw {@link dev.muster.spi.call.OutcomeUnknown} when the commit's answer was lost.
 * After that, a repeated append with the same expected version tells by {@link ConcurrentAppendException} or {@link Appended.KeyTaken} that
 * it had been written, and a repeated settlement by {@link Settled.Stale}.
 */
public interface IncidentStore {

    /** The store's clock: the only one that leases and due times are judged by. Never runs backwards within one store. */
    Instant now();

    /**
     * Appends one change.
     *
     * @throws ConcurrentAppendException when the stream's version is another; nothing is written
     */
    Appended append(Append append);

    /** The stream that owns a claimed key, with the fingerprint it was claimed for. */
    Optional<Appended.KeyTaken> ownerOf(String claimedKey);

    /** Up to {@code limit} events of a stream after the sequence given, in order; empty for an unknown stream. */
    List<StoredEvent> read(String stream, long afterSequence, int limit);

    /** The newest summary of a stream. */
    Optional<Summary> summary(String stream);

    /** A page of summaries. */
    List<Summary> query(SummaryQuery query);

    /**
     * Hands out due intents, by lane, then due time, then key: pending ones whose needs have ended well, and claimed ones whose lease is over.
     * One that waits for something that was cancelled or parked, and is not tolerant, is handed out marked with it, to be settled, not carried out.
     */
    List<Claim> claim(ClaimRequest request);

    /**
     * Ends claims, together with what follows.
     *
     * @throws ConcurrentAppendException when the append's expected version is wrong; nothing is written and the claims still hold
     */
    Settled settle(Settlement settlement);

    /**
     * Makes a parked intent, and what was parked because it needed it, pending again, due at {@code dueAt}. False when it is not parked. Its tries so
     * far count as {@link Claim#failures failures} from then on, also those that were lost.
     */
    boolean revive(RequestKey key, Instant dueAt);

    /** Intents and what became of them. */
    List<StoredIntent> intents(IntentQuery query);

    /**
     * When the next piece of work is due: a pending intent that is not blocked, a claim whose lease ends, a kept delivery. Empty when nothing
     * waits.
     */
    Optional<Instant> nextDue();

    /** Keeps a delivery. False when it had been kept before; then nothing changes. */
    boolean deposit(Deposit deposit);

    /** Hands out kept deliveries, oldest first, under a lease as {@link #claim} does. */
    List<DepositClaim> claimDeposits(ClaimRequest request);

    /** Ends the work on a delivery; with {@link DepositEnd#AGAIN} it is due at {@code dueAt}. False when the claim is somebody else's by now. */
    boolean endDeposit(DepositClaim claim, DepositEnd end, Instant dueAt);

    /** Deliveries in quarantine, oldest first. */
    List<Deposit> quarantine(int limit);

    /** Keeps a small named value for the engine (the last good answer of a roster); the newest wins. */
    void remember(String name, String value);

    /** The value kept under a name. */
    Optional<String> recall(String name);

    /**
     * Calls {@code hint} soon after work may have become due, also when another process committed it. A hint only: one may be lost, come late or for
     * nothing, so whoever waits for work asks again by itself as well. It is called on any thread and must return at once. The default never calls it.
     *
     * @return ends it when run; running it twice is harmless
     */
    default Runnable listen(Runnable hint) {
        return () -> {};
    }
}
