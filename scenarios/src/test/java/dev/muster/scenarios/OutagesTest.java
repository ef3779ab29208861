package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Health;
import dev.muster.Incident;
import dev.muster.automation.Templates;
import dev.muster.automation.Unreached;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.Fault;
import dev.muster.role.Role;
import dev.muster.spi.call.Operation;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** S18, S19, S20 and S23: tools that are away for minutes or hours, and one thing that a tool never takes. */
@DisplayName("While tools are away")
class OutagesTest {

    private static final Predicate<Operation> CHAT = each -> each.name().startsWith("CONVERSATION_");
    private static final Predicate<Operation> EVERYTHING = each -> each != Operation.READ;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(book -> book.everyType(type -> type.engage(
                Shop.bring("on call", true, Target.service("checkout"), Target.team("incident-managers")))));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void away(Predicate<Operation> which) {
        Stream.of(Operation.values())
                .filter(which)
                .forEach(each -> shop.tools().failAlways(each, Fault.unavailable(null)));
    }

    private Incident declare() {
        return shop.incidents()
                .declare(Declaration.of("Checkout fails").withSeverity("MAJOR").reportedBy(Shop.PIA));
    }

    private List<StoredIntent> effects(Incident incident, IntentState state) {
        return shop.incidents().engine().effects(incident.id()).stream()
                .filter(each -> each.state() == state)
                .toList();
    }

    private String timeline(Incident incident) {
        return incident.refresh().timeline().asMarkdown(Locale.ENGLISH, java.time.ZoneOffset.UTC);
    }

    @Test
    @Tag("T-019")
    void a_chat_that_is_away_for_two_hours_holds_up_no_page_and_no_ticket_and_there_is_one_channel_afterwards()
            throws IOException {
        away(CHAT);

        Incident incident = declare();
        assertThat(shop.tools().calls().writes())
                .as("a declaration calls no tool")
                .isEmpty();
        shop.time().advance(Duration.ofSeconds(5));

        assertThat(shop.pageOf(Shop.EVA).woken()).contains(Shop.EVA);
        assertThat(incident.refresh().resource(ResourceKind.TICKET)).isPresent();
        shop.time().advance(Duration.ofMinutes(5));
        assertThat(shop.tools().mailbox().sentTo(Shop.EVA))
                .as("told by mail that there is no channel")
                .isNotEmpty();
        shop.time().advance(Duration.ofHours(2).minusSeconds(305));
        assertThat(incident.refresh().resource(ResourceKind.CONVERSATION)).isEmpty();

        shop.tools().heal();
        shop.time().advance(Duration.ofMinutes(15));

        assertThat(shop.tools().chat().channels()).hasSize(1);
        assertThat(shop.channel(incident).members()).contains(Shop.EVA, Shop.INES, Shop.PIA);
        assertThat(shop.tools().doubled()).isEmpty();
        assertThat(effects(incident, IntentState.PARKED)).isEmpty();
        Row.tell(
                "S18",
                "chat away for 2 h, virtual: page and ticket within 5 s, people told by mail within 5 min; afterwards"
                        + " %d channel with everybody, %d doubled, %d given up; the declaration called no tool",
                shop.tools().chat().channels().size(),
                shop.tools().doubled().size(),
                effects(incident, IntentState.PARKED).size());
    }

