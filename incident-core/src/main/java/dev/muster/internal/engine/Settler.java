package dev.muster.internal.engine;

import dev.muster.automation.Automations;
import dev.muster.automation.Effect;
import dev.muster.internal.log.Loggable;
import dev.muster.internal.process.Step;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentException;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends claims and commits what follows, behind the fence. What a stale claim made is taken back, unless it is the one that was recorded. */
final class Settler {

    /** How the detail of an effect begins that was parked because its tool's set-up is broken. */
    static final String MISCONFIGURED = "misconfigured: ";

    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
    private static final int MAX_RACES = 200;

    private final Desk desk;
    private final IncidentStore store;
    private final Intents intents;
    private final EngineSettings settings;

    Settler(Desk desk, EngineSettings settings) {
        this.desk = desk;
        this.store = desk.store();
        this.intents = desk.intents();
        this.settings = settings;
    }

    Instant storeNow() {
        return store.now();
    }

    /** Ends the claims of an effect that was carried out; {@code again} when it was not the first try, so that there may be a double. */
    <E extends Effect> void carried(Attempt.Work<E> work, Carried carried, boolean again) {
        if (carried.notWanted() != null) {
            cancel(work.claims(), carried.notWanted(), work.now());
            return;
        }
        Circumstances at = Circumstances.at(work.now(), Actor.tool(work.provider()));
        List<NewIntent> more = again ? aftercare(work, null, storeNow().plus(settings.sweepAfter())) : List.of();
        List<Command> results = new ArrayList<>(carried.results());
        if (Intents.isFirstPart(work.first().intent().key())) {
            Automations.recordedBy(work.effect()).ifPresent(results::add);
        }
        boolean settled = settle(new Ending(work.claims(), Outcome.DELIVERED, null, carried.made()), results, at, more);
        if (!settled) {
            compensate(work, carried.made());
        }
    }

    /** Ends claims that are not wanted any more. What an earlier try of theirs may have made is taken back. */
    void cancel(List<Claim> claims, String reason, Instant now) {
        List<NewIntent> sweeps = claims.stream()
                .filter(claim ->
                        claim.attempt() > 1 && !claim.intent().provider().equals(Intents.ENGINE))
                .map(claim -> intents.sweep(claim, null, intents.visibleAt(claim, storeNow())))
                .toList();
        settle(
                new Ending(claims, Outcome.CANCELLED, null, reason),
                List.of(),
                Circumstances.at(now, Actor.SYSTEM),
                sweeps);
    }

    /** Gives the claims up, loudly: on the timeline, and for a page so that its fallbacks start. */
    void park(List<Claim> claims, String reason, Instant now) {
        List<Command> results = new ArrayList<>();
        for (Claim claim : claims) {
            String effect = Intents.effectId(claim.intent().key());
            LOG.error("{} is parked: {}", claim.intent().key(), Loggable.of(reason));
            results.add(new Command.RecordParked(effect, claim.intent().kind(), reason));
            dev.muster.internal.codec.EffectCodec.decode(
                            claim.intent().kind(), claim.intent().payload())
                    .filter(Effect.SendPage.class::isInstance)
                    .map(Effect.SendPage.class::cast)
                    .ifPresent(page -> results.add(new Command.RecordPageFailed(page.page(), reason)));
        }
        settle(
                new Ending(claims, Outcome.PARKED, null, reason),
                results,
                Circumstances.at(now, Actor.SYSTEM),
                List.of());
    }

    /** Ends a claim as what it needs has ended. */
    void endWithNeed(Claim claim, Instant now) {
        String need = Intents.effectId(java.util.Objects.requireNonNull(claim.failedNeed()));
        boolean parked = intent(claim.stream(), need)
                .map(i -> i.state() == IntentState.PARKED)
                .orElse(false);
        if (parked) {
            park(List.of(claim), "it needs " + need + ", which was given up", now);
        } else {
            cancel(List.of(claim), "it needs " + need + ", which was cancelled", now);
        }
    }

    /** Gives claims back that were not tried. */
    void release(List<Claim> claims, Instant dueAt, String why, Instant now) {
        settle(
                new Ending(claims, Outcome.RELEASE, dueAt, why),
                List.of(),
                Circumstances.at(now, Actor.SYSTEM),
                List.of());
    }

    /** Gives claims back for another try. */
    void retry(List<Claim> claims, Instant dueAt, String why, Instant now) {
        settle(
                new Ending(claims, Outcome.RETRY, dueAt, why),
                List.of(),
                Circumstances.at(now, Actor.SYSTEM),
                List.of());
    }

    /** Ends the claim of a timer with what it asks the rules. */
    void fired(Claim timer, Command command, Instant now) {
        settle(
                new Ending(List.of(timer), Outcome.DELIVERED, null, ""),
                List.of(command),
                Circumstances.at(now, Actor.SYSTEM),
                List.of());
    }

