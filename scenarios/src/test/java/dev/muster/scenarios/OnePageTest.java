package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.role.Role;
import dev.muster.spi.call.Operation;
import dev.muster.spi.paging.Page;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever else is paged for an incident")
class OnePageTest {

    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final Target CHECKOUT = Target.service("checkout");
    private static final Target SEARCH = Target.service("search");

    private static Shop shop() {
        Shop shop = Shop.open();
        shop.tools().roster().put("search", Person.of(Shop.BOB));
        return shop;
    }

    private static Incident major(Shop shop) {
        Incident incident = shop.settled(
                shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
        return shop.settled(incident.assign(Role.LEAD, Shop.INES, by(Shop.INES)));
    }

    /** A moment later than what was done before. */
    private static Incident page(Shop shop, Incident incident, Target... targets) {
        shop.time().advance(Duration.ofSeconds(1));
        return shop.settled(incident.refresh().page(List.of(targets), "we need them", by(Shop.INES)));
    }

    private static PagedIncident only(Shop shop) {
        assertThat(shop.tools().pager().pages()).hasSize(1);
        return shop.tools().pager().pages().get(0);
    }

    private static PageRecord record(Incident incident, String page) {
        return incident.refresh().details().reach().pages().get(page);
    }

    @Test
    @Tag("A-053")
    void joins_the_page_that_is_open_and_is_told_of_by_name() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            page(shop, incident, Target.person(Shop.DAN));
            page(shop, incident, SEARCH);
            shop.time().advance(A_WHILE);

            assertThat(only(shop).woken()).containsExactly(Shop.EVA, Shop.DAN, Shop.BOB);
            String id = only(shop).page().id();
            assertThat(incident.refresh().details().reach().pages().values())
                    .allSatisfy(page -> assertThat(page.remoteId()).isEqualTo(id))
                    .extracting(PageRecord::notified)
                    .containsExactly(List.of(Shop.EVA), List.of(Shop.DAN), List.of(Shop.BOB));
            for (String name : List.of("Paged Eva", "Paged Dan", "Paged Bob")) {
                assertThat(shop.posts(incident, name)).hasSize(1);
            }
            assertThat(shop.channel(incident).members()).contains(Shop.EVA, Shop.DAN, Shop.BOB);
        }
    }

    @Test
    @Tag("A-053")
    void joins_the_first_of_those_that_are_asked_for_at_the_very_same_moment() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), SEARCH, CHECKOUT);
            assertThat(only(shop).woken()).containsExactly(Shop.BOB, Shop.EVA);

            incident.page(List.of(Target.person(Shop.DAN)), "we need Dan", by(Shop.INES));
            incident.page(List.of(Target.person(Shop.OTTO)), "we need Otto", by(Shop.BOB));
            shop.settled(incident);

            assertThat(only(shop).woken()).containsExactly(Shop.BOB, Shop.EVA, Shop.DAN, Shop.OTTO);
            for (String name : List.of("Paged Bob", "Paged Eva", "Paged Dan", "Paged Otto")) {
                assertThat(shop.posts(incident, name)).hasSize(1);
            }
        }
    }

    @Test
    void waits_for_the_first_of_them_only_while_that_is_on_its_way_and_no_longer_than_ten_seconds() {
        try (Shop shop = shop()) {
            Incident incident = major(shop);
            shop.tools().failNext(Operation.PAGE, Fault.unknownBefore());
            incident = page(shop, incident, SEARCH, CHECKOUT);
            assertThat(shop.tools().pager().pages())
                    .as("the first had no known outcome, and is not there yet")
                    .isEmpty();

            shop.time().advance(Duration.ofSeconds(11));

            assertThat(shop.tools().pager().open())
                    .anySatisfy(page -> assertThat(page.woken()).contains(Shop.EVA));
            shop.time().advance(A_WHILE);
            assertThat(shop.tools().pager().open().stream().flatMap(page -> page.woken().stream()))
                    .as("each was called once, wherever")
                    .containsExactlyInAnyOrder(Shop.BOB, Shop.EVA);
        }
    }

    @Test
    void is_paged_at_once_when_the_first_of_them_cannot_be_sent() {
        try (Shop shop = shop()) {
            Incident incident = major(shop);
            shop.tools().failNext(Operation.PAGE, Fault.rejected());

            page(shop, incident, SEARCH, CHECKOUT);

            assertThat(only(shop).woken()).containsExactly(Shop.EVA);
        }
    }

    @Test
    @Tag("A-053")
    void takes_what_they_were_asked_for_and_answers_for_nobody_else() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            page(shop, incident, Target.person(Shop.DAN));

            shop.tools().pager().acknowledge(only(shop).page().id(), Shop.DAN);
            shop.time().runDue();

            assertThat(record(incident, "P-2").status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(record(incident, "P-1").status())
                    .as("nobody of the checkout answered")
                    .isEqualTo(Status.SENT);
            shop.time().advance(Duration.ofHours(1));
            assertThat(shop.posts(incident, "no answer"))
                    .isNotEmpty()
                    .allSatisfy(post -> assertThat(post.text()).contains("checkout"));
        }
    }

    @Test
    @Tag("A-053")
    @Tag("A-054")
    void is_released_with_the_one_page_when_the_incident_is_over() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            page(shop, incident, Target.person(Shop.DAN));
            page(shop, incident, SEARCH);

            shop.settled(incident.refresh().resolve("rolled back", by(Shop.INES)));
            shop.time().advance(A_WHILE);

            assertThat(only(shop).page().state()).isEqualTo(Page.State.RESOLVED);
            assertThat(shop.tools().calls().of(Operation.PAGE_RESOLVE)).hasSize(1);
            assertThat(incident.refresh().details().reach().pages().values())
                    .extracting(PageRecord::status)
                    .containsOnly(Status.RESOLVED);
        }
    }

    @Test
    @Tag("A-053")
    void is_woken_once_although_the_answer_was_lost_and_the_page_was_resolved_meanwhile() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            shop.tools().failNext(Operation.PAGE_ADD_RESPONDERS, Fault.unknownAfter());
            page(shop, incident, Target.person(Shop.DAN));
            shop.tools().pager().resolveByHand(only(shop).page().id(), Shop.EVA);
            shop.time().runDue();
            shop.time().advance(Duration.ofMinutes(10));

            assertThat(only(shop).woken()).containsExactly(Shop.EVA, Shop.DAN);
            assertThat(record(incident, "P-2").remoteId())
                    .isEqualTo(only(shop).page().id());
        }
    }

    @Test
    void is_paged_anew_when_nobody_has_a_page_open_any_more() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            shop.tools().pager().resolveByHand(only(shop).page().id(), Shop.EVA);
            shop.time().runDue();

            page(shop, incident, Target.person(Shop.DAN));

            assertThat(shop.tools().pager().open())
                    .singleElement()
                    .satisfies(page -> assertThat(page.woken()).containsExactly(Shop.DAN));
        }
    }

    @Test
    @Tag("A-053")
    void is_paged_alone_with_a_link_to_the_other_page_where_the_pager_cannot_add_people() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            PagedIncident first = only(shop);
            shop.tools().failNext(Operation.PAGE_ADD_RESPONDERS, Fault.unsupported());

            page(shop, incident, Target.person(Shop.DAN));

            PagedIncident second = shop.pageOf(Shop.DAN);
            assertThat(second.page().id()).isNotEqualTo(first.page().id());
            assertThat(second.request().links())
                    .containsEntry("P-1", first.page().link());
        }
    }

    @Test
    @Tag("A-053")
    void waits_half_a_minute_for_a_pager_that_has_the_page_but_cannot_add_people_yet_and_then_is_paged_alone() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            shop.tools().failAlways(Operation.PAGE_ADD_RESPONDERS, Fault.unavailable(Duration.ofSeconds(3)));

            page(shop, incident, Target.person(Shop.DAN));
            shop.time().advance(Duration.ofSeconds(20));
            assertThat(only(shop).woken()).doesNotContain(Shop.DAN);
            shop.time().advance(Duration.ofSeconds(20));

            assertThat(shop.pageOf(Shop.DAN).woken()).containsExactly(Shop.DAN);
            assertThat(shop.pageOf(Shop.DAN).request().links()).containsKey("P-1");
        }
    }

    @Test
    @Tag("A-053")
    void joins_as_soon_as_the_pager_can_add_people() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            shop.tools().failNext(Operation.PAGE_ADD_RESPONDERS, Fault.unavailable(Duration.ofSeconds(3)));

            page(shop, incident, Target.person(Shop.DAN));
            shop.time().advance(Duration.ofSeconds(10));

            assertThat(only(shop).woken()).containsExactly(Shop.EVA, Shop.DAN);
        }
    }

    @Test
    @Tag("A-053")
    void is_told_of_what_changes_once_whoever_joined() {
        try (Shop shop = shop()) {
            Incident incident = page(shop, major(shop), CHECKOUT);
            incident.refresh().mitigate("failed over", by(Shop.INES));
            page(shop, incident, Target.person(Shop.DAN));
            shop.time().advance(A_WHILE);

            assertThat(only(shop).notes()).hasSize(1);
        }
    }

    @Test
    @Tag("A-036")
    void is_paged_alone_when_they_are_so_many_that_each_has_to_answer_for_their_own_service() {
        try (Shop shop = shop()) {
            Target[] many = IntStream.range(0, 11)
                    .mapToObj(n -> {
                        shop.tools().pager().service("service-" + n);
                        return Target.service("service-" + n);
                    })
                    .toArray(Target[]::new);

            Incident incident = page(shop, major(shop), CHECKOUT);
            page(shop, incident, many);

            assertThat(shop.tools().pager().pages()).hasSize(1 + many.length);
            assertThat(shop.tools().calls().of(Operation.PAGE_ADD_RESPONDERS)).isEmpty();
        }
    }
}
