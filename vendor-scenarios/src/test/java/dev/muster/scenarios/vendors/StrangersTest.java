package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.Playbook;
import dev.muster.provider.jira.ScriptedJira;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Somebody whom no playbook knows")
class StrangersTest {

    private static final Playbook PLAYBOOK = Playbook.parse("""
        name: strangers
        version: 1
        extends: minimal
        services:
          checkout: {pager-id: PSVC001}
        process:
          resources: [conversation, card, ticket]
          commander: [{name: who runs checkout, target: {service: checkout}}]
        """);

    private static final Duration A_WHILE = Duration.ofMinutes(3);

    @Test
    @Tag("A-035")
    void takes_a_page_and_is_the_same_person_in_every_tool() {
        try (World world = new World(PLAYBOOK, List.of())) {
            Incident incident = world.node()
                    .incidents()
                    .declare(Declaration.of("Checkout fails")
                            .affecting("checkout")
                            .withSeverity("MAJOR"));
            CallBudgetTest.carryOn(world, A_WHILE);
            ScriptedPagerDuty vendor = world.vendors().pagerDuty;
            ScriptedPagerDuty.Incident page = vendor.titled("Checkout fails").get(0);
            vendor.acknowledge(page.tree.path("id").asText(), Vendors.CY_IN_PAGERDUTY);

            world.node()
                    .incidents()
                    .receive(
                            PagerDutyProvider.NAME,
                            Webhooks.ofPage(
                                    "incident.acknowledged",
                                    page,
                                    Vendors.CY_IN_PAGERDUTY,
                                    world.vendors().time.instant()));
            CallBudgetTest.carryOn(world, A_WHILE);

            assertThat(incident.refresh().lead()).contains(Vendors.CY);
            ScriptedJira.Issue ticket =
                    world.vendors().jira.issues.values().iterator().next();
            assertThat(ticket.fields.at("/assignee/accountId").asText()).isEqualTo(Vendors.CY_IN_JIRA);
            Room channel = world.vendors().slack.rooms.values().stream()
                    .filter(room -> room.name.equals("inc-1-checkout-fails"))
                    .findFirst()
                    .orElseThrow();
            assertThat(channel.members).contains("U0CY", Vendors.ALICE_IN_SLACK);
            assertThat(channel.messages.values())
                    .extracting(message -> message.toString())
                    .anySatisfy(text -> assertThat(text).contains("U0CY"))
                    .allSatisfy(text -> assertThat(text).doesNotContain(Vendors.CY_IN_PAGERDUTY, "PALICE1"));
        }
    }
}
