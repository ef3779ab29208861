package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static dev.muster.scenarios.chat.ChatRoom.BOB;
import static dev.muster.scenarios.chat.ChatRoom.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.PlaybookBuilder;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.spi.call.Operation;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("page, in chat")
class PageByChatTest {

    private ChatRoom room;
    private String channel;

    @BeforeEach
    void open() {
        room = ChatRoom.open(PageByChatTest::shortcuts);
        room.test.tools().roster().put("PCHECK1", Person.of(CLEO)).service("PSEARCH");
        room.test
                .tools()
                .directory()
                .service("PABC123", "payment-gateway", "gateway")
                .service("PABC124", "payout", "payouts")
                .service("PCHECK1", "checkout-prod");
        room.test.tools().pager().service("PABC123");
        Incident incident = room.incident("Checkout fails");
        channel = room.channel(incident);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static void shortcuts(PlaybookBuilder playbook) {
        playbook.shortcut("pay", Target.service("checkout"))
                .shortcut("search", Target.person(BOB))
                .shortcut("Queen", Target.person(ANN))
                .shortcut("money", Target.team("payments"));
    }

    private List<PagedIncident> pages() {
        return room.test.tools().pager().pages();
    }

    private String question() {
        return room.withChoice(channel, "page-go").text();
    }

    @Test
    @Tag("A-025")
    void means_a_shortcut_before_a_service_before_a_person_before_what_a_search_finds() {
        room.tell(channel, ANN, "page search");
        assertThat(question()).contains("Page Bob");

        room.tell(channel, ANN, "page SHOP");
        assertThat(question()).contains("Page checkout");

        room.tell(channel, ANN, "page gateway");
        assertThat(question()).contains("Page payment-gateway");

        room.tell(channel, ANN, "page payments");
        assertThat(question()).contains("Page payments");

        room.tell(channel, ANN, "page @cleo");
        assertThat(question()).contains("Page Cleo");

        room.tell(channel, ANN, "page <@UBOB|bob>");
        assertThat(question()).contains("Page Bob");

        room.tell(channel, ANN, "page pay");
        assertThat(question()).contains("Page checkout");
        assertThat(pages()).isEmpty();
    }

    @Test
    @Tag("A-025")
    void means_each_kind_only_where_none_before_it_has_the_name() {
        Knowledge.PersonEntry ann =
                new Knowledge.PersonEntry(ANN, "Ann", ANN, null, Map.of("slack", "UANN"), List.of());
        Knowledge.Service service = new Knowledge.Service("Ann", Set.of(), null, "PANN", List.of(), null);
        asksFor("ann", new Knowledge(Map.of(ANN, ann), Map.of(), Map.of("Ann", service)), "service:Ann");
        asksFor("ann", new Knowledge(Map.of(ANN, ann), Map.of(), Map.of()), "person:" + ANN);
        asksFor("ann", new Knowledge(Map.of(), Map.of(), Map.of()), null);
    }

    /** Asks for the confirmation of this target at once, or, when it is null, for a choice among what a search finds. */
    private void asksFor(String word, Knowledge knowledge, @Nullable String target) {
        room.close();
        room = ChatRoom.open(playbook -> playbook.knowledge(knowledge));
        room.test.tools().directory().service("PANN2", "ann-service").service("PANN3", "annuities");
        channel = room.channel(room.incident("Checkout fails"));
        room.tell(channel, BOB, "page " + word);
        if (target == null) {
            assertThat(ChatRoom.offered(room.withChoice(channel, "page-pick")))
                    .contains("Page ann-service", "Page annuities", "Cancel");
        } else {
            room.press(channel, "page-go", BOB);
            assertThat(room.only().details().reach().pages().values())
                    .singleElement()
                    .satisfies(page -> assertThat(page.target()).isEqualTo(target));
        }
    }

    @Test
    @Tag("A-025")
    void asks_when_a_name_is_that_of_several() {
        room.close();
        room = ChatRoom.open(playbook -> playbook.knowledge(ChatRoom.twoAnns("both")));
        channel = room.channel(room.incident("Checkout fails"));

        room.tell(channel, BOB, "page @Ann");

        ChatPost list = room.withChoice(channel, "page-pick");
        assertThat(ChatRoom.offered(list)).containsExactly("Page Ann", "Page Ann", "Cancel");
        assertThat(list.text().lines().filter(line -> line.startsWith("Ann · ")))
                .as("lines that tell one from the other")
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(pages()).isEmpty();
    }

    @Test
    @Tag("A-026")
    void lists_the_shortcuts_in_the_order_of_the_alphabet_with_whom_they_mean() {
        room.tell(channel, ANN, "page list");

        assertThat(room.answer(channel).lines().skip(1))
                .containsExactly(
                        "- money · team payments",
                        "- pay · service checkout",
                        "- Queen · person Ann",
                        "- search · person Bob");
    }

    @Test
    @Tag("A-027")
    void pages_the_service_by_the_id_that_the_pager_knows() {
        room.tell(channel, ANN, "page pay");
        room.press(channel, "page-go", ANN);

        assertThat(pages()).singleElement().satisfies(page -> {
            assertThat(page.request().target()).isEqualTo(new PageTarget.Service("PCHECK1", "checkout"));
            assertThat(page.woken()).containsExactly(CLEO);
        });
    }

    @Test
    @Tag("A-029")
    void offers_what_the_directory_finds_for_a_word_that_is_no_name() {
        room.tell(channel, ANN, "page chekout");

        ChatPost list = room.withChoice(channel, "page-pick");
        assertThat(ChatRoom.offered(list)).containsExactly("Page checkout", "Cancel");
        assertThat(list.content().choices().get(0).block())
                .as("the line that the button is beside")
                .isEqualTo(list.text().lines().toList().indexOf("checkout · service"));

        room.tell(channel, ANN, "page pay-something");
        assertThat(room.answer(channel)).contains("nobody to page for “pay-something”", "page list");
        assertThat(pages()).isEmpty();
    }

    @Test
    @Tag("A-029")
    void offers_eight_of_the_many_that_the_directory_finds() {
        for (int n = 1; n <= 20; n++) {
            room.test.tools().directory().service("PLEDGER" + n, "ledger-" + n);
        }
        room.tell(channel, ANN, "page ledger");

        assertThat(ChatRoom.offered(room.withChoice(channel, "page-pick")))
                .hasSize(9)
                .endsWith("Cancel")
                .filteredOn(label -> label.startsWith("Page ledger-"))
                .hasSize(8);
    }

    @Test
    @Tag("A-029")
    void pages_what_is_picked_once_it_is_confirmed() {
        room.tell(channel, ANN, "page paymnt");
        ChatPost list = room.press(channel, "page-pick", BOB);

        assertThat(room.chat().posts(channel))
                .filteredOn(post -> post.ref().equals(list.ref()))
                .first()
                .extracting(ChatPost::text)
                .asString()
                .contains("Bob picked");
        assertThat(pages()).isEmpty();
        room.press(channel, "page-go", BOB);
        assertThat(pages()).hasSize(1);
    }

    @Test
    void says_before_that_nobody_is_on_call() {
        room.tell(channel, ANN, "page pay");
        assertThat(question()).contains("On call now: Cleo");

        room.tell(channel, ANN, "page all search, checkout");
        room.tell(channel, ANN, "page all");
        assertThat(room.answer(channel)).contains("Something is missing");

        room.test.tools().roster().clear("PCHECK1", 1);
        room.tell(channel, ANN, "page pay");
        assertThat(question()).contains("Nobody is on call for checkout now");
    }

    @Test
    @Tag("A-030")
    void pages_only_once_it_is_confirmed_and_a_second_press_does_nothing() {
        room.tell(channel, ANN, "page pay");
        ChatPost question = room.withChoice(channel, "page-go");
        String go = ChatRoom.choice(question, "page-go").id();
        String drop = ChatRoom.choice(question, "page-drop").id();
        assertThat(pages()).isEmpty();

        room.chat().people().press(question.ref(), go, BOB);
        room.chat().people().press(question.ref(), go, ANN);
        room.chat().people().press(question.ref(), drop, ANN);
        room.run();

        assertThat(pages()).hasSize(1);
        assertThat(room.only().details().reach().pages().get("P-1").why()).contains("Bob");
        assertThat(text(question)).contains("Bob pages checkout");
        assertThat(room.chat().posts(channel))
                .noneMatch(post -> post.content().choices().stream().anyMatch(c -> c.id().startsWith("page-go")));
    }

    @Test
    @Tag("A-030")
    void pages_nobody_when_it_is_called_off() {
        room.tell(channel, ANN, "page pay");
        ChatPost question = room.withChoice(channel, "page-go");
        String go = ChatRoom.choice(question, "page-go").id();
        room.chat()
                .people()
                .press(question.ref(), ChatRoom.choice(question, "page-drop").id(), ANN);
        room.chat().people().press(question.ref(), go, BOB);
        room.run();

        assertThat(pages()).isEmpty();
        assertThat(text(question)).contains("Ann called it off");
        room.test.time().advance(Duration.ofHours(1));
        assertThat(text(question)).contains("Ann called it off");
    }

    @Test
    @Tag("A-030")
    void pages_nobody_when_the_question_was_not_answered_in_time() {
        room.tell(channel, ANN, "page pay");
        ChatPost question = room.withChoice(channel, "page-go");
        room.test.time().advance(Duration.ofMinutes(11));

        assertThat(text(question)).contains("not answered in time");
        assertThat(room.chat().posts(channel))
                .noneMatch(post -> post.content().choices().stream().anyMatch(c -> c.id().startsWith("page-go")));
        assertThat(pages()).isEmpty();
    }

    @Test
    @Tag("A-030")
    void pages_nobody_when_a_button_that_should_be_gone_is_pressed_after_all() {
        room.test.tools().failAlways(Operation.CONVERSATION_UPDATE, Fault.unavailable());
        room.tell(channel, ANN, "page pay");
        ChatPost question = room.withChoice(channel, "page-go");
        room.test.time().advance(Duration.ofMinutes(11));
        room.chat()
                .people()
                .press(question.ref(), ChatRoom.choice(question, "page-go").id(), ANN);
        room.run();

        assertThat(pages()).isEmpty();
        room.test.tools().heal();
        room.test.time().advance(Duration.ofMinutes(10));
        assertThat(text(question)).contains("not answered in time");
    }

    private String text(ChatPost before) {
        return room.chat().posts(channel).stream()
                .filter(post -> post.ref().equals(before.ref()))
                .findFirst()
                .orElseThrow()
                .text();
    }

    enum Loss {
        TIMEOUT_AFTER_ACCEPTING,
        TIMEOUT_BEFORE,
        BUG_AFTER;

        Fault fault() {
            return switch (this) {
                case TIMEOUT_AFTER_ACCEPTING -> Fault.unknownAfter();
                case TIMEOUT_BEFORE -> Fault.unknownBefore();
                case BUG_AFTER -> Fault.bugAfter();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("A-031")
    void makes_exactly_one_page_when_the_pager_takes_it_and_its_answer_is_lost(Loss loss) {
        room.tool().failNext(Operation.PAGE, loss.fault(), 2);
        room.tell(channel, ANN, "page pay");
        room.press(channel, "page-go", ANN);
        room.test.time().advance(Duration.ofMinutes(2));

        assertThat(pages())
                .singleElement()
                .satisfies(page -> assertThat(page.woken()).containsExactly(CLEO));
        assertThat(room.tool().doubled()).isEmpty();
        assertThat(room.only().details().reach().pages()).hasSize(1);
    }

    @Test
    @Tag("A-032")
    void pages_a_person_and_says_what_to_do_about_one_it_does_not_know() {
        room.tell(channel, ANN, "page @cleo");
        room.press(channel, "page-go", ANN);
        assertThat(pages())
                .singleElement()
                .satisfies(page -> assertThat(page.woken()).containsExactly(CLEO));

        room.tell(channel, ANN, "page @nobody");
        assertThat(room.answer(channel)).contains("I do not know “nobody”", "handle");
        assertThat(pages()).hasSize(1);
    }

    @Test
    @Tag("A-032")
    void says_why_the_pager_does_not_know_a_person_and_what_to_do_in_the_words_of_the_pager() {
        room.tool().failNext(Operation.PAGE, Fault.rejected());
        room.tell(channel, ANN, "page @cleo");
        room.press(channel, "page-go", ANN);

        assertThat(pages()).isEmpty();
        assertThat(room.answers(channel))
                .filteredOn(text -> text.contains("The page to Cleo failed"))
                .singleElement()
                .asString()
                .contains("was refused, as the test asked", "ask for something else");
    }

    @Test
    @Tag("L-024")
    void calls_whoever_is_on_call_for_the_service_at_that_instant() {
        Incident incident =
                room.test.incidents().declare(Declaration.of("Nobody can pay").reportedBy(ANN));
        room.run();
        channel = room.channel(incident.refresh());
        Instant handOver = room.test.time().now().plus(Duration.ofHours(1));
        room.test.tools().roster().override("PCHECK1", 1, Person.of(BOB), handOver, handOver.plus(Duration.ofDays(1)));

        room.tell(channel, ANN, "page checkout");
        assertThat(question()).contains("On call now: Cleo");
        room.press(channel, "page-go", ANN);
        assertThat(pages()).extracting(PagedIncident::woken).containsExactly(List.of(CLEO));
        room.tell(channel, CLEO, "page checkout");
        room.test.time().advanceTo(handOver);
        room.tell(channel, CLEO, "page checkout");
        assertThat(question()).contains("On call now: Bob");
        room.press(channel, "page-go", CLEO);

        assertThat(pages()).extracting(PagedIncident::woken).containsExactly(List.of(CLEO, BOB));
    }

    @Test
    void pages_every_member_of_a_team_that_has_nobody_on_call() {
        room.close();
        room = ChatRoom.open(playbook -> playbook.knowledge(ChatRoom.twoAnns("both")));
        channel = room.channel(room.incident("Checkout fails"));
        room.tell(channel, BOB, "page both");
        room.press(channel, "page-go", BOB);

        assertThat(pages())
                .singleElement()
                .satisfies(
                        page -> assertThat(page.woken()).containsExactly("ann@example.com", "ann.other@example.com"));
    }

    @Test
    void does_not_wake_anybody_twice_for_the_same_thing() {
        room.tell(channel, ANN, "page pay");
        room.press(channel, "page-go", ANN);
        room.tell(channel, ANN, "page pay");
        room.press(channel, "page-go", ANN);

        assertThat(pages()).hasSize(1);
        assertThat(room.answers(channel)).anyMatch(text -> text.contains("a page is open already"));
    }

    @Test
    void goes_through_a_form_where_the_card_offers_it() {
        room.press(channel, "page:", ANN);
        room.chat().people().submit("page:INC-1", java.util.Map.of("whom", "pay"), ANN);
        room.run();

        assertThat(question()).contains("Page checkout");
        assertThat(pages()).isEmpty();
    }

    @Test
    void is_no_command_when_somebody_just_talks_of_a_page() {
        int before = room.answers(channel).size();
        room.say(channel, ANN, "page me when you are back from lunch");
        room.say(channel, ANN, "page two please");
        room.say(room.general, ANN, "page pay");

        assertThat(room.answers(channel)).hasSize(before);
        assertThat(room.answers(room.general)).isEmpty();

        room.say(channel, ANN, "page pay");
        assertThat(question()).contains("Page checkout");
    }
}
