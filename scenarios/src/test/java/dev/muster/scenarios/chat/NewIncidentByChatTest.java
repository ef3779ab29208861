package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static dev.muster.scenarios.chat.ChatRoom.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Source;
import dev.muster.playbook.PlaybookBuilder;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.provider.inmemory.TrackedTicket;
import dev.muster.severity.Severity;
import dev.muster.severity.SeverityPolicy;
import dev.muster.spi.call.Operation;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("new incident, in chat")
class NewIncidentByChatTest {

    private ChatRoom room;

    @BeforeEach
    void open() {
        room = ChatRoom.open(NewIncidentByChatTest::withLeadOnCall);
        room.test.tools().roster().put("PCHECK1", Person.of(BOB));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static void withLeadOnCall(PlaybookBuilder playbook) {
        playbook.shortcut("incident-commander", Target.service("checkout"));
    }

    @Test
    @Tag("A-013")
    void takes_its_summary_from_the_text_and_asks_for_one_when_there_is_none() {
        room.tell(room.general, ANN, "new incident");

        assertThat(room.count()).isZero();
        assertThat(room.answer(room.general))
                .startsWith("What is wrong, in one line?")
                .contains("new incident checkout");

        room.tell(room.general, ANN, "New  incident: checkout errors");

        assertThat(room.only().title()).isEqualTo("checkout errors");
    }

    @Test
    @Tag("N-022")
    void comes_from_within_and_whoever_wrote_it_reported_it_and_takes_part() {
        room.tell(room.general, ANN, "new incident checkout errors\nsince the deployment at noon");

        Incident incident = room.only();
        assertThat(incident.details().facts().source()).isEqualTo(Source.INTERNAL);
        assertThat(incident.details().facts().reporter()).isEqualTo(ANN);
        assertThat(incident.details().facts().description()).isEqualTo("since the deployment at noon");
        assertThat(incident.details().team().has(ANN)).isTrue();
    }

    @Test
    @Tag("N-022")
    void knows_people_by_their_handle_and_takes_strangers_by_it() {
        room.tell(room.general, "UBOB", "new incident search is slow");
        room.tell(room.general, "U-stranger", "new incident mail is slow");

        assertThat(room.test.incidents().get("INC-1").details().facts().reporter())
                .isEqualTo(BOB);
        assertThat(room.test.incidents().get("INC-2").details().team().has("U-stranger"))
                .isTrue();
    }

    @Test
    @Tag("A-014")
    void makes_a_ticket_with_the_defaults_and_posts_its_link_where_it_was_asked() {
        room.tell(room.general, ANN, "new incident checkout errors");

        TrackedTicket ticket = room.test.tools().tickets().all().get(0);
        assertThat(room.test.tools().tickets().all()).hasSize(1);
        assertThat(ticket.ticket().summary()).isEqualTo("checkout errors");
        assertThat(ticket.kind()).isEqualTo("incident");
        assertThat(ticket.priority()).isEqualTo("LOW");
        assertThat(room.answers(room.general))
                .filteredOn(text -> text.contains(ticket.ticket().link().toString()))
                .hasSize(1);
    }

    @Test
    @Tag("A-014")
    void makes_a_ticket_of_the_priority_that_the_playbook_gives_what_nobody_has_classified() {
        room.close();
        room = ChatRoom.open(playbook -> playbook.everyType(type ->
                type.severity(new SeverityPolicy("1", List.of(Severity.MAJOR), List.of(), Severity.MAJOR.name()))));
        room.tell(room.general, ANN, "new incident checkout errors");

        assertThat(room.test.tools().tickets().all())
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.priority()).isEqualTo("HIGH"));
    }

    @Test
    @Tag("A-014")
    void posts_the_link_late_when_the_ticket_comes_late() {
        room.test.tools().failAlways(Operation.TICKET_CREATE, Fault.unavailable());
        room.tell(room.general, ANN, "new incident checkout errors");

        assertThat(room.answers(room.general)).hasSize(1).first().asString().contains("INC-1 is declared");

        room.test.tools().heal();
        room.test.time().advance(Duration.ofHours(1));

        String link = room.test.tools().tickets().all().get(0).ticket().link().toString();
        assertThat(room.answers(room.general))
                .filteredOn(text -> text.contains(link))
                .hasSize(1);
    }

    @Test
    @Tag("A-015")
    void asks_whether_to_page_whoever_leads_and_yes_pages_the_rota_once() {
        room.tell(room.general, ANN, "new incident checkout errors");

        assertThat(room.withChoice(room.general, "page-lead").content().choices())
                .hasSize(2);
        assertThat(room.answers(room.general)).anyMatch(text -> text.contains("page the Incident Commander?"));
        assertThat(room.test.tools().pager().pages()).isEmpty();

        var post = room.withChoice(room.general, "page-lead");
        room.chat().people().press(post.ref(), "page-lead:INC-1:yes", ANN);
        room.chat().people().press(post.ref(), "page-lead:INC-1:yes", BOB);
        room.chat().people().press(post.ref(), "page-lead:INC-1:no", BOB);
        room.run();

        assertThat(room.test.tools().pager().pages())
                .hasSize(1)
                .first()
                .extracting(PagedIncident::woken, InstanceOfAssertFactories.LIST)
                .containsExactly(BOB);
        assertThat(room.chat().posts(room.general))
                .noneMatch(each -> each.content().choices().stream().anyMatch(c -> c.id().startsWith("page-lead")));
        assertThat(room.only().details().work().notes()).isEmpty();

        room.test.tools().pager().acknowledge("P1", BOB);
        room.run();
        assertThat(room.only().lead()).contains(BOB);
    }

    @Test
    @Tag("A-015")
    void asks_whether_to_page_whoever_leads_and_no_records_that_nobody_was() {
        room.tell(room.general, ANN, "new incident checkout errors");
        room.press(room.general, "page-lead:INC-1:no", ANN);

        assertThat(room.test.tools().pager().pages()).isEmpty();
        assertThat(room.only().details().work().notes().values())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.text()).contains("not paged");
                    assertThat(note.author()).isEqualTo(ANN);
                });
        assertThat(room.answers(room.general)).anyMatch(text -> text.contains("is not paged") && text.contains("Ann"));
    }

    @Test
    void does_not_ask_when_the_rules_called_whoever_leads() {
        room.close();
        room = ChatRoom.open(
                playbook -> playbook.everyType(type -> type.commander(new dev.muster.engagement.CommanderRule(
                        "always", dev.muster.engagement.Match.ALWAYS, Target.person(BOB)))));
        room.tell(room.general, ANN, "new incident checkout errors");

        assertThat(room.answers(room.general))
                .noneMatch(text -> text.contains("?"))
                .anyMatch(text -> text.contains("Bob"));
    }

    @Test
    @Tag("A-016")
    void asks_for_more_whatever_was_chosen_and_nothing_is_lost_without_an_answer() {
        room.tell(room.general, ANN, "new incident one");
        room.press(room.general, "page-lead:INC-1:yes", ANN);
        room.tell(room.general, ANN, "new incident two");
        room.press(room.general, "page-lead:INC-2:no", ANN);

        assertThat(room.chat().forms())
                .extracting(asked -> asked.form().id() + " " + asked.to())
                .containsExactly("more:INC-1 " + ANN, "more:INC-2 " + ANN);
        assertThat(room.chat().forms())
                .allMatch(asked -> asked.form().fields().stream().noneMatch(field -> field.required()));
        room.test.time().advance(Duration.ofMinutes(30));
        assertThat(room.test.tools().tickets().all()).hasSize(2);
        assertThat(room.test.tools().pager().pages()).hasSize(1);
        assertThat(room.test.incidents().get("INC-1").resource(ResourceKind.CONVERSATION))
                .isPresent();
    }

    @Test
    @Tag("A-018")
    void adds_what_is_told_later_to_the_page_that_is_out() {
        room.tell(room.general, ANN, "new incident checkout errors");
        room.press(room.general, "page-lead:INC-1:yes", ANN);
        assertThat(room.test.tools().pager().pages().get(0).notes()).isEmpty();

        room.chat()
                .people()
                .submit(
                        "more:INC-1",
                        Map.of(
                                "description",
                                "cards are refused",
                                "share",
                                "30 %",
                                "critical",
                                "yes",
                                "services",
                                "checkout, search"),
                        ANN);
        room.run();

        Incident incident = room.only();
        assertThat(incident.details().facts().description()).isEqualTo("cards are refused");
        assertThat(incident.details().facts().services()).containsExactlyInAnyOrder("checkout", "search");
        assertThat(incident.severity().name()).isEqualTo("MEDIUM");
        assertThat(room.test.tools().pager().pages().get(0).notes())
                .filteredOn(note -> note.contains("cards are refused"))
                .singleElement()
                .asString()
                .contains("search", "30 %");
    }

    @Test
    @Tag("A-017")
    void takes_an_empty_form_and_what_is_filled_in_later_goes_everywhere() {
        room.close();
        room = ChatRoom.open(playbook -> {
            withLeadOnCall(playbook);
            playbook.everyType(type -> type.plan(ChatRoom.making(
                    ResourceKind.CONVERSATION, ResourceKind.CARD, ResourceKind.TICKET, ResourceKind.DOCUMENT)));
        });
        room.tell(room.general, ANN, "new incident checkout errors");
        room.press(room.general, "page-lead:INC-1:no", ANN);
        room.chat().people().submit("more:INC-1", Map.of("description", "", "services", " "), ANN);
        room.run();
        assertThat(room.only().details().facts().description()).isEmpty();

        String channel = room.channel(room.only());
        room.tell(channel, ANN, "title Nobody can pay by card");
        room.test.time().advance(Duration.ofMinutes(1));

        assertThat(room.test.tools().tickets().all().get(0).ticket().summary()).isEqualTo("Nobody can pay by card");
        assertThat(room.chat().channel(channel).orElseThrow().topic()).contains("Nobody can pay by card");
        assertThat(room.test.tools().files().allDocuments())
                .anyMatch(document -> document.text().contains("Nobody can pay by card"));
    }

    @Test
    @Tag("A-002")
    void needs_three_moves_to_raise_page_and_tell() {
        room.tell(room.general, ANN, "new incident checkout errors");
        room.press(room.general, "page-lead:INC-1:yes", ANN);
        room.chat().people().submit("more:INC-1", Map.of("description", "cards are refused"), ANN);
        room.run();

        assertThat(room.test.tools().tickets().all())
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.description()).contains("cards are refused"));
        assertThat(room.test.tools().pager().pages()).singleElement().satisfies(page -> {
            assertThat(page.woken()).containsExactly(BOB);
            assertThat(page.request().title()).contains("checkout errors");
            assertThat(page.notes()).singleElement().asString().contains("cards are refused");
        });
    }

    @Test
    void answers_why_a_title_is_not_taken() {
        room.tell(room.general, ANN, "new incident " + "x".repeat(1001));

        assertThat(room.count()).isZero();
        assertThat(room.answer(room.general)).contains("not possible", "1001 characters", "shorten");
    }
}
