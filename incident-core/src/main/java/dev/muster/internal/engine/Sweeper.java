package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.lifecycle.IncidentState;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what an effect made twice, and what was made for one that is not wanted any more. What the incident records is never touched, and neither
 * is what an effect made that was given up: it may be the only one.
 */
final class Sweeper implements Carrier<Effect.Sweep> {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Carriers carriers;
    private final Settler settler;

    Sweeper(Carriers carriers, Settler settler) {
        this.carriers = carriers;
        this.settler = settler;
    }

    @Override
    public Class<Effect.Sweep> kind() {
        return Effect.Sweep.class;
    }

    /** Whatever made it: a sweep goes to the tool of the effect it is about. */
    @Override
    public @Nullable Capability capability() {
        return null;
    }

    @Override
    public Operation operation(Effect.Sweep sweep, Scene scene) {
        return Operation.READ;
    }

    /** Whether the effect is still under way, so that nobody can say yet what is superfluous. */
    boolean isTooEarly(Effect.Sweep sweep, IncidentState state) {
        return settler.intent(state.id(), sweep.effect())
                .filter(swept -> !swept.state().isEnd())
                .isPresent();
    }

    @Override
    public Carried carry(Effect.Sweep sweep, Scene scene, CallContext context) {
        Optional<StoredIntent> swept = settler.intent(scene.state().id(), sweep.effect())
                .filter(intent -> intent.state() == IntentState.DELIVERED || intent.state() == IntentState.CANCELLED);
        swept.flatMap(intent -> EffectCodec.decode(
                        intent.intent().kind(), intent.intent().payload()))
                .ifPresent(effect -> take(effect, sweep, swept.get(), scene, context));
        return Carried.DONE;
    }

    private <E extends Effect> void take(
            E effect, Effect.Sweep sweep, StoredIntent swept, Scene scene, CallContext context) {
        carriers.of(effect).ifPresent(carrier -> {
            CallContext asBefore = context.withKey(swept.intent().key()).withAttempt(swept.attempts() + 1);
            List<String> made = sweep.made() == null
                    ? carrier.find(effect, scene, asBefore).stream()
                            .map(Carried::made)
                            .toList()
                    : List.of(sweep.made());
            for (String each : made) {
                if (!each.isEmpty() && !isRecorded(each, swept, scene)) {
                    LOG.warn(
                            "{} was made once more than is wanted; {} is taken back",
                            swept.intent().key(),
                            each);
                    carrier.retract(effect, each, scene, asBefore);
                }
            }
        });
    }

    private static boolean isRecorded(String made, StoredIntent swept, Scene scene) {
        String provider = scene.provider().name();
        boolean isResource = scene.state().reach().resources().stream()
                .anyMatch(resource ->
                        resource.provider().equals(provider) && resource.id().equals(made));
        boolean isPage = scene.state().reach().pages().values().stream()
                .anyMatch(page -> provider.equals(page.provider()) && made.equals(page.remoteId()));
        boolean isWhatWasDelivered = swept.state() == IntentState.DELIVERED && made.equals(swept.detail());
        return isResource || isPage || isWhatWasDelivered;
    }
}
