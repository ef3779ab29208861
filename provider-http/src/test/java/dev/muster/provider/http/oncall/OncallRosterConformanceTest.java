package dev.muster.provider.http.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.spi.oncall.OnCall;
import dev.muster.tck.Faults;
import dev.muster.tck.OnCallConformance;
import dev.muster.tck.OnCallFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@DisplayName("A roster shaped like LinkedIn's Oncall")
@Tag("L-075")
class OncallRosterConformanceTest extends OnCallConformance {

    @Override
    protected OnCallFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements OnCallFixture {

        private static final Instant HAND_OVER = Instant.parse("2026-03-02T09:00:00Z");
        private static final Duration WEEK = Duration.ofDays(7);

        private final HandClock clock = new HandClock(HAND_OVER);
        private final ScriptedOncall vendor = new ScriptedOncall()
                .service("checkout", "shop-sre")
                .service("search", "search-sre")
                .event("shop-sre", "secondary", "cid", HAND_OVER.minus(WEEK), HAND_OVER.plus(WEEK))
                .event("shop-sre", "primary", "ann", HAND_OVER.minus(WEEK), HAND_OVER)
                .event("shop-sre", "primary", "bob", HAND_OVER, HAND_OVER.plus(WEEK))
                .event("shop-sre", "shadow", "eve", HAND_OVER.minus(WEEK), HAND_OVER.plus(WEEK))
                .event("search-sre", "vacation", "dan", HAND_OVER.minus(WEEK), HAND_OVER.plus(WEEK));
        private final ToolClient client = ToolClient.builder(OncallRoster.NAME, vendor.server.url())
                .insideOurNetwork()
                .clock(clock)
                .build();
        private final OncallRoster roster = new OncallRoster(client);
        private int heardBefore = Integer.MAX_VALUE;

        @Override
        public String provider() {
            return OncallRoster.NAME;
        }

        @Override
        public OnCall onCall() {
            return roster;
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
            return "ann";
        }

        @Override
        public String after() {
            return "bob";
        }

        @Override
        public String unstaffed() {
            return "search";
        }

        @Override
        public Optional<Faults> faults() {
            return Optional.of(new Faults() {
                @Override
                public void loseNextAnswer() {
                    vendor.server.failNext(Fault.RESET_AFTER);
                }

                @Override
                public void refuseNext(Duration retryAfter) {
                    vendor.server.limitNext(retryAfter);
                    heardBefore = vendor.server.journal().size();
                }
            });
        }

        /** By the client's clock, which goes on to where the tool asked to wait until, once it has. */
        @Override
        public Instant deadline() {
            if (vendor.server.journal().size() > heardBefore) {
                clock.advance(Duration.ofSeconds(31));
                heardBefore = Integer.MAX_VALUE;
            }
            return clock.instant().plusSeconds(30);
        }

        @Override
        public void close() {
            client.close();
            vendor.close();
            assertThat(vendor.server.unscripted()).isEmpty();
        }
    }
}
