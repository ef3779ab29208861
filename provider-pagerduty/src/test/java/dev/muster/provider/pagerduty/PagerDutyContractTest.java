package dev.muster.provider.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.provider.http.testing.ContractCheck;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the provider, made to wherever {@code -Dmuster.pagerduty.url} points: a sandbox, or a check of the published contract. */
@Tag("contract")
@DisplayName("PagerDuty at a given URL")
class PagerDutyContractTest {

    private static final String URL = System.getProperty("muster.pagerduty.url", "");
    private static final String EVENTS_URL = System.getProperty("muster.pagerduty.events.url", "");

    /** What the provider claims, by the names of PagerDuty's OpenAPI documents. */
    private static final Set<String> OPERATIONS = Set.of(
            "createIncident",
            "listIncidents",
            "getIncident",
            "updateIncident",
            "createIncidentNote",
            "listIncidentNotes",
            "createIncidentResponderRequest",
            "listIncidentLogEntries",
            "listIncidentAlerts",
            "listServices",
            "getService",
            "listEscalationPolicies",
            "listSchedules",
            "listOnCalls",
            "listPriorities",
            "listUsers",
            "getUser",
            "listTeams",
            "createV2Event");

    private static final String SERVICE = env("PAGERDUTY_SERVICE", "PSVC001");
    private static final String FROM = env("PAGERDUTY_FROM", "alice@example.com");

    private final String run = UUID.randomUUID().toString();
    private PagerDutyProvider provider;

    @BeforeEach
    void connect() {
        assumeTrue(!URL.isEmpty(), "skipped: give -Dmuster.pagerduty.url to run this against a PagerDuty");
        provider = connected(false);
    }

    @AfterEach
    void disconnect() {
        if (provider != null) {
            provider.close();
        }
    }

    @Test
    void takes_every_call_of_a_page_by_rest() {
        PagerDutyPaging pager = provider.pager();
        Page page = pager.page(request(), call("page"));

        assertThat(pager.page(request(), call("page")).id()).isEqualTo(page.id());
        assertThat(pager.find(key("page"), call("a")).map(Page::id)).contains(page.id());
        pager.note(page.id(), "a note", call("note"));
        assertThat(pager.hasNote(page.id(), key("note"), call("a"))).isTrue();
        assertThat(pager.hasNote(page.id(), key("other"), call("a"))).isFalse();
        pager.addResponders(
                page.id(), List.of(new PageTarget.Service(SERVICE, "the service")), "please join", call("more"));
        pager.escalate(page.id(), 2, call("level"));
        assertThat(pager.log(page.id(), call("a"))).isNotEmpty();
        pager.resolve(page.id(), call("resolve"));
        assertThat(pager.get(page.id(), call("a")).map(Page::state)).contains(Page.State.RESOLVED);
        assertThat(pager.page(request(), call("page").withAttempt(2)).id()).isEqualTo(page.id());
    }

    @Test
    void takes_every_question() {
        assertThat(provider.serviceDirectory().orElseThrow().get(SERVICE, call("a")))
                .isPresent();
        assertThat(provider.serviceDirectory().orElseThrow().search("e", 5, call("a")))
                .isNotEmpty();
        assertThat(provider.onCall().orElseThrow().onCall(SERVICE, Instant.now(), call("a")))
                .isNotEmpty();
        assertThat(provider.people().orElseThrow().find(FROM, call("a"))).isPresent();
        assertThat(provider.people().orElseThrow().find("nobody-" + run + "@example.com", call("a")))
                .isEmpty();
        assertThat(provider.pager().get("QNEVER00000001", call("a"))).isEmpty();
        assertThat(provider.check()).noneMatch(finding -> finding.line().startsWith("from: is not"));
    }

    @Test
    void takes_events() {
        assumeTrue(!EVENTS_URL.isEmpty(), "skipped: give -Dmuster.pagerduty.events.url to page by events too");
        try (PagerDutyProvider events = connected(true)) {
            Page page = events.pager().page(request(), call("event"));
            events.pager().page(request(), call("event"));
            events.pager().resolve(page.id(), call("resolve"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "ratelimit"})
    @Tag("A-031")
    void makes_exactly_one_incident_whatever_happens_to_the_call(String fault) {
        check().order(fault, "createIncident");
        try {
            provider.pager().page(request(), call("faulted"));
        } catch (OutcomeUnknown | Unavailable expected) {
            provider.close();
            provider = connected(false);
            provider.pager().page(request(), call("faulted").withAttempt(2));
        }
        assertThat(check().count(run + "/faulted")).isEqualTo(1);
    }

    @Test
    void knows_teams_policies_schedules_and_the_alerts_behind_an_incident() {
        assertThat(provider.people().orElseThrow().members("nobody-" + run, call("a")))
                .isEmpty();
        assertThat(provider.people().orElseThrow().find("PNEVER1", call("a"))).isEmpty();
        assertThatThrownBy(() -> provider.onCall().orElseThrow().onCall("no rota " + run, Instant.now(), call("a")))
                .isInstanceOf(Rejected.class);
        assertThat(provider.pager().find(key("never"), call("a"))).isEmpty();
        try (PagerDutyProvider events = connected(true)) {
            String incident = provider.pager().page(request(), call("keyless")).id();
            RawBody taken = PagerDutyWebhooks.keyless(
                    PagerDutyWebhooks.event("E1", "incident.acknowledged", incident, "PALICE1", Instant.now()));
            assertThat(events.inbound().orElseThrow().translate(new Delivery("", Map.of(), taken, Instant.now())))
                    .isNotEmpty();
            provider.pager().resolve(incident, call("resolve"));
        }
    }

    @AfterAll
    static void every_operation_was_made_and_none_was_wrong() {
        ContractCheck.of("pagerduty").filter(check -> !URL.isEmpty()).ifPresent(check -> check.assertSeen(OPERATIONS));
    }

    private static ContractCheck check() {
        Optional<ContractCheck> check = ContractCheck.of("pagerduty");
        assumeTrue(check.isPresent(), "skipped: give -Dmuster.contract.control.url of a check that can order faults");
        return check.orElseThrow();
    }

    private PagerDutyProvider connected(boolean byEvents) {
        PagerDutyBuilder builder = PagerDutyProvider.builder(
                        () -> Secret.of(env("PAGERDUTY_TOKEN", "a-token-of-a-test")), FROM)
                .url(URI.create(URL))
                .webhookSecrets(() -> List.of(Secret.of("not used here")))
                .priorityHigh("P1");
        if (byEvents) {
            builder.eventsUrl(URI.create(EVENTS_URL))
                    .routingKey(SERVICE, Secret.of(env("PAGERDUTY_ROUTING_KEY", "e93facc04764012d7bfb002500d5d1a6")));
        }
        return builder.build();
    }

    private PageRequest request() {
        return new PageRequest(
                new PageTarget.Service(SERVICE, "the service"),
                "Exercise of Muster " + run,
                "Nobody needs to do anything",
                PageRequest.Urgency.HIGH,
                Map.of("Channel", URI.create("https://chat.example/C1")));
    }

    private RequestKey key(String name) {
        return RequestKey.of(run + "/" + name);
    }

    private CallContext call(String name) {
        return CallContext.of(key(name), Instant.now().plusSeconds(20));
    }

    private static String env(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(name), otherwise);
    }
}
