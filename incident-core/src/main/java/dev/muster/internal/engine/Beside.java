package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.lifecycle.IncidentState;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.store.Claim;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks, beside a call that is under way, what the calls after it will need: who the people are, while their channel is being opened. It is written
 * nowhere and nothing depends on it, so that a process that dies loses nothing by it.
 */
final class Beside {

    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

    private static final String OPENING = EffectCodec.nameOf(Effect.OpenConversation.class);

    private final Desk desk;
    private final Carriers carriers;
    private final Tools tools;
    private final EffectWorker.Surroundings around;

    Beside(Desk desk, Carriers carriers, Tools tools, EffectWorker.Surroundings around) {
        this.desk = desk;
        this.carriers = carriers;
        this.tools = tools;
        this.around = around;
    }

    /** Whether there may be something to ask beside a claim: only beside a first try, which nothing has failed for yet. */
    boolean isAsked(Claim claim) {
        return claim.attempt() == 1
                && claim.failedNeed() == null
                && claim.intent().kind().equals(OPENING);
    }

    /** Asks; never throws because a tool or the store fails. */
    void ask(Claim claim, Instant now) {
        try {
            question(claim, now).ifPresent(Runnable::run);
        } catch (RuntimeException | Error e) {
            Fatal.rethrow(e);
            LOG.debug(
                    "what was asked beside {} was not answered", claim.intent().key(), e);
        }
    }

    private Optional<Runnable> question(Claim claim, Instant now) {
        Optional<Effect> effect =
                EffectCodec.decode(claim.intent().kind(), claim.intent().payload());
        Optional<Provider> provider = tools.named(claim.intent().provider());
        Optional<IncidentState> state = desk.load(claim.stream());
        if (effect.isEmpty() || provider.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        Scene scene = EffectWorker.scene(
                desk, state.get(), provider.get(), now, around.voice().get());
        CallContext context = Attempt.context(claim.intent().key(), claim.attempt(), scene, around.settings());
        return carriers.of(effect.get())
                .flatMap(carrier -> carrier.beside(effect.get(), scene, context))
                .map(asked -> within(provider.get().name(), asked));
    }

    private Runnable within(String provider, Runnable asked) {
        return () -> around.calls().call(provider, around.settings().callTimeout(), () -> {
            asked.run();
            return true;
        });
    }
}
