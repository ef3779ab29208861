package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.PageRecord;
import dev.muster.playbook.Playbook;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Very many pages at once, against a PagerDuty that enforces its published limit of 960 requests in any minute, and in the virtual time of that limit.
 * Requests go by REST, each page of its own service; a request takes no time, so that nothing but the limit holds them back.
 */
@DisplayName("Paging very many services")
class MassPagingTest {

    private static final int SERVICES = 300;
    private static final int BESIDE = 20;
    private static final int INVITATIONS = 20;
    private static final int PER_MINUTE = 960;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** How often a run is held back by the limit before it ends. */
    private static final int WINDOWS = 2;

    private static final Duration A_WHILE = Duration.ofSeconds(5);
    /** What another client takes: 30 %. */
    private static final int OTHERS_PER_MINUTE = 288;

    private static final Actor ANN = Actor.by(Vendors.ANN);

    @ParameterizedTest(name = "another client eats 30 % of it: {0}")
    @ValueSource(booleans = {false, true})
    @Tag("A-036")
    void three_hundred_services_take_three_hundred_requests_and_twenty_at_most_and_none_is_refused(boolean shared) {
        try (World world = new World(playbook(), List.of())) {
            ScriptedPagerDuty vendor = world.vendors().pagerDuty;
            vendor.rest.enforce("", PER_MINUTE, MINUTE, world.vendors().time);
            IntStream.range(0, SERVICES).forEach(n -> onCall(world.vendors(), n));
            IntStream.range(0, shared ? OTHERS_PER_MINUTE : 0).forEach(n -> vendor.rest.elsewhere("GET /incidents"));
            Incident incident = world.node()
                    .incidents()
                    .declare(Declaration.of("A hole in a logger").withSeverity("MAJOR"));
            Instant began = world.vendors().time.instant();

            incident.page(
                    IntStream.range(0, SERVICES)
                            .mapToObj(n -> Target.service("service-" + n))
                            .toList(),
                    "assess and patch",
                    ANN);
            CallBudgetTest.carryOn(world, Duration.ofMinutes(4));

            long requests = world.requests().stream()
                    .filter(call -> !call.contains(" /api/") && !call.contains(" /rest/"))
                    .count();
            System.out.printf(
                    "%d services paged%s: %d requests to PagerDuty, %d refused, %d requests to all three, the last page after %s%n",
                    SERVICES,
                    shared ? " while another client eats 30 %" : "",
                    requests,
                    vendor.rest.refusedByQuota(),
                    world.requests().size(),
                    Duration.between(began, last(vendor)));
            assertThat(vendor.titled("A hole in a logger"))
                    .hasSize(SERVICES)
                    .extracting(page -> page.tree.at("/service/id").asText())
                    .doesNotHaveDuplicates();
            assertThat(world.vendors().slack.rooms.values())
                    .as("everybody who is called is invited, in few requests")
                    .anySatisfy(room -> assertThat(room.members).hasSizeGreaterThan(SERVICES));
            assertThat(world.requests())
                    .filteredOn("POST /api/conversations.invite"::equals)
                    .hasSizeLessThanOrEqualTo(INVITATIONS);
            assertThat(requests).isLessThanOrEqualTo(SERVICES + BESIDE);
            assertThat(vendor.rest.refusedByQuota()).isZero();
            assertThat(incident.refresh().details().reach().pages().values())
                    .hasSize(SERVICES)
                    .allMatch(page -> page.status() == PageRecord.Status.SENT);
        }
    }

    @Test
    void as_many_as_there_may_be_use_97_percent_of_the_limit_and_none_is_refused() {
        try (Vendors vendors = new Vendors()) {
            enforce(vendors);

            double rate = pagesPerMinute(vendors);

            print("", rate, PER_MINUTE, vendors);
            assertThat(vendors.pagerDuty.rest.refusedByQuota()).isZero();
            assertThat(rate).isGreaterThanOrEqualTo(0.97 * PER_MINUTE);
        }
    }

