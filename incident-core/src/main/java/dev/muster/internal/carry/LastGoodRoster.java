package dev.muster.internal.carry;

import dev.muster.internal.codec.Json;
import dev.muster.internal.engine.Scene;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.oncall.OnCallShift;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks a roster each time, and when it does not answer, the last answer it gave: people are found while the roster tool is down (L-071). A turn of duty
 * seldom lasts longer than a week; an answer older than that finds nobody, and the roster is asked again.
 */
final class LastGoodRoster {

    private static final Duration KEPT = Duration.ofDays(7);

    private final IncidentStore store;

    LastGoodRoster(IncidentStore store) {
        this.store = store;
    }

    /**
     * A roster's answer.
     *
     * @param shifts who is on call
     * @param note empty, or how old the answer is
     */
    record Answer(List<OnCallShift> shifts, String note) {}

    private record Kept(Instant at, List<OnCallShift> shifts) {}

    Answer ask(String rota, Scene scene, CallContext context) {
        String name = "on-call/" + scene.provider().name() + '/' + rota;
        try {
            List<OnCallShift> shifts = scene.provider().onCall().orElseThrow().onCall(rota, scene.now(), context);
            store.remember(name, Json.write(new Kept(scene.now(), shifts)));
            return new Answer(shifts, "");
        } catch (Unavailable | OutcomeUnknown e) {
            return lastGood(name, scene.now()).orElseThrow(() -> e);
        }
    }

    private Optional<Answer> lastGood(String name, Instant now) {
        return store.recall(name)
                .map(kept -> Json.read(kept, Kept.class))
                .filter(kept -> !kept.at().isBefore(now.minus(KEPT)))
                .map(kept -> new Answer(
                        kept.shifts(), " (the roster as of " + kept.at() + "; the roster tool does not answer)"));
    }
}
