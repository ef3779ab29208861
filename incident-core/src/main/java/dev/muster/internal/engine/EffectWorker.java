package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.lifecycle.IncidentState;
import dev.muster.spi.Provider;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries intents out: claims those that are due, asks whether they are still wanted, makes the call, and settles. One step is bounded. Thread-safe:
 * several threads may step at once, and so may several processes on one store.
 */
public final class EffectWorker {

    private static final int LOST_FOR_A_FAILURE = 4;
    private static final int LOST_BY_CHANCE = 1;
    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);
    private static final Duration UNKNOWN_KIND_WAIT = Duration.ofMinutes(1);

    private final Desk desk;
    private final IncidentStore store;
    private final Carriers carriers;
    private final Tools tools;
    private final EngineSettings settings;
    private final Condition condition;
    private final Pacer pacer;
    private final Settler settler;
    private final Sweeper sweeper;
    private final Attempt attempt;
    private final Beside beside;
    private final Supplier<? extends Voice> voice;

    /**
     * What a worker works in.
     *
     * @param settings how the engine works
     * @param calls makes calls end in time
     * @param condition how each tool is doing
     * @param voice says everything
     */
    public record Surroundings(
            EngineSettings settings, CallRunner calls, Condition condition, Supplier<? extends Voice> voice) {}

    /** A worker at a desk. */
    public EffectWorker(Desk desk, Carriers carriers, Tools tools, Surroundings around) {
        EngineSettings settings = around.settings();
        this.desk = desk;
        this.store = desk.store();
        this.carriers = carriers;
        this.tools = tools;
        this.settings = settings;
        this.condition = around.condition();
        this.voice = around.voice();
        this.pacer = new Pacer(settings.paceShare());
        this.settler = new Settler(desk, settings);
        this.sweeper = new Sweeper(carriers, settler);
        this.attempt = new Attempt(settler, settings, around.calls(), condition);
        this.beside = new Beside(desk, carriers, tools, around);
    }

    /**
     * One bounded step.
     *
     * @param now the time told to the rules
     * @param providers only work of these; empty for all
     * @return how many intents were taken up
     */
    public int step(Instant now, Set<String> providers) {
        Taken taken = take(now, providers);
        taken.calls().forEach(Runnable::run);
        return taken.intents();
    }

    /**
     * What one step took up. Until its calls have run it is held, as long as the lease lasts.
     *
     * @param intents how many
     * @param calls carries each of them out, or several with one call, the most urgent first; they may run on different threads, and none throws
     *     because a tool or the store fails
     */
    public record Taken(int intents, List<Runnable> calls) {
        /** Copies the calls. */
        public Taken {
            calls = List.copyOf(calls);
        }
    }

    /** Takes up some of what is due, without carrying it out yet: {@link #step} in two, for threads that share the calls. */
    public Taken take(Instant now, Set<String> providers) {
        recoverRepaired();
        Instant began = store.now();
        List<Claim> claims = suspectsLast(
                store.claim(new ClaimRequest(settings.worker().get(), settings.batch(), settings.lease(), providers)));
        List<Runnable> calls = new ArrayList<>();
        batches(claims).forEach(together -> calls.add(() -> carryOut(together, began, now)));
        claims.stream().filter(beside::isAsked).forEach(claim -> calls.add(() -> beside.ask(claim, now)));
        return new Taken(claims.size(), calls);
    }

    /**
     * What was lost again and again comes last, in an order that is another each time: one of it may be what kills the processes, and what is claimed
     * with it is not to be lost with it for ever.
     */
    private static List<Claim> suspectsLast(List<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparingInt(claim -> claim.lost() <= LOST_BY_CHANCE ? -1 : turn(claim)))
                .toList();
    }

    private static int turn(Claim claim) {
        long mixed = (claim.intent().key().value().hashCode() * 31L + claim.attempt()) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33);
    }

    private void carryOut(List<Claim> together, Instant began, Instant now) {
        Claim first = together.get(0);
        MDC.put("incident", first.stream());
        MDC.put("effect", first.intent().key().value());
        MDC.put("provider", first.intent().provider());
        MDC.put("attempt", Integer.toString(first.attempt()));
        try {
            take(together, began, now);
        } catch (RuntimeException | Error e) {
            // what failed is the store, or the engine itself: the claim is left, and what comes after it goes on
            Fatal.rethrow(e);
            LOG.error(
                    "{} could not be settled; it comes back when its lease ends",
                    first.intent().key(),
                    e);
        } finally {
            MDC.remove("incident");
            MDC.remove("effect");
            MDC.remove("provider");
            MDC.remove("attempt");
        }
    }

    private static List<List<Claim>> batches(List<Claim> claims) {
        Map<String, List<Claim>> groups = new LinkedHashMap<>();
        for (Claim claim : claims) {
            String batch = claim.failedNeed() == null ? claim.intent().batch() : null;
            String group = batch == null ? claim.intent().key().value() : claim.stream() + '\n' + batch;
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(claim);
        }
        return List.copyOf(groups.values());
    }

    /** Takes up claims of a step that began at {@code began} by the store's clock, when the time told was {@code told}. */
    private void take(List<Claim> claims, Instant began, Instant told) {
        Claim first = claims.get(0);
        Instant storeNow = store.now();
        Instant now = told.plus(Duration.between(began, storeNow));
        if (first.failedNeed() != null) {
            settler.endWithNeed(first, now);
            return;
        }
        if (!storeNow.plus(settings.callTimeout()).isBefore(first.leaseUntil())) {
            settler.release(claims, storeNow, "the lease was almost over", now);
            return;
        }
        Instant notAfter = first.intent().notAfter();
        if (notAfter != null && storeNow.isAfter(notAfter)) {
            settler.cancel(claims, "pointless after " + notAfter, now);
            return;
        }
        Optional<Effect> effect =
                EffectCodec.decode(first.intent().kind(), first.intent().payload());
        if (effect.isEmpty()) {
            Instant later = storeNow.plus(UNKNOWN_KIND_WAIT);
            settler.release(
                    claims,
                    later,
                    "left for a version that knows " + first.intent().kind(),
                    now);
            return;
        }
        if (neverComesBack(first, effect.get(), storeNow)) {
            settler.park(
                    claims,
                    "given up: " + first.lost()
                            + " processes that took it up never came back to tell what became of it",
                    now);
            return;
        }
        IncidentState state = desk.load(first.stream()).orElseThrow();
        Optional<String> pointless = Relevance.pointless(effect.get(), state);
        if (pointless.isPresent()) {
            settler.cancel(claims, pointless.get(), now);
            return;
        }
        if (first.intent().provider().equals(Intents.ENGINE)) {
            takeOwn(first, effect.get(), now);
        } else {
            takeOutside(claims, effect.get(), state, now);
        }
    }

    /**
     * Whether a claim was lost so often that whatever is tried next may be what kills the processes. One that dies loses all that it has claimed, most of it
     * untried, so that this is asked for more often than after failures; a page that is late by then is given up sooner, so that its fallbacks start.
     */
    private boolean neverComesBack(Claim claim, Effect effect, Instant storeNow) {
        boolean isLatePage = effect instanceof Effect.SendPage
                && storeNow.isAfter(claim.intent().dueAt().plus(settings.pageGivesUpAfter()));
        return claim.lost() >= settings.maxAttempts() * (isLatePage ? 1 : LOST_FOR_A_FAILURE);
    }

    private void takeOwn(Claim claim, Effect effect, Instant now) {
        // this process's clock may be behind that of the one that set the timer: it is due, whatever the clock says
        Instant due = claim.intent().dueAt();
        settler.fired(claim, Timers.command(effect), now.isBefore(due) ? due : now);
    }

    private void takeOutside(List<Claim> claims, Effect effect, IncidentState state, Instant now) {
        Claim first = claims.get(0);
        Optional<Provider> provider = tools.named(first.intent().provider());
        if (provider.isEmpty()) {
            settler.park(claims, "provider " + first.intent().provider() + " is not configured any more", now);
            return;
        }
        Scene scene = scene(state, provider.get(), now);
        if (effect instanceof Effect.Sweep sweep) {
            sweep(claims, sweep, scene);
            return;
        }
        carriers.of(effect)
                .ifPresentOrElse(
                        carrier ->
                                callWithin(new Attempt.Work<>(claims, merged(carrier, claims, effect), carrier, scene)),
                        () -> settler.park(
                                claims, "nothing carries " + first.intent().kind(), now));
    }

    private void sweep(List<Claim> claims, Effect.Sweep sweep, Scene scene) {
        if (sweeper.isTooEarly(sweep, scene.state())) {
            Instant later = store.now().plus(settings.sweepAfter());
            settler.release(claims, later, "its effect is still under way", scene.now());
            return;
        }
        callWithin(new Attempt.Work<>(claims, sweep, sweeper, scene));
    }

    private <E extends Effect> void callWithin(Attempt.Work<E> work) {
        Scene scene = work.scene();
        String provider = scene.provider().name();
        var operation = work.carrier().operation(work.effect(), scene);
        Instant storeNow = store.now();
        Instant go = condition
                .pausedUntil(provider, operation, storeNow)
                .orElseGet(() -> pacer.reserve(
                        scene.provider(), operation, work.first().intent().key().value(), storeNow));
        if (go.isAfter(storeNow)) {
            settler.release(work.claims(), go, "waits for " + provider, scene.now());
            return;
        }
        attempt.make(work, operation);
    }

    private <E extends Effect> E merged(Carrier<E> carrier, List<Claim> claims, E first) {
        E all = first;
        for (Claim claim : claims.subList(1, claims.size())) {
            Effect next = EffectCodec.decode(
                            claim.intent().kind(), claim.intent().payload())
                    .orElseThrow();
            all = carrier.merge(all, carrier.kind().cast(next));
        }
        return all;
    }

    private Scene scene(IncidentState state, Provider provider, Instant now) {
        return scene(desk, state, provider, now, voice.get());
    }

    /** Where an effect is carried out. */
    static Scene scene(Desk desk, IncidentState state, Provider provider, Instant now, Voice voice) {
        return new Scene(
                state,
                desk.typeOf(state),
                desk.playbook(),
                provider,
                now,
                voice,
                () -> desk.history(state.id()),
                () -> desk.effects(state.id()));
    }

    /** Tools whose set-up was broken are asked again; once clean, what was parked for it goes on. */
    private void recoverRepaired() {
        condition.entries().forEach((name, entry) -> {
            if (entry.misconfigured() && condition.shouldCheck(name, store.now())) {
                tools.named(name).filter(Attempt::isClean).ifPresent(provider -> {
                    condition.repaired(name);
                    settler.revive(name);
                });
            }
        });
    }
}