    @Test
    void with_every_tool_away_nothing_is_forgotten_and_a_host_is_told_whom_to_telephone() throws IOException {
        away(EVERYTHING);

        Incident incident = declare();
        assertThat(incident.unreached())
                .as("before the pager was asked at all")
                .extracting(Unreached::target)
                .containsExactly("service:checkout", "team:incident-managers");
        shop.time().advance(Duration.ofHours(2));

        assertThat(incident.refresh().state()).isEqualTo(State.ACTIVE);
        assertThat(shop.events(incident, Event.PageFailed.class)).hasSize(2);
        int calls = shop.tools().calls().size();
        assertThat(incident.refresh().unreached())
                .allSatisfy(each -> assertThat(each.failed()).isTrue())
                .flatExtracting(Unreached::people)
                .extracting(person -> person.name() + " " + person.phone())
                .containsExactlyInAnyOrder("Eva null", "Ines +49 30 555 0101");
        assertThat(shop.tools().calls().size()).as("no tool is asked").isEqualTo(calls);
        assertThat(shop.incidents().engine().health().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(shop.incidents().engine().health().parked())
                .containsOnlyKeys(effects(incident, IntentState.PARKED).stream()
                        .map(each -> each.intent().key().value())
                        .toArray(String[]::new));
        assertThat(effects(incident, IntentState.PENDING))
                .extracting(each -> each.intent().kind())
                .contains("open-conversation", "create-ticket", "invite-people");
        assertThat(timeline(incident))
                .contains("Page P-1 could not be delivered")
                .contains("Reminder that an update is due to everybody in the channel");

        shop.tools().heal();
        shop.time().advance(Duration.ofMinutes(15));

        assertThat(shop.posts(incident, "Please telephone: Ines +49 30 555 0101"))
                .hasSize(1);
        assertThat(shop.tools().tickets().all()).hasSize(1);
        assertThat(shop.tools().chat().channels()).hasSize(1);
        assertThat(shop.tools().pager().pages())
                .as("nobody is woken two hours late by what people were told to do by telephone")
                .isEmpty();
        assertThat(shop.tools().doubled()).isEmpty();
        Row.tell(
                "S19",
                "every tool away for 2 h, virtual: declared, %d pages given up after 3 min, told by health and timeline,"
                        + " everything else kept; afterwards whom to telephone is told, %d doubled; the"
                        + " host is told whom to telephone at any time, without a tool",
                shop.events(incident, Event.PageFailed.class).size(),
                shop.tools().doubled().size());
    }

    @Test
    void forty_updates_of_the_half_hour_in_which_chat_was_away_are_one_post_and_nobody_is_asked_for_what_is_over()
            throws IOException {
        Incident incident = shop.settled(declare());
        int before = shop.posts(incident).size();
        away(CHAT.or(each -> each == Operation.PAGE));
        incident = incident.page(List.of(Target.service("search")), "it may be the search", by(Shop.INES));
        for (int i = 1; i <= 40; i++) {
            incident = incident.refresh().update("finding " + i, by(Shop.INES));
            shop.time().advance(Duration.ofSeconds(45));
        }
        incident = incident.refresh().mitigate("rolled back", by(Shop.INES)).resolve("all well", by(Shop.INES));
        assertThat(shop.events(incident, Event.ReminderGiven.class)).isNotEmpty();

        shop.tools().heal();
        shop.time().advance(Duration.ofMinutes(15));

        List<String> late = shop
                .posts(incident)
                .subList(before, shop.posts(incident).size())
                .stream()
                .map(ChatPost::text)
                .toList();
        assertThat(late)
                .filteredOn(text -> text.contains("finding"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Update 40", "finding 40", "Could not be posted in time: 1–39", "39: finding 39")
                        .doesNotContain("Next update"));
        assertThat(late)
                .noneMatch(text -> text.contains("Nobody leads"))
                .noneMatch(text -> text.contains("telephone"))
                .noneMatch(text -> text.contains("no answer"));
        assertThat(shop.tools().pager().open()).isEmpty();
        assertThat(shop.tools().pager().pages())
                .as("the search was paged for an incident that is over")
                .noneMatch(page -> page.request().target() instanceof PageTarget.Service service
                        && service.id().equals("search"));
        Row.tell(
                "S20",
                "40 updates in 30 min without chat, resolved meanwhile: %d post of them, %d posts in all, 0 pages, 0"
                        + " reminders of what is over",
                late.stream().filter(text -> text.contains("finding")).count(),
                late.size());
    }

    @Test
    void an_update_says_what_could_not_be_posted_before_it_once() {
        Incident incident = shop.settled(declare());
        incident = shop.settled(incident.update("looking", by(Shop.INES)));
        away(CHAT);
        incident = incident.update("it is the cache", by(Shop.INES));
        shop.time().advance(Duration.ofMinutes(1));
        incident = incident.refresh().update("cache is emptied", by(Shop.INES));
        shop.tools().heal();
        shop.time().advance(Duration.ofMinutes(5));
        incident = shop.settled(incident.refresh().update("watching", by(Shop.INES)));

        assertThat(shop.posts(incident, "looking")).hasSize(1);
        assertThat(shop.posts(incident, "it is the cache"))
                .singleElement()
                .satisfies(post -> assertThat(post.text())
                        .contains(
                                "Update 3",
                                "cache is emptied",
                                "Could not be posted in time: 2",
                                "2: it is the cache"));
        assertThat(shop.posts(incident, "Update 4"))
                .singleElement()
                .satisfies(post -> assertThat(post.text())
                        .contains("watching", "Next update")
                        .doesNotContain("in time"));
    }

    @Test
    void outsiders_get_the_newest_of_the_updates_that_their_mail_missed() {
        try (Shop told = Shop.open(book -> book.everyType(type -> type.notice(new NoticeRule(
                "progress", Trigger.UPDATE_POSTED, Match.ALWAYS, "everybody", Templates.NOTICE_UPDATE, false))))) {
            Incident incident = told.settled(told.incidents().declare("Search is slow"));
            told.tools().failAlways(Operation.MAIL_SEND, Fault.unavailable(null));
            told.tools().failAlways(Operation.CONVERSATION_WHISPER, Fault.unavailable(null));
            for (int i = 1; i <= 5; i++) {
                incident = incident.refresh().update("finding " + i, by(Shop.INES));
                told.time().advance(Duration.ofMinutes(5));
            }

            told.tools().heal();
            told.time().advance(Duration.ofMinutes(15));

            assertThat(told.tools().chat().directs())
                    .filteredOn(each -> each.to().equals(Shop.PIA))
                    .extracting(each -> each.content().text().toString())
                    .filteredOn(text -> text.contains("finding"))
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("finding 5"));
        }
    }

    @Test
    void somebody_who_took_the_lead_meanwhile_is_not_asked_for_a_lead_afterwards() {
        Incident incident = shop.settled(shop.incidents().declare("Search is slow"));
        away(CHAT);
        shop.time().advance(Duration.ofMinutes(21));
        assertThat(shop.events(incident, Event.ReminderGiven.class)).isNotEmpty();
        incident.refresh().assign(Role.LEAD, Shop.INES, by(Shop.INES));

        shop.tools().heal();
        shop.time().advance(Duration.ofMinutes(15));

        assertThat(shop.posts(incident, "Nobody leads")).isEmpty();
        assertThat(shop.posts(incident, "leads now")).hasSize(1);
    }

    @Test
    void one_thing_in_a_hundred_that_a_tool_never_takes_holds_up_nothing_else_and_is_given_up_loudly()
            throws IOException {
        shop.tools().failNext(Operation.TICKET_CREATE, Fault.rejected());
        Incident poisoned = shop.settled(declare());
        for (int i = 1; i < 100; i++) {
            shop.incidents().declare(Declaration.of("Incident " + i).withSeverity("MINOR"));
        }
        shop.time().advance(Duration.ofMinutes(30));

        String poison = poisoned.id() + "/create-ticket";
        assertThat(shop.tools().tickets().all()).hasSize(99);
        assertThat(shop.tools().chat().channels()).hasSize(100);
        assertThat(shop.incidents().engine().health().parked().keySet())
                .as("itself, and what is of no use without it")
                .contains(poison)
                .allMatch(key -> key.startsWith(poisoned.id() + "/"));
        assertThat(shop.incidents().engine().health().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(timeline(poisoned)).contains("Given up: create-ticket");
        Row.tell(
                "S23",
                "1 ticket in 100 that its tool never takes: the other %d made, %d of 100 channels, given up after 1 try and"
                        + " told by health and timeline",
                shop.tools().tickets().all().size(),
                shop.tools().chat().channels().size());
    }
}
