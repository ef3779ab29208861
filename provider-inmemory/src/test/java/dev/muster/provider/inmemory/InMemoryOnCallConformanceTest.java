package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;

import dev.muster.spi.oncall.OnCall;
import dev.muster.tck.OnCallConformance;
import dev.muster.tck.OnCallFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@DisplayName("the in-memory roster")
@Tag("L-071")
class InMemoryOnCallConformanceTest extends OnCallConformance {

    @Override
    protected OnCallFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements OnCallFixture {
        private static final Instant HAND_OVER = MovableClock.START.plus(Duration.ofDays(7));

        Fixture() {
            provider.roster()
                    .rotate(
                            "checkout",
                            1,
                            Rotation.of(MovableClock.START.atZone(ZoneOffset.UTC), Period.ofWeeks(1), ANN, BOB))
                    .rotate("checkout", 2, Rotation.always(EVE))
                    .service("login");
        }

        @Override
        public OnCall onCall() {
            return provider.roster();
        }

        @Override
        public String service() {
            return "checkout";
        }

        @Override
        public Instant handOver() {
            return HAND_OVER;
        }

        @Override
        public String before() {
            return ANN.id();
        }

        @Override
        public String after() {
            return BOB.id();
        }

        @Override
        public String unstaffed() {
            return "login";
        }
    }
}
