package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Pace;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.people.Person;
import dev.muster.spi.service.ServiceEntry;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("page all, in chat")
class PageManyByChatTest {

    private static final int MANY = 300;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int IN_A_WINDOW = 60;
    private static final int DOOMED = 99;

    private static ChatRoom many() {
        ChatRoom room = ChatRoom.open(playbook -> {}, tool -> tool.pace(new Pace(Operation.PAGE, IN_A_WINDOW, WINDOW)));
        for (int n = 1; n <= MANY; n++) {
            String id = "P%03d".formatted(n);
            room.test
                    .tools()
                    .directory()
                    .service(
                            new ServiceEntry(id, "service-" + n, Set.of(), "team-" + n % 7, Set.of("Log4j"), Map.of()));
            room.test.tools().roster().put(id, Person.of("on-call-" + n + "@example.com"));
        }
        room.test
                .tools()
                .directory()
                .service(new ServiceEntry("P900", "log4jammer", Set.of("log4j-tool"), null, Set.of(), Map.of()));
        return room;
    }

    @Test
    @Tag("A-036")
    void pages_three_hundred_after_one_question_within_the_limits_and_none_twice_although_a_worker_dies() {
        try (ChatRoom room = many()) {
            String channel = room.channel(room.incident("A hole in a logger"));
            room.tell(channel, ANN, "page all log4j");

            assertThat(room.withChoice(channel, "page-go").text())
                    .contains("Page 300 for INC-1?", "service-1", "… +280");
            assertThat(room.chat().posts(channel).stream()
                            .filter(post -> post.text().contains("Page 300")))
                    .hasSize(1);
            assertThat(room.test.tools().pager().pages()).isEmpty();

            room.tool().failNext(Operation.PAGE, Fault.unknownAfter(), 9);
            var question = room.withChoice(channel, "page-go");
            room.chat()
                    .people()
                    .press(question.ref(), ChatRoom.choice(question, "page-go").id(), ANN);
            firstStep(room);
            dies(room);
            room.test.time().advance(Duration.ofMinutes(12));

            List<PagedIncident> pages = room.test.tools().pager().pages();
            assertThat(pages).hasSize(MANY);
            assertThat(pages)
                    .extracting(page -> page.request().target().name())
                    .doesNotHaveDuplicates()
                    .doesNotContain("P900");
            assertThat(pages).allMatch(page -> page.woken().size() == 1);
            assertThat(room.tool().doubled()).isEmpty();
            assertThat(callsInTheBusiestWindow(room)).isLessThanOrEqualTo(IN_A_WINDOW);
            Map<String, PageRecord> known = room.only().details().reach().pages();
            assertThat(known.values()).hasSize(MANY).allMatch(page -> page.status() == PageRecord.Status.SENT);
        }
    }

    /** The confirmation is taken in, and the first batch of pages is sent. */
    private static void firstStep(ChatRoom room) {
        room.tool()
                .drainDeliveries()
                .forEach(delivery -> room.test.incidents().receive(room.tool().name(), delivery));
        room.test.incidents().engine().runOnce(room.test.time().now());
    }

    /** Another worker takes some of the work, makes half of its calls, and is never heard of again. */
    private static void dies(ChatRoom room) {
        Instant now = room.test.time().now();
        List<Claim> held =
                room.test.store().claim(new ClaimRequest("doomed", 20, Duration.ofSeconds(60), Set.of())).stream()
                        .filter(claim -> claim.intent().kind().equals("send-page"))
                        .toList();
        assertThat(held).hasSize(20);
        for (Claim claim : held.subList(0, 10)) {
            String page = claim.intent().key().value().replace("INC-1/page-", "");
            String target =
                    room.only().details().reach().pages().get(page).target().replace("service:", "");
            PageRequest request =
                    new PageRequest(new PageTarget.Service(target, target), "…", "", PageRequest.Urgency.LOW, Map.of());
            room.test
                    .tools()
                    .pager()
                    .page(
                            request,
                            CallContext.of(claim.intent().key(), now.plusSeconds(9))
                                    .withAttempt(DOOMED));
        }
    }

    private static int callsInTheBusiestWindow(ChatRoom room) {
        TreeMap<Instant, Integer> calls = new TreeMap<>();
        room.test.tools().calls().of(Operation.PAGE).stream()
                .filter(call -> call.attempt() != DOOMED)
                .forEach(call -> calls.merge(call.at(), 1, Integer::sum));
        return calls.keySet().stream()
                .mapToInt(at -> calls.subMap(at, true, at.plus(WINDOW), false).values().stream()
                        .mapToInt(n -> n)
                        .sum())
                .max()
                .orElse(0);
    }

    @Test
    @Tag("A-036")
    void shows_how_far_it_is_in_one_message_and_what_became_of_each() {
        try (ChatRoom room = many()) {
            String channel = room.channel(room.incident("A hole in a logger"));
            room.tell(channel, ANN, "page all log4j");
            int before = room.answers(channel).size();
            room.tool().failNext(Operation.PAGE, Fault.rejected());
            room.press(channel, "page-go", ANN);
            room.test.time().advance(Duration.ofSeconds(90));

            String early = progress(room, channel);
            assertThat(early).contains("of 300 acknowledged");

            room.test.time().advance(Duration.ofMinutes(10));
            List<PagedIncident> pages = room.test.tools().pager().pages();
            for (int n = 0; n < 200; n++) {
                room.test.tools().pager().acknowledge(pages.get(n).page().id(), "on-call-" + (n + 1) + "@example.com");
            }
            room.run();

            String late = progress(room, channel);
            assertThat(late)
                    .contains("200 of 300 acknowledged", "99 waiting", "1 failed")
                    .isNotEqualTo(early);
            assertThat(room.only().details().reach().pages().values())
                    .filteredOn(page -> page.status() == PageRecord.Status.FAILED)
                    .singleElement()
                    .satisfies(page ->
                            assertThat(late).contains("Failed", page.target().replace("service:", "")));
            assertThat(room.answers(channel).size() - before).as("messages").isLessThan(20);
        }
    }

    private static String progress(ChatRoom room, String channel) {
        String id =
                room.only().resource(ResourceKind.PAGE_PROGRESS).orElseThrow().id();
        return room.chat().posts(channel).stream()
                .filter(post -> post.ref().id().equals(id))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void takes_a_list_and_pages_nobody_before_each_name_is_clear() {
        try (ChatRoom room = ChatRoom.open()) {
            String channel = room.channel(room.incident("Checkout fails"));
            room.tell(channel, ANN, "page all checkout, serch, @cleo");
            assertThat(room.answer(channel)).contains("Nobody is paged yet", "serch (search?)");

            room.tell(channel, ANN, "page all checkout, search\n@cleo, checkout");
            assertThat(room.withChoice(channel, "page-go").text()).contains("Page 3", "checkout, search, Cleo");
            room.press(channel, "page-go", ANN);
            assertThat(room.test.tools().pager().pages())
                    .as("one page of the incident, and two that join it")
                    .singleElement()
                    .satisfies(page -> assertThat(page.joined()).hasSize(2));

            room.tell(channel, ANN, "page all struts");
            assertThat(room.answer(channel)).contains("Nobody is paged yet", "struts");
        }
    }
}
