package dev.muster.provider.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.oncall.OnCall;
import dev.muster.spi.oncall.OnCallShift;
import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.service.ServiceEntry;
import dev.muster.tck.OnCallConformance;
import dev.muster.tck.OnCallFixture;
import dev.muster.tck.PeopleConformance;
import dev.muster.tck.PeopleFixture;
import dev.muster.tck.ServiceDirectoryConformance;
import dev.muster.tck.ServiceDirectoryFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("What PagerDuty knows")
class PagerDutyDirectoriesTest {

    @Nested
    @DisplayName("of who is on call")
    @Tag("L-071")
    @Tag("L-075")
    class Duties extends OnCallConformance {
        @Override
        protected OnCallFixture fixture() {
            return new Rosters();
        }

        @Test
        void tells_each_level_by_its_number_and_until_when_it_lasts() {
            try (Rosters tool = new Rosters()) {
                CallContext context = CallContext.of(RequestKey.of("INC-1/who"), tool.deadline());

                assertThat(tool.onCall().onCall(tool.service(), tool.handOver(), context))
                        .extracting(shift -> shift.person().id(), OnCallShift::level, OnCallShift::until)
                        .containsExactly(
                                tuple("bob@example.com", 1, Instant.parse("2026-03-03T09:00:00Z")),
                                tuple("carol@example.com", 2, null));
            }
        }
    }

    @Nested
    @DisplayName("of services")
    class Services extends ServiceDirectoryConformance {
        @Override
        protected ServiceDirectoryFixture fixture() {
            return new Catalogue();
        }
    }

    @Nested
    @DisplayName("of people")
    class Users extends PeopleConformance {
        @Override
        protected PeopleFixture fixture() {
            return new Users.Fixture();
        }

        private static final class Fixture extends PagerDutyFixture implements PeopleFixture {
            private static final Person ALICE =
                    new Person("alice@example.com", "Alice Smith", "alice@example.com", null, Map.of());
            private static final Person BOB =
                    new Person("bob@example.com", "Bob Jones", "bob@example.com", null, Map.of());

            Fixture() {
                super(false);
            }

            @Override
            public People people() {
                return provider.people().orElseThrow();
            }

            @Override
            public List<Person> known() {
                return List.of(ALICE, BOB);
            }

            @Override
            public Map<String, List<Person>> groups() {
                return Map.of("Payments", List.of(ALICE, BOB));
            }
        }
    }

    private static final class Rosters extends PagerDutyFixture implements OnCallFixture {
        private static final Instant HAND_OVER = Instant.parse("2026-03-02T09:00:00Z");

        Rosters() {
            super(false);
            vendor.onCall("PESC001", 1, "PALICE1", "2026-03-01T09:00:00Z", "2026-03-02T09:00:00Z");
            vendor.onCall("PESC001", 1, "PBOB001", "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z");
            vendor.onCall("PESC001", 2, "PCAROL1", null, null);
        }

        @Override
        public OnCall onCall() {
            return provider.onCall().orElseThrow();
        }

        @Override
        public String service() {
            return "Checkout";
        }

        @Override
        public Instant handOver() {
            return HAND_OVER;
        }

        @Override
        public String before() {
            return "alice@example.com";
        }

        @Override
        public String after() {
            return "bob@example.com";
        }

        @Override
        public String unstaffed() {
            return "Search of things";
        }
    }

    private static final class Catalogue extends PagerDutyFixture implements ServiceDirectoryFixture {
        Catalogue() {
            super(false);
        }

        @Override
        public ServiceDirectory serviceDirectory() {
            return provider.serviceDirectory().orElseThrow();
        }

        @Override
        public List<ServiceEntry> services() {
            return List.of(
                    entry("PSVC001", "Checkout", "PESC001"),
                    entry("PSVC002", "Search of things", "PESC002"),
                    entry("PSVC003", "Ledger", "PESC003"));
        }

        private static ServiceEntry entry(String id, String name, String policy) {
            return new ServiceEntry(
                    id,
                    name,
                    Set.of(),
                    "Payments",
                    Set.of(),
                    Map.of(
                            "description",
                            "All of " + name,
                            "status",
                            "active",
                            "link",
                            "https://acme.pagerduty.com/service-directory/" + id,
                            "escalation-policy",
                            policy));
        }
    }
}
