package dev.muster.internal.intake;

import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.EngineSettings;
import dev.muster.internal.engine.Fatal;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.log.Loggable;
import dev.muster.spi.Provider;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.Receipt;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.DepositClaim;
import dev.muster.spi.store.DepositEnd;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verify, keep, answer; apply later, once. A delivery is applied at least once, and each of its meanings once by its identity, however many deliveries
 * tell it. Thread-safe.
 *
 * <p>What bounds it (T20): nothing is kept of what is not genuine, nor parsed, and of its refusals a line a minute and kind is logged. What is genuine is
 * kept once by its name, at most as large as its provider's door lets in, at the rate at which the tool itself sends; once it is applied only its name
 * stays. A store that can take no more answers 503, and the tool sends again later. How many calls a host takes in at once is for its web server to say.
 */
public final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MAX_ATTEMPTS = 20;

    private final IncidentStore store;
    private final Tools tools;
    private final EngineSettings settings;
    private final Supplier<Meanings> meanings;
    private final Map<Set<String>, Turn> turns = new ConcurrentHashMap<>();
    private final Busy busy = new Busy();
    private final Refusals refusals = new Refusals();

    /** An inbox before a desk. What applies deliveries is asked for when there is one. */
    public Inbox(Desk desk, Tools tools, EngineSettings settings, Supplier<Meanings> meanings) {
        this.store = desk.store();
        this.tools = tools;
        this.settings = settings;
        this.meanings = meanings;
    }

    /**
     * What to answer a delivery, which is kept by then.
     *
     * @param status the HTTP status: 2xx only after the commit; 503 when nothing can be kept now; never 4xx for a fault of ours
     * @param body what to answer, may be empty
     */
    public record Answer(int status, String body) {}

    /** Verifies and keeps a delivery, and says what to answer. Never throws for bad input or a store that is down. */
    public Answer receive(String provider, Delivery delivery) {
        Optional<Inbound> inbound = tools.named(provider).flatMap(Provider::inbound);
        if (inbound.isEmpty()) {
            long many = refusals.count("no way in", delivery.receivedAt());
            if (many > 0) {
                // the name may come from a path that anybody can call
                LOG.error(
                        "a delivery came for provider {}, which has no way in; it is refused for now so that it is sent again"
                                + " ({} such since it was last told)",
                        Loggable.of(provider),
                        many);
            }
            return new Answer(503, "");
        }
        try {
            Receipt receipt = inbound.get().accept(delivery);
            if (receipt instanceof Receipt.Accepted accepted) {
                store.deposit(new Deposit(provider, accepted.deliveryId(), delivery));
                return new Answer(accepted.status(), accepted.answer() == null ? "" : accepted.answer());
            }
            if (receipt instanceof Receipt.Answered answered) {
                return new Answer(answered.status(), answered.answer());
            }
            Receipt.Refused refused = (Receipt.Refused) receipt;
            long many = refusals.count(provider + ' ' + refused.status(), delivery.receivedAt());
            if (many > 0) {
                LOG.warn(
                        "a delivery for {} was refused with {}: {} ({} such since it was last told)",
                        provider,
                        refused.status(),
                        Loggable.of(refused.reason()),
                        many);
            }
            return new Answer(refused.status(), "");
        } catch (ProviderException e) {
            LOG.error(
                    "a delivery for {} could not be kept; it is refused for now so that it is sent again", provider, e);
            return new Answer(503, "");
        }
    }

    /**
     * Applies kept deliveries; one bounded step. Of the threads that ask for the same providers one applies at a time, so that what somebody says in a row
     * counts in that order; the others do not wait for it.
     */
    public int step(Instant now, Set<String> providers) {
        return turns.computeIfAbsent(providers, each -> new Turn()).take(() -> applyKept(now, providers));
    }

    private int applyKept(Instant now, Set<String> providers) {
        busy.begin();
        try {
            List<DepositClaim> claims = store.claimDeposits(
                    new ClaimRequest(settings.worker().get(), settings.batch(), settings.lease(), providers));
            for (DepositClaim claim : claims) {
                apply(claim, now);
            }
            return claims.size();
        } finally {
            busy.end();
        }
    }

    /**
     * Applies all that was kept of a provider before now, and waits a moment for what other threads of this process are applying. What another process has
     * claimed is not waited for.
     *
     * @return false when others did not come to an end in that moment
     */
    boolean emptied(String provider, Instant now) {
        while (step(now, Set.of(provider)) > 0) {
            // more than one step holds
        }
        return busy.isOver(SOON);
    }

    private static Duration soonAfter(int attempt) {
        Duration wait = SOON.multipliedBy(1L << Math.min(attempt - 1, 6));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void apply(DepositClaim claim, Instant now) {
        Deposit deposit = claim.deposit();
        Optional<Inbound> inbound = tools.named(deposit.provider()).flatMap(Provider::inbound);
        if (inbound.isEmpty()) {
            store.endDeposit(claim, DepositEnd.AGAIN, store.now().plus(AGAIN_AFTER));
            return;
        }
        try {
            // what is told too early is told again when the delivery is; the rest of the delivery does not wait for it
            boolean isAll = true;
            for (Meaning meaning : inbound.get().translate(deposit.delivery())) {
                isAll &= meanings.get().apply(deposit.provider(), meaning, now);
            }
            if (isAll || claim.attempt() >= MAX_ATTEMPTS) {
                store.endDeposit(claim, DepositEnd.APPLIED, store.now());
            } else {
                store.endDeposit(claim, DepositEnd.AGAIN, store.now().plus(soonAfter(claim.attempt())));
            }
        } catch (Rejected e) {
            LOG.error(
                    "delivery {} of {} cannot be read and goes into quarantine",
                    Loggable.of(deposit.deliveryId()),
                    deposit.provider(),
                    e);
            store.endDeposit(claim, DepositEnd.QUARANTINED, store.now());
        } catch (RuntimeException | Error e) {
            Fatal.rethrow(e);
            boolean poison = claim.attempt() >= MAX_ATTEMPTS;
            LOG.warn(
                    "delivery {} of {} could not be applied{}",
                    Loggable.of(deposit.deliveryId()),
                    deposit.provider(),
                    poison ? "; it goes into quarantine" : " now",
                    e);
            store.endDeposit(
                    claim,
                    poison ? DepositEnd.QUARANTINED : DepositEnd.AGAIN,
                    store.now().plus(AGAIN_AFTER));
        }
    }
}
