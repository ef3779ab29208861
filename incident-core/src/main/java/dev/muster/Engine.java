package dev.muster;

import dev.muster.internal.engine.Condition;
import dev.muster.internal.engine.EffectWorker;
import dev.muster.internal.intake.Inbox;
import dev.muster.internal.intake.Reconciliation;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries the consequences out. It has no thread of its own unless the host asked for workers: {@link #runOnce} does one bounded step. Thread-safe.
 */
public final class Engine {

    private static final int LOOKED_AT = 1000;

    private final IncidentStore store;
    private final Supplier<EffectWorker> worker;
    private final Supplier<Inbox> inbox;
    private final Supplier<Reconciliation> reconciliation;
    private final Condition condition;
    private volatile Supplier<Map<String, String>> failingWorkers = Map::of;

    Engine(
            IncidentStore store,
            Supplier<EffectWorker> worker,
            Supplier<Inbox> inbox,
            Supplier<Reconciliation> reconciliation,
            Condition condition) {
        this.store = store;
        this.worker = worker;
        this.inbox = inbox;
        this.reconciliation = reconciliation;
        this.condition = condition;
    }

    /**
     * One bounded step: takes up some of what is due by the store's clock, incoming deliveries first.
     *
     * @param now the time that the rules are told
     * @return how much was taken up; 0 when nothing was due
     */
    public int runOnce(Instant now) {
        return runOnce(now, Set.of());
    }

    /** One bounded step on the work of these providers only. */
    int runOnce(Instant now, Set<String> providers) {
        return inbox.get().step(now, providers) + worker.get().step(now, providers);
    }

    /** Takes up some of the work of these providers, for threads that share its calls; deliveries are carried out at once. */
    EffectWorker.Taken take(Instant now, Set<String> providers) {
        int delivered = inbox.get().step(now, providers);
        EffectWorker.Taken taken = worker.get().take(now, providers);
        return new EffectWorker.Taken(delivered + taken.intents(), taken.calls());
    }

    /** From now on these threads step as well, and health tells how they fare. */
    void carriedBy(Workers workers) {
        failingWorkers = workers::failing;
    }

    /** Lets the store ring when work may have become due; running the answer ends it. */
    Runnable listen(Runnable bell) {
        return store.listen(bell);
    }

    /**
     * Asks the tools how the tickets, pages and channels of the incidents that go on stand there, and follows what no webhook told. A webhook may be lost,
     * and a tool that was silent for hours may never tell it again; what was found by asking is marked on the timeline. Call it every few minutes, from any
     * of the processes: it makes about one call for each ticket, open page and channel. What people wrote in a channel meanwhile is not made up for.
     *
     * @param now the time that the rules are told
     * @return how many incidents were not as their tools told; 0 when nothing was missed
     */
    public int reconcile(Instant now) {
        return reconciliation.get().round(now);
    }

    /** When the next piece of work is due, by the store's clock. */
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }

    /** The effects of an incident and what became of them. */
    public List<StoredIntent> effects(String incident) {
        return store.intents(IntentQuery.of(incident));
    }

    /** Tries an effect that was given up once more. False when it was not given up. */
    public boolean retry(String effectKey) {
        return store.revive(RequestKey.of(effectKey), store.now());
    }

    /** How it is doing. Never throws. */
    public Health health() {
        List<Health.Tool> tools = condition.entries().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Health.Tool(
                        e.getKey(),
                        e.getValue().lastSuccess(),
                        e.getValue().lastFailure(),
                        e.getValue().failure(),
                        e.getValue().misconfigured()))
                .toList();
        Map<String, String> failing = failingWorkers.get();
        try {
            List<StoredIntent> givenUp = store.intents(new IntentQuery(null, Set.of(IntentState.PARKED), LOOKED_AT));
            Map<String, String> parked = new TreeMap<>();
            givenUp.forEach(intent -> parked.put(intent.intent().key().value(), intent.detail()));
            boolean degraded =
                    isMissed(givenUp) || !failing.isEmpty() || tools.stream().anyMatch(Health.Tool::misconfigured);
            return new Health(
                    degraded ? Health.Status.DEGRADED : Health.Status.UP, oldestUndelivered(), parked, tools, failing);
        } catch (ProviderException e) {
            return new Health(Health.Status.DOWN, null, Map.of(), tools, failing);
        }
    }

    /** Whether somebody has to see to it: what the process can do without is told, and is no reason; nor is it known of more than are looked at. */
    private static boolean isMissed(List<StoredIntent> givenUp) {
        return givenUp.size() == LOOKED_AT
                || givenUp.stream().anyMatch(intent -> intent.intent().required());
    }

    /** What is due next was due longest, as long as it is late at all: nobody has to read a whole backlog to tell. */
    private @Nullable Instant oldestUndelivered() {
        Instant now = store.now();
        return store.nextDue().filter(due -> due.isBefore(now)).orElse(null);
    }
}