    @Test
    void as_many_as_another_client_leaves_room_for_are_refused_once_a_minute_at_most() {
        try (Vendors vendors = new Vendors()) {
            enforce(vendors);
            vendors.time.every(
                    MINUTE.dividedBy(OTHERS_PER_MINUTE), () -> vendors.pagerDuty.rest.elsewhere("GET /incidents"));
            vendors.time.advance(MINUTE);

            double rate = pagesPerMinute(vendors);

            int left = PER_MINUTE - OTHERS_PER_MINUTE;
            print(" while another client eats 30 %", rate, left, vendors);
            assertThat(vendors.pagerDuty.rest.refusedByQuota()).isLessThanOrEqualTo(WINDOWS);
            assertThat(rate).isGreaterThanOrEqualTo(0.97 * left);
        }
    }

    private static void print(String when, double rate, int allowed, Vendors vendors) {
        System.out.printf(
                "as many pages as there may be%s: %.0f a minute where %d are allowed, %.1f %%; %d refused%n",
                when, rate, allowed, 100 * rate / allowed, vendors.pagerDuty.rest.refusedByQuota());
    }

    /** One page after the other as fast as the limit lets it: how many in a minute, once what may go at the very beginning is gone. */
    private static double pagesPerMinute(Vendors vendors) {
        List<Instant> heldUntil = new ArrayList<>();
        List<Integer> sentBefore = new ArrayList<>();
        Instant last = vendors.time.instant();
        int sent = 0;
        try (PagerDutyProvider provider = vendors.pagerDutyBuilder().build()) {
            while (heldUntil.size() < WINDOWS) {
                page(vendors, provider, RequestKey.of("INC-1/page-" + sent));
                Instant now = vendors.time.instant();
                if (Duration.between(last, now).compareTo(A_WHILE) > 0) {
                    heldUntil.add(now);
                    sentBefore.add(sent);
                }
                last = now;
                sent++;
            }
        }
        assertThat(vendors.pagerDuty.titled("Page")).hasSize(sent);
        Duration period = Duration.between(heldUntil.get(0), heldUntil.get(WINDOWS - 1));
        return (sentBefore.get(WINDOWS - 1) - sentBefore.get(0)) * 60_000.0 / period.toMillis();
    }

    /** Each service has somebody of its own on call, whom no playbook knows. */
    private static void onCall(Vendors vendors, int n) {
        String email = "on-call-" + n + "@example.com";
        vendors.pagerDuty.service(id(n), "Service " + n, "PESC001");
        vendors.pagerDuty.user("PUSER" + (100 + n), "On call " + n, email);
        vendors.pagerDuty.calls(id(n), "PUSER" + (100 + n));
        vendors.slack.user("U0ON" + n, email, "On call " + n);
    }

    private static void enforce(Vendors vendors) {
        vendors.pagerDuty.rest.enforce("", PER_MINUTE, MINUTE, vendors.time);
    }

    /** Held back or refused, a page comes back when it is told to, as the engine does. */
    private static void page(Vendors vendors, PagerDutyProvider provider, RequestKey key) {
        PageRequest request = new PageRequest(
                new PageTarget.Service("PSVC001", "Checkout"), "Page", "", PageRequest.Urgency.HIGH, Map.of());
        boolean isSent = false;
        while (!isSent) {
            try {
                provider.pager()
                        .page(
                                request,
                                CallContext.of(key, vendors.time.instant().plusSeconds(30)));
                isSent = true;
            } catch (Unavailable e) {
                vendors.time.advance(e.retryAfter().orElse(Duration.ofSeconds(1)));
            }
        }
    }

    private static Instant last(ScriptedPagerDuty vendor) {
        return vendor.titled("").stream()
                .map(page -> Instant.parse(page.tree.path("created_at").asText()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Playbook playbook() {
        StringBuilder services = new StringBuilder();
        IntStream.range(0, SERVICES)
                .forEach(n -> services.append("  service-")
                        .append(n)
                        .append(": {pager-id: ")
                        .append(id(n))
                        .append("}\n"));
        return Playbook.parse("""
                name: many
                version: 1
                extends: minimal
                people:
                  ann@example.com: {name: Ann}
                process:
                  resources: [conversation]
                  timeouts: {acknowledge-within: 365d}
                services:
                """ + services);
    }

    private static String id(int n) {
        return "PMANY" + (100 + n);
    }
}
