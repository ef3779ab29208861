package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.IncidentListener;
import dev.muster.spi.call.RepeatSafety;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A listener that throws, fails badly or looks changes nothing: store and tools end up as if there were none. One that lets the library work decides when
 * that is done, and is broken with every other fault in {@link CrashTest}.
 */
class ListenersTest {

    private static final Set<FaultKind> LISTENER =
            EnumSet.of(FaultKind.LISTENER_THROWS, FaultKind.LISTENER_FAILS, FaultKind.LISTENER_LOOKS);

    /** Nobody listens. */
    private static final Plant SILENCE = new Plant() {
        @Override
        public IncidentListener listenerAbove(Node node, IncidentListener listener) {
            return (incident, event) -> {};
        }
    };

    @Test
    @Tag("S25")
    void whatever_a_listener_does_leaves_the_same_behind_as_no_listener() {
        int compared = 0;
        for (Flow flow : Flows.ALL) {
            compared += compared(flow, RepeatSafety.FIND);
        }

        System.out.println("listeners: " + compared + " runs like the one without a listener");
        assertThat(compared).isGreaterThan(200);
    }

    private static int compared(Flow flow, RepeatSafety safety) {
        Schedule clean = new Schedule(flow, safety, List.of());
        Picture silent = new Run(clean, SILENCE).picture();
        Run heard = new Run(clean, Plant.NONE);
        assertThat(heard.picture()).as("%s", clean).isEqualTo(silent);
        int compared = 0;
        for (int call = 1; call <= heard.calls().length; call++) {
            for (FaultKind kind : LISTENER) {
                if (kind.fits(heard.calls()[call - 1])) {
                    Run run = new Run(clean.and(new Fault(kind, call)), Plant.NONE);
                    assertThat(run.isWhole()).isTrue();
                    assertThat(run.verdict().problems()).isEmpty();
                    assertThat(run.picture()).as("%s", run.schedule()).isEqualTo(silent);
                    compared++;
                }
            }
        }
        return compared;
    }
}
