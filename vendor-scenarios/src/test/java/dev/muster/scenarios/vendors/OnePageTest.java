package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.playbook.Playbook;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("All pages of an incident in PagerDuty")
class OnePageTest {

    private static final Actor ANN = Actor.by(Vendors.ANN);
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
            Incident incident = world.node()
                    .incidents()
                    .declare(Declaration.of("Checkout fails")
                            .affecting("checkout")
                            .withSeverity("MAJOR")
                            .reportedBy(Vendors.ANN));
            CallBudgetTest.carryOn(world, A_WHILE);
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
