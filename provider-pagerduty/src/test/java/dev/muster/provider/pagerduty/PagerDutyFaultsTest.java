package dev.muster.provider.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Patience;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Secret;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every call to PagerDuty, met by every fault")
class PagerDutyFaultsTest {

    /** Refusals by which PagerDuty says that something does not exist, which is an answer to these. */
    private static final Set<String> MAY_BE_MISSING =
            Set.of("GET /incidents/{id}", "GET /users/{id}", "GET /services/{id}");

    private final HandClock clock = new HandClock();
    private final ScriptedPagerDuty vendor = new ScriptedPagerDuty(clock);
    private PagerDutyProvider provider = provider(Patience.AMPLE);
    private final String page = provider.pager()
            .page(request(new PageTarget.Service("PSVC001", "Checkout")), context("page"))
            .id();

    /** A call by its route, and what makes it. */
    private enum Made {
        CREATE(
                "POST /incidents",
                t -> t.provider.pager().page(request(new PageTarget.Service("PSVC002", "Search")), t.context("other"))),
        LIST("GET /incidents", t -> t.provider.pager().find(RequestKey.of("page"), t.context("a"))),
        GET("GET /incidents/{id}", t -> t.provider.pager().get(t.page, t.context("a"))),
        RESOLVE("PUT /incidents/{id}", t -> t.provider.pager().resolve(t.page, t.context("a"))),
        ESCALATE("PUT /incidents/{id}", t -> t.provider.pager().escalate(t.page, 2, t.context("a"))),
        NOTE("POST /incidents/{id}/notes", t -> t.provider.pager().note(t.page, "text", t.context("a"))),
        NOTES("GET /incidents/{id}/notes", t -> t.provider.pager().hasNote(t.page, RequestKey.of("a"), t.context("a"))),
        RESPOND(
                "POST /incidents/{id}/responder_requests",
                t -> t.provider.pager().addResponders(t.page, List.of(bob()), "come", t.context("a"))),
        LOG("GET /incidents/{id}/log_entries", t -> t.provider.pager().log(t.page, t.context("a"))),
        USERS("GET /users", t -> t.provider.people().orElseThrow().find("bob@example.com", t.context("a"))),
        USER("GET /users/{id}", t -> t.provider.people().orElseThrow().find("PBOB001", t.context("a"))),
        TEAMS("GET /teams", t -> t.provider.people().orElseThrow().members("Payments", t.context("a"))),
        MEMBERS(
                "GET /teams/{id}/members",
                t -> t.provider.people().orElseThrow().members("Payments", t.context("a"))),
        SERVICES(
                "GET /services",
                t -> t.provider.serviceDirectory().orElseThrow().search("check", 5, t.context("a"))),
        SERVICE(
                "GET /services/{id}",
                t -> t.provider.serviceDirectory().orElseThrow().get("PSVC001", t.context("a"))),
        POLICIES(
                "GET /escalation_policies",
                t -> t.provider.onCall().orElseThrow().onCall("Web on call", t.clock.instant(), t.context("a"))),
        DUTIES(
                "GET /oncalls",
                t -> t.provider.onCall().orElseThrow().onCall("Checkout", t.clock.instant(), t.context("a"))),
        EVENT(
                "POST /v2/enqueue",
                t -> t.provider.pager().page(request(new PageTarget.Service("PSVC003", "Ledger")), t.context("b")));

        private final String route;
        private final java.util.function.Consumer<PagerDutyFaultsTest> call;

        Made(String route, java.util.function.Consumer<PagerDutyFaultsTest> call) {
            this.route = route;
            this.call = call;
        }

        boolean reads() {
            return route.startsWith("GET ");
        }
    }

    static Stream<Arguments> everyCallAndFault() {
        return Stream.of(Made.values())
                .flatMap(made -> Stream.of(Fault.values()).map(fault -> Arguments.of(made, fault)));
    }

    @AfterEach
    void stop() {
        provider.close();
        vendor.close();
        assertThat(vendor.rest.unscripted()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyCallAndFault")
    @Timeout(20)
    @Tag("S09")
    void fails_as_what_it_is_and_is_made_once(Made made, Fault fault) {
        ScriptedServer door = made == Made.EVENT ? vendor.events : vendor.rest;
        door.forget();
        door.fail(made.route, fault);

        Throwable thrown = Patience.met(fault, () -> door.count(made.route) > 0, patience -> {
            provider.close();
            provider = provider(patience);
            made.call.accept(this);
        });

        assertThat(door.count(made.route)).as("requests").isEqualTo(1);
        if (fault == Fault.NOT_FOUND && MAY_BE_MISSING.contains(made.route)) {
            assertThat(thrown).isNull();
            return;
        }
        assertThat(thrown)
                .isExactlyInstanceOf(made.reads() ? fault.thrownByRead() : fault.thrownByWrite())
                .hasMessageStartingWith("pagerduty: ")
                .hasMessageNotContainingAny("a-token-of-a-test", ScriptedPagerDuty.ROUTING_KEY);
        assertThat(((ProviderException) thrown).provider()).isEqualTo("pagerduty");
    }

    private PagerDutyProvider provider(Duration patience) {
        return PagerDutyProvider.builder(() -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
                .url(vendor.url())
                .eventsUrl(vendor.eventsUrl())
                .clock(clock)
                .timeout(patience)
                .defaultService("PSVC002")
                .routingKey("PSVC003", Secret.of(ScriptedPagerDuty.ROUTING_KEY))
                .build();
    }

    private CallContext context(String key) {
        return CallContext.of(RequestKey.of(key), clock.instant().plusSeconds(30));
    }

    private static PageTarget bob() {
        return new PageTarget.Individual(
                new Person("bob", "Bob", "bob@example.com", null, Map.of("pagerduty", "PBOB001")));
    }

    private static PageRequest request(PageTarget target) {
        return new PageRequest(target, "Checkout fails", "Customers cannot pay", PageRequest.Urgency.HIGH, Map.of());
    }
}
