package dev.muster.internal.engine;

import dev.muster.automation.Automations;
import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.internal.process.Step;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentException;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.IntentEnd.Outcome;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final EngineSettings settings;

    Settler(Desk desk, EngineSettings settings) {
        this.desk = desk;
        this.store = desk.store();
        this.settings = settings;
    }

    Instant storeNow() {
        return store.now();
    }

    /** Ends the claims of an effect that was carried out. */
    <E extends Effect> void carried(Attempt.Work<E> work, Carried carried, boolean sweepLater) {
        if (carried.notWanted() != null) {
            end(work.claims(), Outcome.CANCELLED, null, carried.notWanted(), List.of(), work.now());
            return;
        }
        Circumstances at = Circumstances.at(work.now(), Actor.tool(work.provider()));
        List<Intended> more = sweepLater ? List.of(sweep(work)) : List.of();
        List<Command> results = new ArrayList<>(carried.results());
        Automations.recordedBy(work.effect()).ifPresent(results::add);
        boolean settled = settle(new Ending(work.claims(), Outcome.DELIVERED, null, carried.made()), results, at, more);
        if (!settled && !carried.made().isEmpty()) {
            compensate(work, carried.made());
        }
    }

    private <E extends Effect> Intended sweep(Attempt.Work<E> work) {
        String effect = Intents.effectId(work.first().intent().key());
        return Intended.now("sweep-" + effect, new Effect.Sweep(effect), Lane.CHATTER)
                .at(storeNow().plus(settings.sweepAfter()))
                .bestEffort();
    }

    /** Gives the claims up, loudly: on the timeline, and for a page so that its fallbacks start. */
    void park(List<Claim> claims, String reason, Instant now) {
        List<Command> results = new ArrayList<>();
        for (Claim claim : claims) {
            String effect = Intents.effectId(claim.intent().key());
            LOG.error("{} is parked: {}", claim.intent().key(), reason);
            results.add(new Command.RecordParked(effect, claim.intent().kind(), reason));
            dev.muster.internal.codec.EffectCodec.decode(claim.intent().kind(), claim.intent().payload())
                    .filter(Effect.SendPage.class::isInstance)
                    .map(Effect.SendPage.class::cast)
                    .ifPresent(page -> results.add(new Command.RecordPageFailed(page.page(), reason)));
        }
        end(claims, Outcome.PARKED, null, reason, results, now);
    }

    /** Ends a claim as what it needs has ended. */
    void endWithNeed(Claim claim, Instant now) {
        String need = Intents.effectId(java.util.Objects.requireNonNull(claim.failedNeed()));
        boolean parked = intent(claim.stream(), need).map(i -> i.state() == IntentState.PARKED).orElse(false);
        if (parked) {
            park(List.of(claim), "it needs " + need + ", which was given up", now);
        } else {
            end(List.of(claim), Outcome.CANCELLED, null, "it needs " + need + ", which was cancelled", List.of(), now);
        }
    }

    /** Ends claims by the library's own doing. */
    void end(List<Claim> claims, Outcome outcome, @Nullable Instant dueAt, String detail, List<Command> results, Instant now) {
        settle(new Ending(claims, outcome, dueAt, detail), results, Circumstances.at(now, Actor.SYSTEM), List.of());
    }

    /** Ends claims with results that happened in these circumstances. */
    void endAt(List<Claim> claims, Outcome outcome, @Nullable Instant dueAt, String detail, List<Command> results, Circumstances at) {
        settle(new Ending(claims, outcome, dueAt, detail), results, at, List.of());
    }

    /** How claims end. */
    private record Ending(List<Claim> claims, Outcome outcome, @Nullable Instant dueAt, String detail) {
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
    private boolean settle(Ending ending, List<Command> results, Circumstances at, List<Intended> more) {
        for (int race = 0; race < MAX_RACES; race++) {
            Loaded loaded = desk.loaded(ending.stream());
            Step step = stepOfAllowed(loaded, results, at, more);
            boolean quiet = step.isEmpty() && step.intended().isEmpty();
            Append append = quiet ? null : desk.append(ending.stream(), step, loaded.effects(), java.util.Map.of());
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
        throw new IllegalStateException(ending.stream() + " changes too often to settle: its lease ends and the work comes back");
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

    private Step stepOfAllowed(Loaded loaded, List<Command> results, Circumstances at, List<Intended> more) {
        List<Command> allowed = new ArrayList<>();
        Step step = desk.step(loaded, allowed, at);
        for (Command result : results) {
            allowed.add(result);
            try {
                step = desk.step(loaded, allowed, at);
            } catch (IncidentException e) {
                allowed.remove(allowed.size() - 1);
                LOG.warn("a result of {} is late and changes nothing", loaded.state().id(), e);
            }
        }
        if (more.isEmpty()) {
            return step;
        }
        List<Intended> intended = new ArrayList<>(step.intended());
        more.stream().filter(one -> !loaded.effects().contains(one.id())).forEach(intended::add);
        return new Step(step.before(), step.after(), step.events(), step.at(), intended);
    }

    /** Somebody else has the claim. What we made is taken back only if it is not the one that was recorded. */
    private <E extends Effect> void compensate(Attempt.Work<E> work, String made) {
        desk.forget(work.first().stream());
        String effect = Intents.effectId(work.first().intent().key());
        Optional<StoredIntent> intent = intent(work.first().stream(), effect);
        boolean ended = intent.map(i -> i.state().isEnd()).orElse(false);
        if (!ended) {
            addSweep(work);
        } else if (!intent.get().detail().equals(made)) {
            LOG.warn("{} was made by somebody else while this worker was paused; taking {} back", work.first().intent().key(), made);
            var context = new dev.muster.spi.call.CallContext(
                    work.first().intent().key(),
                    work.attempt() + 1,
                    work.now().plus(settings.callTimeout()),
                    dev.muster.spi.call.Visibility.OPEN,
                    false);
            work.carrier().retract(work.effect(), made, work.scene(), context);
        }
    }

    /** The other worker is still at it and will find ours or make its own: look again when both are done. */
    private <E extends Effect> void addSweep(Attempt.Work<E> work) {
        String id = work.first().stream();
        for (int race = 0; race < MAX_RACES; race++) {
            Loaded loaded = desk.loaded(id);
            Circumstances at = Circumstances.at(work.now(), Actor.SYSTEM);
            Step step = stepOfAllowed(loaded, List.of(), at, List.of(sweep(work)));
            if (step.intended().isEmpty()) {
                return;
            }
            Append append = desk.append(id, step, loaded.effects(), java.util.Map.of());
            try {
                store.append(append);
                desk.published(append, step, loaded.effects());
                return;
            } catch (ConcurrentAppendException e) {
                desk.forget(id);
            }
        }
    }

    /** An intent of an incident. */
    Optional<StoredIntent> intent(String incident, String effect) {
        var key = Intents.key(incident, effect);
        return store.intents(IntentQuery.of(incident)).stream().filter(i -> i.intent().key().equals(key)).findFirst();
    }

    /** Revives what was parked because this tool's set-up was broken. */
    void revive(String provider) {
        store.intents(new IntentQuery(null, Set.of(IntentState.PARKED), 10_000)).stream()
                .filter(i -> i.intent().provider().equals(provider) && i.detail().startsWith(MISCONFIGURED))
                .forEach(i -> store.revive(i.intent().key(), store.now()));
    }
}
