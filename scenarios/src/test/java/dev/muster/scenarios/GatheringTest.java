package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.communication.Audience;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import dev.muster.spi.Capability;
import dev.muster.spi.call.Operation;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheringTest {

    private static final Match MAJOR = new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of());

    @Test
    @Tag("N-013")
    void the_medium_differs_by_severity_and_preference_and_is_on_the_timeline() {
        try (Shop shop = Shop.open(book -> book.everyType(type ->
                type.engage(Shop.bring("both", true, Target.person(Shop.BOB), Target.team("checkout-team")))))) {
            Incident minor = shop.settled(
                    shop.incidents().declare(Declaration.of("A typo").withSeverity("MINOR")));

            assertThat(shop.tools().pager().open())
                    .as("nobody is woken for a minor incident")
                    .isEmpty();
            assertThat(shop.tools().mailbox().sentTo(Shop.BOB))
                    .as("Bob prefers mail")
                    .hasSize(1);
            assertThat(shop.tools().chat().directs())
                    .anySatisfy(m -> assertThat(m.to()).isEqualTo(Shop.EVA));
            assertThat(minor.timeline().asMarkdown(java.util.Locale.ENGLISH, java.time.ZoneOffset.UTC))
                    .contains("called by mail")
                    .contains("called by chat");

            Incident major = shop.settled(
                    shop.incidents().declare(Declaration.of("Nobody can pay").withSeverity("MAJOR")));

            assertThat(shop.tools().pager().open())
                    .as("one page of the incident")
                    .singleElement()
                    .satisfies(page -> assertThat(page.woken()).containsExactly(Shop.BOB, Shop.EVA));
            assertThat(shop.events(major, Event.PageSent.class)).hasSize(2);
            assertThat(shop.tools().mailbox().sentTo(Shop.BOB))
                    .as("no second mail")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"CONVERSATION_WHISPER, eva@example.com", "MAIL_SEND, bob@example.com"})
    void who_is_called_by_chat_or_mail_alone_is_called_although_nobody_knows_whether_the_first_call_arrived(
            Operation medium, String person) {
        try (Shop shop = Shop.open(
                book -> book.everyType(type -> type.engage(Shop.bring("needed", true, Target.person(person)))))) {
            shop.tools().failNext(medium, Fault.unknownBefore());
            shop.settled(shop.incidents().declare(Declaration.of("A typo").withSeverity("MINOR")));

            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.tools().chat().directs().stream()
                                    .filter(message -> message.to().equals(person))
                                    .count()
                            + shop.tools().mailbox().sentTo(person).size())
                    .isEqualTo(1);
            assertThat(shop.incidents().engine().health().parked()).isEmpty();
        }
    }

    @Test
    @Tag("N-029")
    void the_lead_brings_in_a_person_a_team_and_a_service_owner() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
            incident = incident.assign(Role.LEAD, Shop.INES, by(Shop.INES));
            incident = incident.engage(
                    "knows the database", by(Shop.INES), Target.person(Shop.CORA), Target.team("checkout-team"));
            shop.tools().roster().put("search", Person.of(Shop.DAN));
            incident = incident.engage("owns the index", by(Shop.INES), Target.service("search"));
            shop.settled(incident);

            for (String person : List.of(Shop.CORA, Shop.EVA, Shop.DAN)) {
                assertThat(shop.pageOf(person)).as(person).isNotNull();
                assertThat(incident.refresh().details().team().participants()).containsKey(person);
                assertThat(shop.channel(incident).members()).contains(person);
            }
            for (String name : List.of("Cora", "Eva", "Dan")) {
                assertThat(shop.posts(incident, name))
                        .as("the channel hears of %s", name)
                        .isNotEmpty();
            }
            assertThat(shop.posts(incident, "knows the database")).isNotEmpty();
            assertThat(shop.posts(incident, "owns the index")).isNotEmpty();
        }
    }

    @Test
    @Tag("N-029")
    void whoever_is_on_call_is_one_person_whatever_the_roster_calls_them() {
        Knowledge shopFolk = Shop.book().knowledge();
        Map<String, Knowledge.PersonEntry> people = new HashMap<>(shopFolk.people());
        people.put(
                Shop.DAN,
                new Knowledge.PersonEntry(Shop.DAN, "Dan", Shop.DAN, null, Map.of("roster", "PDAN001"), List.of()));
        Knowledge known = new Knowledge(people, shopFolk.teams(), shopFolk.services());
        try (Shop shop = Shop.open(book -> book.knowledge(known))) {
            shop.tools().roster().put("search", new Person("PDAN001", "D. N.", null, null, Map.of()));
            Incident incident =
                    shop.incidents().declare(Declaration.of("Search is empty").withSeverity("MAJOR"));
            incident = incident.engage("owns the index", by(Shop.INES), Target.service("search"));
            shop.settled(incident);

            assertThat(incident.refresh().details().team().participants())
                    .containsKey(Shop.DAN)
                    .doesNotContainKey("PDAN001");
        }
    }

    @Test
    @Tag("L-071")
    void while_the_roster_is_down_its_last_answer_finds_people_by_its_age_and_for_a_week_at_most() {
        try (Shop shop = Shop.open(book -> {}, made -> made.playbook(Playbook.profile("minimal")))) {
            shop.tools().roster().put("search", Person.of(Shop.DAN));
            Instant told = shop.time().now();
            Incident first = needsSearch(shop);
            assertThat(why(first, Shop.DAN)).isEqualTo("owns the index");
            first.cancel("an exercise", by(Shop.INES));

            InMemoryProvider tool = shop.tools().offering(Capability.ON_CALL);
            tool.failAlways("onCall.onCall", Fault.unavailable());
            shop.tools().roster().put("search", Person.of(Shop.BOB));
            shop.time().advanceTo(told.plus(Duration.ofDays(7)));
            Incident second = needsSearch(shop);
            assertThat(why(second, Shop.DAN)).startsWith("owns the index (the roster as of " + told);
            second.cancel("an exercise", by(Shop.INES));

            shop.time().advance(Duration.ofSeconds(1));
            Incident third = needsSearch(shop);
            assertThat(third.details().team().participants()).doesNotContainKeys(Shop.DAN, Shop.BOB);
            tool.heal();
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(why(third.refresh(), Shop.BOB)).isEqualTo("owns the index");
            assertThat(third.refresh().details().team().participants()).doesNotContainKey(Shop.DAN);
        }
    }

    private static Incident needsSearch(Shop shop) {
        Incident incident =
                shop.incidents().declare(Declaration.of("Search is empty").reportedBy(Shop.INES));
        return shop.settled(incident.engage("owns the index", by(Shop.INES), Target.service("search")));
    }

    private static String why(Incident incident, String person) {
        return Objects.requireNonNull(incident.details().team().participants().get(person), person)
                .why();
    }

    @Test
    @Tag("N-029")
    void for_a_small_incident_the_same_are_invited_and_nobody_is_woken() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("A typo").withSeverity("MINOR")));
            incident = incident.engage(
                    "wrote it",
                    by(Shop.INES),
                    Target.person(Shop.CORA),
                    Target.team("incident-managers"),
                    Target.service("checkout"));
            shop.settled(incident);

            assertThat(shop.tools().pager().pages()).isEmpty();
            for (String person : List.of(Shop.CORA, Shop.INES, Shop.EVA)) {
                assertThat(incident.refresh().details().team().participants()).containsKey(person);
                assertThat(shop.channel(incident).members()).contains(person);
                assertThat(shop.tools().chat().directs())
                        .anySatisfy(call -> assertThat(call.to()).isEqualTo(person));
            }
            for (String name : List.of("Cora", "Ines", "Eva")) {
                assertThat(shop.posts(incident, name)).as(name).isNotEmpty();
            }
        }
    }

    @Test
    void a_page_carries_ticket_summary_and_channel() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
            shop.settled(incident.page(List.of(Target.service("checkout")), "it is down", by(Shop.INES)));

            PageRequest request = shop.pageOf(Shop.EVA).request();
            assertThat(request.title()).contains("Checkout fails");
            assertThat(request.links().values())
                    .extracting(Object::toString)
                    .contains(
                            incident.resource(ResourceKind.TICKET).orElseThrow().link(),
                            incident.resource(ResourceKind.CONVERSATION)
                                    .orElseThrow()
                                    .link());
        }
    }

    @Test
    @Tag("N-030")
    void who_joins_late_alone_gets_a_briefing_once() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails")
                            .affecting("checkout")
                            .withSeverity("MAJOR")));
            incident.assign(Role.LEAD, Shop.INES, by(Shop.INES)).update("we look at the database", by(Shop.INES));
            shop.incidents()
                    .tell(incident.id(), new Command.AddTask("check the replica", Shop.INES, null), by(Shop.INES));
            shop.time().advance(Duration.ofMinutes(47));
            int before = shop.tools().chat().whispers().size();

            shop.tools().chat().people().join(shop.channel(incident).id(), Shop.DAN);
            shop.time().runDue();
            shop.tools().chat().people().join(shop.channel(incident).id(), Shop.DAN);
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.tools()
                            .chat()
                            .whispers()
                            .subList(before, shop.tools().chat().whispers().size()))
                    .singleElement()
                    .satisfies(briefing -> {
                        assertThat(briefing.to()).isEqualTo(Shop.DAN);
                        assertThat(briefing.text())
                                .contains(
                                        "Checkout fails",
                                        "MAJOR",
                                        "Ines",
                                        "Investigating",
                                        "we look at the database",
                                        "check the replica")
                                .contains(
                                        "Links",
                                        shop.tools()
                                                .tickets()
                                                .all()
                                                .get(0)
                                                .ticket()
                                                .key());
                    });

            shop.tools().chat().people().leave(shop.channel(incident).id(), Shop.DAN);
            shop.time().runDue();
            shop.tools().chat().people().join(shop.channel(incident).id(), Shop.DAN);
            shop.time().runDue();
            assertThat(shop.tools()
                            .chat()
                            .whispers()
                            .subList(before, shop.tools().chat().whispers().size()))
                    .as("once per join")
                    .hasSize(2)
                    .allSatisfy(briefing -> assertThat(briefing.to()).isEqualTo(Shop.DAN));
        }
    }

    @Test
    @Tag("N-031")
    void stakeholders_who_do_not_take_part_are_told_and_participants_are_not() {
        try (Shop shop = Shop.open(book ->
                book.everyType(type -> type.engage(Shop.bring("on call", false, Target.person(Shop.EVA)))
                        .notice(new NoticeRule(
                                "news", Trigger.DECLARED, Match.ALWAYS, "stakeholders", "notice.declared", false))
                        .notice(new NoticeRule(
                                "rise",
                                Trigger.SEVERITY_CHANGED,
                                Match.ALWAYS,
                                "stakeholders",
                                "notice.severity-changed",
                                false))
                        .audience(new Audience("board", List.of(Shop.DAN, Shop.EVA), null, false, false))
                        .notice(new NoticeRule("at once", Trigger.DECLARED, MAJOR, "board", "notice.declared", false))
                        .notice(new NoticeRule(
                                "too", Trigger.SEVERITY_CHANGED, MAJOR, "board", "notice.severity-changed", false))))) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").affecting("checkout")));

            assertThat(told(shop, Shop.OTTO)).as("a stakeholder of the service").isEqualTo(1);
            assertThat(told(shop, Shop.PIA)).as("not a stakeholder").isZero();
            assertThat(told(shop, Shop.DAN)).as("of major ones only").isZero();
            assertThat(shop.tools().chat().directs())
                    .filteredOn(message -> message.to().equals(Shop.EVA))
                    .as("a stakeholder who takes part is called, and gets no notice besides")
                    .singleElement()
                    .satisfies(call -> assertThat(call.text()).contains("You are needed"));
            long participant = told(shop, Shop.EVA);

            shop.settled(incident.overrideSeverity("MAJOR", "it spreads", by(Shop.INES)));

            assertThat(told(shop, Shop.OTTO)).isEqualTo(2);
            assertThat(told(shop, Shop.DAN)).as("major now").isEqualTo(1);
            assertThat(told(shop, Shop.EVA)).as("a participant gets no notice").isEqualTo(participant);
        }
    }

    @Test
    @Tag("N-016")
    @Tag("T-033")
    void a_vacant_lead_is_escalated_until_the_page_is_taken_and_handed_over_at_once_later() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> type.commander(
                new dev.muster.engagement.CommanderRule("duty", Match.ALWAYS, Target.team("incident-managers")))))) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
            assertThat(incident.lead()).as("explicitly vacant").isEmpty();
            shop.time().advance(Duration.ofMinutes(6));
            assertThat(shop.events(incident, Event.ReminderGiven.class))
                    .as("an escalation runs")
                    .isNotEmpty();

            shop.tools().pager().acknowledge(shop.pageOf(Shop.INES).page().id(), Shop.INES);
            shop.time().runDue();
            assertThat(incident.refresh().lead()).contains(Shop.INES);

            int whispers = shop.tools().chat().whispers().size();
            incident.refresh().handOver(Role.LEAD, Shop.INES, Shop.CORA, by(Shop.INES));
            shop.time().runDue();

            assertThat(incident.refresh().lead()).contains(Shop.CORA);
            assertThat(shop.events(incident, Event.RoleAssigned.class)).hasSize(2);
            assertThat(shop.posts(incident, "Cora")).as("announced").isNotEmpty();
            assertThat(shop.tools()
                            .chat()
                            .whispers()
                            .subList(whispers, shop.tools().chat().whispers().size()))
                    .as("the new lead is briefed")
                    .anySatisfy(w -> assertThat(w.to()).isEqualTo(Shop.CORA));
            assertThat(incident.refresh()
                            .details()
                            .team()
                            .participants()
                            .get(Shop.INES)
                            .isActive())
                    .isTrue();
        }
    }

    @Test
    @Tag("A-055")
    void an_acknowledgement_told_twice_is_said_once() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
            shop.settled(incident.page(List.of(Target.service("checkout")), "it is down", by(Shop.INES)));
            shop.time().advance(Duration.ofMinutes(3));

            var provider = shop.tools().offering(dev.muster.spi.Capability.PAGING);
            provider.onDelivery(null);
            shop.tools().pager().acknowledge(shop.pageOf(Shop.EVA).page().id(), Shop.EVA);
            var delivery = provider.drainDeliveries().get(0);
            shop.incidents().receive(provider.name(), delivery);
            shop.incidents().receive(provider.name(), delivery);
            shop.incidents().receive(provider.name(), provider.resentAsNew(delivery));
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.posts(incident, "acknowledged by Eva after 3 min")).hasSize(1);
            assertThat(shop.events(incident, Event.PageAcknowledged.class)).hasSize(1);
        }
    }

    private static long told(Shop shop, String person) {
        String noticed = "INC-1";
        long mails = shop.tools().mailbox().sentTo(person).stream()
                .filter(m -> m.message().subject().contains(noticed)
                        || m.message().body().plain().contains(noticed))
                .count();
        long chats = shop.tools().chat().directs().stream()
                .filter(m -> m.to().equals(person) && m.text().contains(noticed))
                .count();
        return mails + chats;
    }

    @Test
    void nobody_needs_to_be_known_to_be_brought_in() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            incident = shop.settled(incident.engage("helps", by(Shop.INES), Target.person("new@example.com")));

            assertThat(incident.details().team().participants()).containsKey("new@example.com");
            assertThat(Person.of("new@example.com").email()).isEqualTo("new@example.com");
            assertThat(shop.channel(incident).members()).contains("new@example.com");
        }
    }
}
