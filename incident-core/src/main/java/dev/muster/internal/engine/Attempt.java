package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.lifecycle.IncidentState;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.config.Finding;
import dev.muster.spi.store.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try of one effect: look before a repeat, call, and settle by what came of it. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Settler settler;
    private final EngineSettings settings;
    private final CallRunner calls;
    private final Condition condition;

    Attempt(Settler settler, EngineSettings settings, CallRunner calls, Condition condition) {
        this.settler = settler;
        this.settings = settings;
        this.calls = calls;
        this.condition = condition;
    }

    /** What is to be done: the claims that one call settles, the effect they add up to, who carries it and where. */
    record Work<E extends Effect>(List<Claim> claims, E effect, Carrier<E> carrier, Scene scene) {
        Claim first() {
            return claims.get(0);
        }

        int attempt() {
            int most = 1;
            for (Claim claim : claims) {
                most = Math.max(most, claim.attempt());
            }
            return most;
        }

        int failures() {
            int most = 0;
            for (Claim claim : claims) {
                most = Math.max(most, claim.failures());
            }
            return most;
        }

        String provider() {
            return scene.provider().name();
        }

        Instant now() {
            return scene.now();
        }
    }

    <E extends Effect> void make(Work<E> work, Operation operation) {
        RepeatSafety safety = Tools.safety(work.scene().provider(), operation);
        boolean repeat = work.attempt() > 1;
        if (repeat && safety == RepeatSafety.FIND_LAGGING) {
            Instant settled = settledAt(work);
            if (settler.storeNow().isBefore(settled)) {
                settler.release(work.claims(), settled, "waits until a search can find an earlier try", work.now());
                return;
            }
        }
        if (repeat && safety == RepeatSafety.NONE && !work.carrier().betterTwiceThanNever(work.effect())) {
            settler.park(
                    work.claims(),
                    "it may have been sent, and it is not repeated because the tool cannot tell",
                    work.now());
            return;
        }
        CallContext context = context(work.first().intent().key(), work.attempt(), work.scene(), settings);
        Carried carried;
        try {
            carried = calls.call(work.provider(), settings.callTimeout(), () -> lookThenCarry(work, safety, context));
        } catch (RuntimeException | Error e) {
            Fatal.rethrow(e);
            failed(work, operation, e);
            return;
        }
        @Nullable Duration notYet = carried.notYet();
        if (notYet != null) {
            settler.release(work.claims(), settler.storeNow().plus(notYet), "waits for another effect", work.now());
            return;
        }
        condition.succeeded(work.provider(), operation, settler.storeNow());
        settler.carried(work, carried, repeat);
    }

    /** Only what the call itself threw comes here: a store that fails later says nothing of what the tool did. */
    private <E extends Effect> void failed(Work<E> work, Operation operation, Throwable problem) {
        if (problem instanceof Unavailable e) {
            unavailable(work, operation, e);
        } else if (problem instanceof Rejected || problem instanceof Unsupported) {
            condition.failed(work.provider(), String.valueOf(problem.getMessage()), settler.storeNow());
            settler.park(work.claims(), String.valueOf(problem.getMessage()), work.now());
        } else if (problem instanceof Misconfigured) {
            condition.misconfigured(work.provider(), String.valueOf(problem.getMessage()), settler.storeNow());
            settler.park(work.claims(), Settler.MISCONFIGURED + problem.getMessage(), work.now());
        } else {
            unknown(work, problem);
        }
    }

    private <E extends Effect> Carried lookThenCarry(Work<E> work, RepeatSafety safety, CallContext context) {
        if (context.attempt() > 1 && safety.looksFirst()) {
            List<Carried> found = work.carrier().find(work.effect(), work.scene(), context);
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return work.carrier().carry(work.effect(), work.scene(), context);
    }

    /** When a search can find what the try before made: that may have reached the tool at any time until its lease was over, not only when it began. */
    private <E extends Effect> Instant settledAt(Work<E> work) {
        Instant lastStarted = work.claims().stream()
                .map(Claim::lastStartedAt)
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        Duration delay =
                work.scene().provider().tickets().map(t -> t.settleDelay()).orElse(Duration.ofMinutes(1));
        return lastStarted.equals(Instant.MIN)
                ? lastStarted
                : lastStarted.plus(settings.lease()).plus(delay);
    }

    private <E extends Effect> void unavailable(Work<E> work, Operation operation, Unavailable e) {
        Instant storeNow;
        try {
            storeNow = settler.storeNow();
        } catch (RuntimeException storeAway) {
            // what the tool asked for is kept all the same: it is not later than the end of the lease
            condition.unavailable(
                    work.provider(),
                    operation,
                    e.retryAfter().orElse(null),
                    work.first().leaseUntil());
            storeAway.addSuppressed(e);
            throw storeAway;
        }
        Instant again =
                condition.unavailable(work.provider(), operation, e.retryAfter().orElse(null), storeNow);
        condition.failed(work.provider(), e.getMessage(), storeNow);
        boolean givesUp = work.effect() instanceof Effect.SendPage
                && storeNow.isAfter(work.first().intent().dueAt().plus(settings.pageGivesUpAfter()));
        if (givesUp) {
            settler.park(work.claims(), e.getMessage(), work.now());
        } else {
            settler.release(work.claims(), again, e.getMessage(), work.now());
        }
    }

    private <E extends Effect> void unknown(Work<E> work, Throwable problem) {
        Instant storeNow = settler.storeNow();
        LOG.warn(
                "attempt {} of {} ended without a known outcome",
                work.attempt(),
                work.first().intent().key(),
                problem);
        condition.failed(work.provider(), String.valueOf(problem.getMessage()), storeNow);
        // a claim that was lost with its process tells nothing of the tool: EffectWorker bounds those
        int failures = work.failures() + 1;
        if (failures >= settings.maxAttempts()) {
            settler.park(work.claims(), "given up after " + failures + " attempts: " + problem, work.now());
            return;
        }
        Instant again = storeNow.plus(
                Backoff.after(failures, work.first().intent().key().value()));
        settler.retry(work.claims(), again, String.valueOf(problem), work.now());
    }

    static CallContext context(RequestKey key, int attempt, Scene scene, EngineSettings settings) {
        IncidentState state = scene.state();
        Visibility visibility =
                Visibility.valueOf(state.facts().confidentiality().name());
        Instant deadline = scene.now().plus(settings.callTimeout());
        return new CallContext(key, attempt, deadline, visibility, state.facts().drill());
    }

    static boolean isClean(Provider provider) {
        return Optional.of(provider.check())
                .filter(findings -> findings.stream().noneMatch(f -> f.level() == Finding.Level.ERROR))
                .isPresent();
    }
}
