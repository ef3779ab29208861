package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What declaring costs in requests, by the journals of the vendors: a process that knows nobody yet, so that every look-up counts. */
@DisplayName("Declaring over three vendors")
class CallBudgetTest {

    private static final int BUDGET = 25;
    private static final int PAGED_WITHIN = 3;

    /** Whoever is on call for the checkout is paged, and by PagerDuty's word alone is known to be Alice; Ann reports. */
    private static final Playbook PLAYBOOK = Playbook.parse("""
            name: two people
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann}
            services:
              checkout: {pager-id: PSVC001}
            process:
              resources: [conversation, card, ticket]
              commander: [{name: who runs checkout, target: {service: checkout}}]
            """);

    @Test
    @Tag("A-033")
    @Tag("A-034")
    @Tag("A-035")
    void takes_at_most_25_requests_for_two_people_and_the_page_is_among_the_first_three() {
        try (World world = new World(PLAYBOOK, List.of())) {
            Incidents incidents = world.node().incidents();
            incidents.declare(Declaration.of("Checkout fails")
                    .affecting("checkout")
                    .withSeverity("MAJOR")
                    .reportedBy(Vendors.ANN));
            carryOn(world, Duration.ofMinutes(2));

            List<String> requests = world.requests();
            print(requests);
            assertThat(requests).hasSizeLessThanOrEqualTo(BUDGET);
            assertThat(requests.indexOf("POST /incidents")).isBetween(0, PAGED_WITHIN - 1);
            assertThat(requests).filteredOn("POST /incidents"::equals).hasSize(1);
            assertThat(requests)
                    .as("one invitation, whoever there is to invite")
                    .filteredOn("POST /api/conversations.invite"::equals)
                    .hasSize(1);
            assertReady(world, incidents);
        }
    }

    /** What the requests were for: channel, people, card, page, ticket, and each tied to the others. */
    private static void assertReady(World world, Incidents incidents) {
        Room channel = world.vendors().slack.rooms.values().stream()
                .filter(room -> room.name.equals("inc-1-checkout-fails"))
                .findFirst()
                .orElseThrow();
        assertThat(channel.members).contains(Vendors.ANN_IN_SLACK, Vendors.ALICE_IN_SLACK);
        assertThat(channel.messages.values())
                .extracting(message -> message.path("text").asText())
                .anySatisfy(text -> assertThat(text).startsWith("INC-1 · MAJOR"))
                .anySatisfy(text -> assertThat(text).contains("Paged").contains("checkout · level 1"));
        assertThat(channel.pins).hasSize(1);
        assertThat(channel.bookmarks).hasSize(1);
        ScriptedPagerDuty.Incident page =
                world.vendors().pagerDuty.titled("Checkout fails").get(0);
        String ticket = incidents
                .get("INC-1")
                .resource(ResourceKind.TICKET)
                .orElseThrow()
                .link();
        assertThat(page.notes)
                .as("the page went first, so it is told later where the channel and the ticket are")
                .singleElement()
                .satisfies(note -> assertThat(note.path("content").asText()).contains(channel.id, ticket));
        assertThat(world.vendors().jira.issues.values())
                .singleElement()
                .satisfies(issue -> assertThat(issue.remote).hasSize(1));
    }

    /** Carries out what is due within a while. */
    static void carryOn(World world, Duration horizon) {
        Instant end = world.vendors().time.instant().plus(horizon);
        Incidents incidents = world.node().incidents();
        List<Instant> due = new ArrayList<>();
        incidents.engine().nextDue().ifPresent(due::add);
        while (!due.isEmpty() && !due.get(0).isAfter(end)) {
            world.vendors().time.until(due.remove(0));
            incidents.engine().runOnce(world.vendors().time.instant());
            incidents.engine().nextDue().ifPresent(due::add);
        }
    }

    private static void print(List<String> requests) {
        System.out.println(IntStream.range(0, requests.size())
                .mapToObj(n -> "%3d  %s".formatted(n + 1, requests.get(n)))
                .collect(Collectors.joining("\n", "Declaring over Slack, PagerDuty and Jira:\n", "")));
    }
}