    /** How claims end. */
    private record Ending(
            List<Claim> claims, Outcome outcome, @Nullable Instant dueAt, String detail) {
        String stream() {
            return claims.get(0).stream();
        }

        List<IntentEnd> ends() {
            return claims.stream()
                    .map(claim -> new IntentEnd(claim.intent().key(), claim.fence(), outcome, dueAt, detail))
                    .toList();
        }
    }

    /** Commits an ending and what follows; false when the claims are somebody else's by now. */
    private boolean settle(Ending ending, List<Command> results, Circumstances at, List<NewIntent> more) {
        for (int race = 0; race < MAX_RACES; race++) {
            Loaded loaded = desk.loaded(ending.stream());
            Step step = stepOfAllowed(loaded, results, at);
            boolean quiet = step.isEmpty() && step.intended().isEmpty() && more.isEmpty();
            Append append =
                    quiet ? null : Intents.with(more, desk.append(ending.stream(), step, loaded.effects(), Map.of()));
            try {
                Settled settled = settleTwice(new Settlement(ending.ends(), append));
                if (settled instanceof Settled.Done) {
                    if (append != null) {
                        desk.published(append, step, loaded.effects());
                    }
                    return true;
                }
                return false;
            } catch (ConcurrentAppendException e) {
                desk.forget(ending.stream());
            }
        }
        throw new IllegalStateException(
                ending.stream() + " changes too often to settle: its lease ends and the work comes back");
    }

    /** A settlement whose answer was lost is given again: when the second is stale and the events are there, the first was written. */
    private Settled settleTwice(Settlement settlement) {
        try {
            return store.settle(settlement);
        } catch (OutcomeUnknown e) {
            LOG.warn("the answer to a settlement was lost; settling again");
            Settled again = store.settle(settlement);
            Append append = settlement.append();
            boolean isWritten = again instanceof Settled.Stale && append != null && desk.isOurs(append);
            return isWritten ? new Settled.Done() : again;
        }
    }

    private Step stepOfAllowed(Loaded loaded, List<Command> results, Circumstances at) {
        try {
            return desk.step(loaded, results, at);
        } catch (IncidentException e) {
            return oneByOne(loaded, results, at);
        }
    }

    private Step oneByOne(Loaded loaded, List<Command> results, Circumstances at) {
        List<Command> allowed = new ArrayList<>();
        Step step = desk.step(loaded, allowed, at);
        for (Command result : results) {
            allowed.add(result);
            try {
                step = desk.step(loaded, allowed, at);
            } catch (IncidentException e) {
                allowed.remove(allowed.size() - 1);
                LOG.warn(
                        "a result of {} is late and changes nothing",
                        loaded.state().id(),
                        e);
            }
        }
        return step;
    }

    /**
     * What puts right, later, what an effect did twice or too late: a sweep of what was made, or the present state set once more. Each is an effect of its
     * own, which outlives this process.
     */
    private <E extends Effect> List<NewIntent> aftercare(Attempt.Work<E> work, @Nullable String made, Instant due) {
        Claim claim = work.first();
        RepeatSafety safety =
                Tools.safety(work.scene().provider(), work.carrier().operation(work.effect(), work.scene()));
        if (made != null || safety.looksFirst()) {
            return List.of(intents.sweep(claim, made, due));
        }
        return work.carrier().restated(work.effect()).map(effect -> intents.again(claim, effect, due)).stream()
                .toList();
    }

    /**
     * Somebody else has the claim, and what we did came late. What we made is taken back unless it is the one that is recorded, and what we set is set
     * anew; both wait until the other worker is done.
     */
    private <E extends Effect> void compensate(Attempt.Work<E> work, String made) {
        Claim claim = work.first();
        Optional<StoredIntent> intent =
                intent(claim.stream(), Intents.effectId(claim.intent().key()));
        boolean ended = intent.filter(i -> i.state().isEnd()).isPresent();
        boolean isRecorded = ended
                && intent.get().state() == IntentState.DELIVERED
                && intent.get().detail().equals(made);
        if (isRecorded && !made.isEmpty()) {
            return;
        }
        LOG.warn(
                "{} was taken over while this worker stood still; what it did late is put right",
                claim.intent().key());
        Instant due = ended ? storeNow() : storeNow().plus(settings.sweepAfter());
        aftercare(work, made.isEmpty() ? null : made, due).forEach(each -> desk.add(claim.stream(), each));
    }

    /** An intent of an incident. */
    Optional<StoredIntent> intent(String incident, String effect) {
        var key = Intents.key(incident, effect);
        return store.intents(IntentQuery.of(incident)).stream()
                .filter(i -> i.intent().key().equals(key))
                .findFirst();
    }

    /** Revives what was parked because this tool's set-up was broken. */
    void revive(String provider) {
        store.intents(new IntentQuery(null, Set.of(IntentState.PARKED), 10_000)).stream()
                .filter(i ->
                        i.intent().provider().equals(provider) && i.detail().startsWith(MISCONFIGURED))
                .forEach(i -> store.revive(i.intent().key(), store.now()));
    }
}
