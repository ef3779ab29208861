package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("All pages of an incident in PagerDuty")
class OnePageTest {

    private static final Actor ANN = Actor.by(Vendors.ANN);
    private static final String CY = "cy\\@example.com";
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private static final Playbook NOBODY_BY_RULE = Playbook.parse("""
            name: nobody by rule
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann, handles: {slack: U0ANN}}
              cy@example.com: {name: Cy, handles: {pagerduty: PCY0001}}
            services:
              checkout: {pager-id: PSVC001}
            """);

    @Test
    @Tag("A-053")
    @Tag("A-054")
    void are_one_incident_that_more_people_are_asked_to_join_and_that_is_resolved_once() {
        try (World world = new World(Story.PLAYBOOK, List.of())) {
            ScriptedPagerDuty vendor = world.vendors().pagerDuty;
            Incident incident = major(world);
            incident.refresh().page(List.of(Target.person(Vendors.CY)), "knows the ledger", ANN);
            CallBudgetTest.carryOn(world, A_WHILE);

            ScriptedPagerDuty.Incident only = vendor.titled("Checkout fails").get(0);
            assertThat(vendor.titled("Checkout fails")).hasSize(1);
            assertThat(vendor.rest.count("POST /incidents/{id}/responder_requests"))
                    .isEqualTo(1);
            assertThat(only.tree.at("/incidents_responders/0/user/id").asText()).isEqualTo(Vendors.CY_IN_PAGERDUTY);
            assertThat(only.tree.at("/responder_requests/0/message").asText())
                    .contains("Checkout fails", "knows the ledger");

            world.node()
                    .incidents()
                    .receive(
                            PagerDutyProvider.NAME,
                            Webhooks.ofReply(
                                    only,
                                    Vendors.CY_IN_PAGERDUTY,
                                    world.vendors().time.instant()));
            CallBudgetTest.carryOn(world, A_WHILE);
            assertThat(incident.refresh().details().reach().pages().values())
                    .extracting(PageRecord::status)
                    .containsExactly(Status.SENT, Status.ACKNOWLEDGED);

            incident.refresh().resolve("the index is back", ANN);
            CallBudgetTest.carryOn(world, A_WHILE);
            assertThat(only.isResolved()).isTrue();
            assertThat(vendor.rest.count("PUT /incidents/{id}")).isEqualTo(1);
            assertThat(incident.refresh().details().reach().pages().values())
                    .allSatisfy(page -> assertThat(page.remoteId())
                            .isEqualTo(only.tree.path("id").asText()))
                    .extracting(PageRecord::status)
                    .containsOnly(Status.RESOLVED);
        }
    }

    @Test
    @Tag("N-074")
    void are_called_escalated_taken_and_resolved_and_the_timeline_tells_each_step() {
        try (World world = new World(Story.PLAYBOOK, List.of())) {
            ScriptedPagerDuty vendor = world.vendors().pagerDuty;
            Incident incident = major(world);
            ScriptedPagerDuty.Incident only = vendor.titled("Checkout fails").get(0);

            only.tree.putArray("assignees").addObject().put("id", Vendors.CY_IN_PAGERDUTY);
            hears(world, "incident.escalated", only);
            assertThat(statuses(incident)).containsExactly(Status.SENT);
            vendor.acknowledge(only.tree.path("id").asText(), Vendors.CY_IN_PAGERDUTY);
            hears(world, "incident.acknowledged", only);
            assertThat(statuses(incident)).containsExactly(Status.ACKNOWLEDGED);
            incident.refresh().resolve("the index is back", ANN);
            CallBudgetTest.carryOn(world, A_WHILE);

            assertThat(only.isResolved()).isTrue();
            assertThat(statuses(incident)).containsExactly(Status.RESOLVED);
            String told = incident.refresh().timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC);
            assertThat(told)
                    .containsSubsequence(
                            "Page P-1 was taken by pagerduty",
                            "In the pager, muster\\@example.com: P-1 · Triggered through the API",
                            "Page P-1 went on to level 2: " + CY,
                            CY + " acknowledged page P-1",
                            "Page P-1 was resolved by muster",
                            "In the pager, muster\\@example.com: P-1 · Resolved through the API")
                    .contains("In the pager, " + CY + ": P-1 · Acknowledged by PCY0001");
        }
    }

    @Test
    void go_on_to_a_level_of_which_nobody_says_who_is_there_and_the_channel_hears_of_it_all_the_same() {
        try (World world = new World(Story.PLAYBOOK, List.of())) {
            Incident incident = major(world);

            hears(
                    world,
                    "incident.escalated",
                    world.vendors().pagerDuty.titled("Checkout fails").get(0));

            String channel = incident.refresh()
                    .resource(ResourceKind.CONVERSATION)
                    .orElseThrow()
                    .id();
            assertThat(world.vendors().slack.rooms.get(channel).messages.values())
                    .extracting(message -> message.path("text").asText())
                    .anyMatch(text -> text.contains("no answer, level 2 is paged: whoever is on call there"));
            assertThat(world.node().incidents().engine().health().parked()).isEmpty();
        }
    }

    private static Incident major(World world) {
        Incident incident = world.node()
                .incidents()
                .declare(Declaration.of("Checkout fails")
                        .affecting("checkout")
                        .withSeverity("MAJOR")
                        .reportedBy(Vendors.ANN));
        CallBudgetTest.carryOn(world, A_WHILE);
        return incident;
    }

    private static void hears(World world, String what, ScriptedPagerDuty.Incident page) {
        world.node()
                .incidents()
                .receive(
                        PagerDutyProvider.NAME,
                        Webhooks.ofPage(
                                what,
                                page,
                                Vendors.CY_IN_PAGERDUTY,
                                world.vendors().time.instant()));
        CallBudgetTest.carryOn(world, A_WHILE);
    }

    private static List<Status> statuses(Incident incident) {
        return incident.refresh().details().reach().pages().values().stream()
                .map(PageRecord::status)
                .toList();
    }

    @Test
    @Tag("A-053")
    void whoever_is_paged_at_the_very_same_moment_joins_the_first() {
        try (World world = new World(NOBODY_BY_RULE, List.of())) {
            ScriptedPagerDuty vendor = world.vendors().pagerDuty;
            Incident incident = world.node()
                    .incidents()
                    .declare(Declaration.of("Checkout fails").reportedBy(Vendors.ANN));
            incident.page(List.of(Target.service("checkout"), Target.person(Vendors.CY)), "it is down", ANN);

            CallBudgetTest.carryOn(world, A_WHILE);

            assertThat(vendor.titled("Checkout fails"))
                    .singleElement()
                    .satisfies(only -> assertThat(
                                    only.tree.path("incidents_responders").findValuesAsText("id"))
                            .contains(Vendors.CY_IN_PAGERDUTY));
            assertThat(incident.refresh().details().reach().pages().values())
                    .hasSize(2)
                    .extracting(PageRecord::remoteId)
                    .containsOnly(vendor.titled("Checkout fails")
                            .get(0)
                            .tree
                            .path("id")
                            .asText());
        }
    }
}
