package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static dev.muster.scenarios.chat.ChatRoom.BOB;
import static dev.muster.scenarios.chat.ChatRoom.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.communication.CommunicationPolicy;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.PrivateMessage;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import dev.muster.spi.conversation.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what a message offers")
class ChoicesByChatTest {

    private ChatRoom room;
    private String channel;

    @BeforeEach
    void open() {
        room = ChatRoom.open();
        channel = room.channel(room.incident("Checkout fails"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Incident incident() {
        return room.only();
    }

    /** The newest message to one person alone that offers this. */
    private PrivateMessage toOne(String begins) {
        List<PrivateMessage> all = new ArrayList<>(room.chat().whispers());
        all.addAll(room.chat().directs());
        return all.stream()
                .filter(message -> ChatRoom.pressed(message.content(), begins).isPresent())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nobody is offered " + begins + ": " + all));
    }

    private void pressAlone(String begins) {
        PrivateMessage message = toOne(begins);
        room.chat()
                .people()
                .press(message, ChatRoom.pressed(message.content(), begins).orElseThrow());
        room.run();
    }

    private void send(String form, Map<String, String> values, String who) {
        room.chat().people().submit(form, values, who);
        room.run();
    }

    @Test
    void lists_the_roles_when_nobody_leads_and_keeps_the_list_true() {
        room.test.time().advance(Duration.ofMinutes(30));
        ChatPost list = room.withChoice(channel, "take:INC-1:lead");
        assertThat(list.text()).contains("Incident Commander · open");
        assertThat(ChatRoom.offered(list)).contains("Take the role Incident Commander", "Ask someone");

        room.press(channel, "take:INC-1:lead", ANN);

        assertThat(incident().lead()).contains(ANN);
        ChatPost now = room.withChoice(channel, "hand-over:INC-1:lead");
        assertThat(now.ref()).isEqualTo(list.ref());
        assertThat(now.text()).contains("Incident Commander · Ann");
        assertThat(ChatRoom.pressed(now.content(), "take:INC-1:lead")).isEmpty();

        room.chat().people().pick(now.ref(), "hand-over:INC-1:lead", BOB, ANN);
        room.run();
        assertThat(incident().lead()).contains(BOB);
    }

    @Test
    void asks_the_one_who_is_picked_to_come() {
        room.test.time().advance(Duration.ofMinutes(30));
        ChatPost list = room.withChoice(channel, "ask:INC-1:lead");

        room.chat().people().pick(list.ref(), "ask:INC-1:lead", CLEO, ANN);
        room.run();

        assertThat(incident().details().team().has(CLEO)).isTrue();
        assertThat(incident().details().team().participants().get(CLEO).role()).isEqualTo(Role.LEAD);
    }

    @Test
    void lets_a_late_update_be_reminded_of_later_and_then_no_more() {
        room.close();
        CommunicationPolicy promised =
                new CommunicationPolicy(Map.of(), List.of(), Map.of(Tier.MINOR, Duration.ofMinutes(30)), Map.of());
        room = ChatRoom.open(book -> book.everyType(type -> type.communication(promised)));
        channel = room.channel(room.incident("Checkout fails"));
        room.tell(channel, ANN, "take lead");
        room.test.time().advance(Duration.ofMinutes(31));
        int before = room.chat().directs().size();

        pressAlone("snooze:INC-1:PT10M/UPDATE_DUE");
        assertThat(room.chat().directs().get(room.chat().directs().size() - 1).text())
                .contains("you are reminded again at");
        room.test.time().advance(Duration.ofMinutes(11));
        assertThat(room.chat().directs().subList(before, room.chat().directs().size()))
                .filteredOn(message -> message.content().kind().equals("remind.update"))
                .singleElement()
                .satisfies(again -> assertThat(again.to()).isEqualTo(ANN));

        pressAlone("snooze:INC-1:stop/UPDATE_DUE");
        int told = room.chat().directs().size();
        room.test.time().advance(Duration.ofHours(5));
        assertThat(room.chat().directs().subList(told, room.chat().directs().size()))
                .noneMatch(message -> message.content().kind().startsWith("remind.update"));
        assertThat(incident().details().reach().reminded(Reminder.UPDATE_DUE, "0"))
                .isPositive();
    }

    @Test
    void lets_who_was_called_hand_it_to_somebody_else() {
        room.chat().people().join(channel, BOB);
        room.run();
        PrivateMessage briefing = toOne("hand-on:INC-1");
        assertThat(briefing.to()).isEqualTo(BOB);

        room.chat().people().pick(briefing, "hand-on:INC-1", CLEO);
        room.run();

        assertThat(incident().details().team().active()).contains(CLEO).doesNotContain(BOB);
    }

    @Test
    void adds_a_task_and_tells_who_sent_it_what_cannot_be_read() {
        room.press(channel, "task:INC-1", ANN);
        send("task:INC-1", Map.of("title", "call the bank", "who", "@bob", "due", "17:30"), ANN);
        assertThat(incident().details().work().tasks().get("T-1")).satisfies(task -> {
            assertThat(task.title()).isEqualTo("call the bank");
            assertThat(task.owner()).isEqualTo(BOB);
            assertThat(task.dueAt()).isEqualTo("2026-01-05T17:30:00Z");
        });

        room.press(channel, "task:INC-1", CLEO);
        send("task:INC-1", Map.of("title", "call them again", "due", "soonish"), CLEO);
        assertThat(incident().details().work().tasks()).hasSize(1);
        assertThat(room.chat().directs()).anySatisfy(told -> {
            assertThat(told.to()).isEqualTo(CLEO);
            assertThat(told.text()).contains("“soonish” is no time");
        });
    }

    @Test
    void corrects_the_times_and_adds_a_follow_up_when_it_is_resolved() {
        room.tell(channel, ANN, "resolve: done");
        ChatPost resolved = room.withChoice(channel, "reopen:INC-1");
        assertThat(ChatRoom.choice(resolved, "reopen:INC-1"))
                .isInstanceOfSatisfying(
                        Choice.Button.class,
                        button -> assertThat(button.confirmation())
                                .isNotNull()
                                .extracting(Choice.Confirmation::title)
                                .isEqualTo("Reopen INC-1?"));

        room.press(channel, "times:INC-1", ANN);
        send("times:INC-1", Map.of("time-started", "11:40", "why", "the graphs"), ANN);
        assertThat(incident().details().progress().began().startedAt()).isEqualTo("2026-01-05T11:40:00Z");

        room.press(channel, "follow-up:INC-1", ANN);
        send("follow-up:INC-1", Map.of("title", "pin the library", "who", "me", "due", "2026-02-01"), ANN);
        assertThat(incident().details().work().actionItems().get("A-1")).satisfies(item -> {
            assertThat(item.title()).isEqualTo("pin the library");
            assertThat(item.owner()).isEqualTo(ANN);
        });
        Instant due = incident().details().work().actionItems().get("A-1").dueAt();

        room.test.time().advance(Duration.between(room.test.time().now(), due.minus(Duration.ofHours(1))));
        pressAlone("item-move:INC-1:A-1");
        send("item-move:INC-1:A-1", Map.of("due", "2026-03-01", "why", "holidays"), ANN);
        assertThat(incident().details().work().actionItems().get("A-1").dueAt()).isAfter(due);
    }

    @Test
    void declares_with_a_form_and_does_what_is_ticked_there_without_asking_again() {
        room.tell(room.general, ANN, "new incident");
        room.press(room.general, "declare:", ANN);
        String form = "declare:" + room.general;
        send(
                form,
                Map.of(
                        "title", "Search finds nothing",
                        "impact", "everybody",
                        "severity", "MAJOR",
                        "services", "search, search",
                        "options", "private"),
                ANN);

        Incident declared = room.test.incidents().get("INC-2");
        assertThat(declared.title()).isEqualTo("Search finds nothing");
        assertThat(declared.severity().name()).isEqualTo("MAJOR");
        assertThat(declared.details().facts().description()).isEqualTo("everybody");
        assertThat(declared.details().facts().services()).containsExactly("search");
        assertThat(declared.details().facts().confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
        assertThat(room.test.tools().pager().pages()).isEmpty();
        assertThat(room.answer(room.general)).contains("INC-2 is declared").doesNotContain("Search finds nothing");
    }

    @Test
    void ends_it_as_the_duplicate_of_another() {
        room.incident("Payments fail");
        room.chat().people().join(channel, ANN);
        room.press(channel, "duplicate:INC-1", ANN);
        send("duplicate:INC-1", Map.of("incident", "INC-9"), ANN);
        assertThat(room.chat().directs()).anyMatch(told -> told.text().contains("no incident “INC-9”"));
        assertThat(room.test.incidents().get("INC-1").state()).isEqualTo(State.ACTIVE);

        room.press(channel, "duplicate:INC-1", ANN);
        send("duplicate:INC-1", Map.of("incident", "INC-2"), ANN);
        assertThat(room.test.incidents().get("INC-1").state()).isEqualTo(State.MERGED);
    }
}
