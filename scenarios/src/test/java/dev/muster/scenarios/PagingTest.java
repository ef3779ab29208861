package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.ServiceOnCall;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.provider.inmemory.Rotation;
import dev.muster.role.Role;
import dev.muster.spi.Capability;
import dev.muster.spi.call.Operation;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.paging.Page;
import dev.muster.spi.people.Person;
import dev.muster.spi.service.ServiceEntry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static final Duration SOON = Duration.ofSeconds(6);

    private static Incident major(Shop shop) {
        return shop.settled(
                shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
    }

    private static Incident paged(Shop shop) {
        Incident incident = shop.settled(major(shop).assign(Role.LEAD, Shop.INES, by(Shop.INES)));
        return shop.settled(incident.page(List.of(Target.service("checkout")), "it is down", by(Shop.INES)));
    }

    private static PagedIncident only(Shop shop) {
        assertThat(shop.tools().pager().pages()).hasSize(1);
        return shop.tools().pager().pages().get(0);
    }

    private static PageRecord record(Incident incident) {
        return incident.refresh().details().reach().pages().get("P-1");
    }

    private static String timeline(Incident incident) {
        return incident.refresh()
                .timeline()
                .asMarkdown(Locale.ENGLISH, ZoneOffset.UTC)
                .replace("\\", "");
    }

    @Test
    @Tag("A-033")
    void a_page_that_left_before_ticket_and_channel_existed_is_told_of_them_and_of_later_changes_by_notes() {
        try (Shop shop = Shop.open(
                book -> book.everyType(type -> type.engage(Shop.bring("on call", true, Target.service("checkout")))))) {
            Incident incident = major(shop);
            assertThat(only(shop).request().links())
                    .as("nothing waits for a link")
                    .isEmpty();

            shop.time().advance(SOON);
            String ticket = incident.refresh()
                    .resource(ResourceKind.TICKET)
                    .orElseThrow()
                    .link();
            String channel = incident.refresh()
                    .resource(ResourceKind.CONVERSATION)
                    .orElseThrow()
                    .link();
            assertThat(only(shop).notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note).contains(incident.id(), "Checkout fails", ticket, channel));

            incident.refresh().overrideSeverity("MINOR", "only one shop", by(Shop.INES));
            incident.refresh()
                    .tell(new Command.EditFacts("Checkout fails in one shop", null, null, null, null), by(Shop.INES));
            shop.time().advance(SOON);
            assertThat(only(shop).notes())
                    .as("changes within a few seconds are one note")
                    .hasSize(2)
                    .last()
                    .satisfies(note -> assertThat(note).contains("MINOR", "Checkout fails in one shop"));

            incident.refresh().mitigate("rolled back", by(Shop.INES));
            shop.time().advance(SOON);
            assertThat(only(shop).notes())
                    .hasSize(3)
                    .last()
                    .satisfies(note -> assertThat(note).contains("Mitigated"));
        }
    }

    @Test
    @Tag("A-033")
    void each_kind_of_change_that_a_page_tells_of_is_a_note_of_its_own_when_it_comes_alone() {
        try (Shop shop = Shop.open()) {
            Incident incident = paged(shop);
            Map<String, Supplier<Incident>> changes = new LinkedHashMap<>();
            changes.put(
                    "Checkout fails in one shop",
                    () -> incident.refresh()
                            .tell(
                                    new Command.EditFacts("Checkout fails in one shop", null, null, null, null),
                                    by(Shop.INES)));
            changes.put("MINOR", () -> incident.refresh().overrideSeverity("MINOR", "only one", by(Shop.INES)));
            changes.put("Mitigated", () -> incident.refresh().mitigate("rolled back", by(Shop.INES)));
            changes.put(
                    "Investigating", () -> incident.refresh().tell(new Command.Relapse("it is back"), by(Shop.INES)));

            int notes = 0;
            for (Map.Entry<String, Supplier<Incident>> change : changes.entrySet()) {
                assertThat(change.getValue().get().id()).isEqualTo(incident.id());
                shop.time().advance(SOON);
                notes++;
                assertThat(only(shop).notes())
                        .hasSize(notes)
                        .last()
                        .satisfies(note -> assertThat(note).contains(change.getKey()));
            }
        }
    }

    @Test
    @Tag("A-033")
    void a_page_of_an_incident_with_ticket_and_channel_carries_both_and_the_summary() {
        try (Shop shop = Shop.open()) {
            Incident incident = paged(shop);

            PagedIncident page = only(shop);
            assertThat(page.request().title()).contains("Checkout fails");
            assertThat(page.request().links().values())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                            incident.resource(ResourceKind.TICKET).orElseThrow().link(),
                            incident.resource(ResourceKind.CONVERSATION)
                                    .orElseThrow()
                                    .link());
            shop.time().advance(SOON);
            assertThat(only(shop).notes()).as("nothing changed").isEmpty();

            shop.settled(incident.refresh().resolve("rolled back", by(Shop.INES)));
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(only(shop).notes())
                    .as("nobody reads a page that is over")
                    .isEmpty();
        }
    }

    @Test
    @Tag("A-034")
    @Tag("A-035")
    void whom_the_pager_calls_is_announced_and_invited_once_as_soon_as_it_is_known() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(major(shop));
            incident = shop.settled(incident.page(List.of(Target.service("search")), "it is slow", by(Shop.INES)));
            assertThat(shop.posts(incident, "Paged search"))
                    .as("the pager does not say whom it calls")
                    .hasSize(1);

            int before = invitations(shop);
            shop.tools().pager().call(only(shop).page().id(), Shop.DAN);
            shop.time().advance(SOON);

            assertThat(shop.posts(incident, "Paged Dan"))
                    .singleElement()
                    .satisfies(post -> assertThat(post.text()).contains("search", "level 1"));
            assertThat(shop.channel(incident).members()).contains(Shop.DAN);
            shop.tools().pager().acknowledge(only(shop).page().id(), Shop.DAN);
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(invitations(shop)).as("invited once").isEqualTo(before + 1);
            assertThat(shop.posts(incident, "Paged Dan")).as("once").hasSize(1);
        }
    }

    @Test
    @Tag("A-035")
    void who_is_called_and_cannot_be_found_in_chat_is_named_in_the_channel() {
        try (Shop shop = Shop.open()) {
            shop.tools().chat().people().forget(Shop.EVA);

            Incident incident = paged(shop);

            assertThat(shop.posts(incident, "could not be invited"))
                    .singleElement()
                    .satisfies(post -> assertThat(post.text()).contains("Eva", "not found"));
            assertThat(shop.channel(incident).members()).doesNotContain(Shop.EVA);
            assertThat(only(shop).woken())
                    .as("the page reaches her all the same")
                    .containsExactly(Shop.EVA);
        }
    }

    private static int invitations(Shop shop) {
        return shop.tools().calls().of(Operation.CONVERSATION_INVITE).size();
    }

    @Test
    @Tag("A-056")
    void a_page_that_nobody_takes_is_told_with_an_offer_to_escalate_that_calls_the_next_level() {
        try (Shop shop = Shop.open()) {
            shop.tools().roster().rotate("checkout", 2, Rotation.always(Person.of(Shop.DAN)));
            Incident incident = paged(shop);
            Duration within = shop.incidents()
                    .playbook()
                    .defaultIncidentType()
                    .policy()
                    .timeouts()
                    .acknowledgeWithin();

            shop.time().advance(within.minusSeconds(1));
            assertThat(shop.posts(incident, "no answer")).isEmpty();
            shop.time().advance(Duration.ofSeconds(2));

            ChatPost asked = shop.posts(incident, "no answer").get(0);
            assertThat(asked.text()).contains("checkout", "Told: Ines");
            assertThat(shop.tools().chat().directs())
                    .as("who leads is told in person too, wherever they look at the moment")
                    .filteredOn(
                            told -> told.to().equals(Shop.INES) && told.text().contains("checkout"))
                    .anySatisfy(told -> assertThat(told.text()).contains("answer"));
            assertThat(asked.content().choices())
                    .extracting(choice -> choice.label())
                    .containsExactly("Escalate");
            String escalate = asked.content().choices().get(0).id();
            shop.tools().chat().people().press(asked.ref(), escalate, Shop.INES);
            shop.tools().chat().people().press(asked.ref(), escalate, Shop.BOB);
            shop.time().runDue();

            assertThat(only(shop).woken()).as("once, whoever presses").containsExactly(Shop.EVA, Shop.DAN);
            assertThat(shop.posts(incident, "Paged Dan")).hasSize(1);
            assertThat(shop.posts(incident, "no answer"))
                    .as("the question is answered")
                    .isEmpty();
        }
    }

    @Test
    @Tag("A-056")
    void where_no_roster_knows_the_next_level_the_offer_asks_whom_to_page() {
        try (Shop shop = Shop.open()) {
            Incident incident = paged(shop);
            shop.time().advance(Duration.ofMinutes(30));
            ChatPost asked = shop.posts(incident, "no answer").get(0);

            shop.tools()
                    .chat()
                    .people()
                    .press(asked.ref(), asked.content().choices().get(0).id(), Shop.INES);
            shop.time().runDue();

            assertThat(shop.tools().chat().forms())
                    .singleElement()
                    .satisfies(form -> assertThat(form.form().id()).contains(incident.id()));
        }
    }

    @Test
    @Tag("A-037")
    void the_services_under_a_tag_are_listed_with_owner_and_on_call_and_paged_at_once() {
        try (Shop shop = Shop.open()) {
            shop.tools()
                    .directory()
                    .service(entry("checkout", "checkout-crew", "log4j", "tier-1"))
                    .service(entry("search", "search-crew", "LOG4J"))
                    .service(entry("incident-manager", null, "tier-1"));
            shop.tools().roster().put("search", Person.of(Shop.DAN));

            List<ServiceOnCall> found = shop.incidents().servicesTagged("log4j");

            assertThat(found)
                    .containsExactly(
                            new ServiceOnCall(
                                    Target.service("checkout"), "checkout", "checkout-team", List.of(Shop.EVA)),
                            new ServiceOnCall(Target.service("search"), "search", "search-crew", List.of(Shop.DAN)));
            Incident incident = major(shop);
            shop.settled(incident.page(found.stream().map(ServiceOnCall::target).toList(), "log4j", by(Shop.INES)));
            assertThat(shop.pageOf(Shop.EVA)).isNotNull();
            assertThat(shop.pageOf(Shop.DAN)).isNotNull();
            assertThat(shop.incidents().servicesTagged("no such tag")).isEmpty();
        }
    }

    private static ServiceEntry entry(String name, @Nullable String owner, String... tags) {
        return new ServiceEntry(name, name, Set.of(), owner, Set.of(tags), Map.of());
    }

    @Test
    @Tag("A-057")
    void an_escalation_names_the_next_person_and_level_and_late_news_take_nothing_back() {
        try (Shop shop = Shop.open()) {
            Incident incident = paged(shop);
            String page = only(shop).page().id();
            InMemoryProvider pager = shop.tools().offering(Capability.PAGING);
            List<Delivery> news = new ArrayList<>();
            pager.onDelivery(news::add);

            shop.tools().pager().escalate(page, 2, Shop.DAN);
            shop.time().advance(Duration.ofMinutes(5));
            shop.tools().pager().escalate(page, 3, Shop.OTTO);
            shop.time().advance(Duration.ofSeconds(1));
            shop.incidents().receive(pager.name(), news.get(1));
            shop.time().advance(SOON);
            shop.incidents().receive(pager.name(), news.get(0));
            shop.incidents().receive(pager.name(), news.get(1));
            shop.tools().pager().escalate(page, 3, Shop.OTTO);
            shop.incidents().receive(pager.name(), news.get(2));
            shop.time().advance(SOON);

            assertThat(shop.events(incident, Event.PageEscalated.class))
                    .as("the level that it is at, told anew, is no step further")
                    .hasSize(1);
            assertThat(shop.posts(incident, "is paged: "))
                    .singleElement()
                    .satisfies(post -> assertThat(post.text()).contains("checkout", "Otto", "level 3"));
            assertThat(record(incident).level()).isEqualTo(3);
            assertThat(shop.channel(incident).members()).contains(Shop.OTTO);

            shop.tools().pager().acknowledge(page, Shop.OTTO);
            shop.incidents().receive(pager.name(), news.get(news.size() - 1));
            shop.time().advance(SOON);
            shop.incidents().receive(pager.name(), pager.resentAsNew(news.get(1)));
            shop.time().advance(SOON);
            assertThat(record(incident).status())
                    .as("the latest by the time it happened")
                    .isEqualTo(PageRecord.Status.ACKNOWLEDGED);
            assertThat(record(incident).acknowledgedBy()).isEqualTo(Shop.OTTO);
        }
    }

    @Test
    @Tag("A-057")
    void an_escalation_that_is_told_after_the_acknowledgement_that_followed_it_does_not_take_that_back() {
        try (Shop shop = Shop.open()) {
            Incident incident = paged(shop);
            String page = only(shop).page().id();
            InMemoryProvider pager = shop.tools().offering(Capability.PAGING);
            List<Delivery> news = new ArrayList<>();
            pager.onDelivery(news::add);
            shop.tools().pager().escalate(page, 2, Shop.DAN);
            shop.time().advance(Duration.ofMinutes(1));
            shop.tools().pager().acknowledge(page, Shop.DAN);
            assertThat(news).hasSize(2);

            shop.incidents().receive(pager.name(), news.get(1));
            shop.time().advance(SOON);
            shop.incidents().receive(pager.name(), news.get(0));
            shop.time().advance(SOON);

            assertThat(record(incident).status()).isEqualTo(PageRecord.Status.ACKNOWLEDGED);
            assertThat(record(incident).acknowledgedBy()).isEqualTo(Shop.DAN);
            assertThat(shop.posts(incident, "is paged: "))
                    .as("nobody is waited for any more")
                    .isEmpty();
        }
    }

    @Test
    @Tag("A-058")
    @Tag("N-074")
    void what_people_do_in_the_pager_is_on_the_timeline_in_the_order_it_happened_and_once() {
        try (Shop shop = Shop.open()) {
            Incident incident = paged(shop);
            String page = only(shop).page().id();
            shop.time().advance(Duration.ofMinutes(2));
            shop.tools().pager().escalate(page, 2, Shop.DAN);
            shop.time().advance(Duration.ofSeconds(1)); // before anybody read the pager's log
            incident.refresh().update("we look at the database", by(Shop.INES));
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(timeline(incident))
                    .as("the log is read when the page goes on, not only when somebody takes it")
                    .contains("P-1 · escalated to level 2");
            shop.tools().pager().acknowledge(page, Shop.DAN);
            shop.time().advance(Duration.ofMinutes(1));
            shop.tools().pager().resolveByHand(page, Shop.DAN);
            shop.time().advance(Duration.ofMinutes(1));

            String told = timeline(incident);
            assertThat(told)
                    .containsSubsequence(
                            "In the pager, inmemory: P-1 · triggered",
                            "In the pager, eva@example.com: P-1 · notified",
                            "In the pager, dan@example.com: P-1 · escalated to level 2",
                            "we look at the database",
                            "In the pager, dan@example.com: P-1 · acknowledged",
                            "In the pager, dan@example.com: P-1 · resolved");
            assertThat(told.split("· acknowledged", -1))
                    .as("read several times, told once")
                    .hasSize(2);
            assertThat(shop.events(incident, Event.PageSent.class)).hasSize(1);
            assertThat(shop.events(incident, Event.PageEscalated.class)).hasSize(1);
            assertThat(shop.events(incident, Event.PageAcknowledged.class)).hasSize(1);
            assertThat(shop.events(incident, Event.PageResolved.class)).hasSize(1);
        }
    }

    @Test
    @Tag("A-054")
    void the_page_is_resolved_with_the_incident_and_its_id_stays_known() {
        try (Shop shop = Shop.open()) {
            Incident incident = paged(shop);
            String page = only(shop).page().id();
            shop.tools().pager().acknowledge(page, Shop.EVA);
            shop.time().advance(Duration.ofMinutes(30));

            shop.settled(incident.refresh().resolve("rolled back", by(Shop.INES)));

            assertThat(only(shop).page().state()).isEqualTo(Page.State.RESOLVED);
            PageRecord kept = record(shop.settled(incident.refresh()));
            assertThat(kept.remoteId()).isEqualTo(page);
            assertThat(kept.provider())
                    .isEqualTo(shop.tools().offering(Capability.PAGING).name());
            assertThat(kept.status()).isEqualTo(PageRecord.Status.RESOLVED);
        }
    }

    @Test
    @Tag("L-043")
    void the_lead_pages_a_team_without_any_account_in_the_pager() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(major(shop).assign(Role.LEAD, Shop.INES, by(Shop.INES)));

            shop.settled(incident.engage("owns it", by(Shop.INES), Target.team("checkout-team")));

            assertThat(only(shop).woken()).containsExactly(Shop.EVA);
            assertThat(incident.refresh().details().team().participants()).containsKey(Shop.EVA);
            assertThat(shop.tools()
                            .pager()
                            .page(only(shop).page().id())
                            .orElseThrow()
                            .log())
                    .as("nothing in the pager is done in her name")
                    .isNotEmpty()
                    .noneMatch(entry -> Shop.INES.equals(entry.who()));
        }
    }
}
