package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static dev.muster.scenarios.chat.ChatRoom.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Target;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.spi.call.Operation;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("what is said once, whatever happens,")
class ChatTwiceTest {

    private static final int MANY = 200;

    private final List<Delivery> told = new ArrayList<>();

    private static ChatRoom room(BreakingStore[] breaking) {
        ChatRoom room = ChatRoom.open(
                playbook -> playbook.shortcut("lead", Target.service("checkout")), tool -> tool, store -> {
                    breaking[0] = new BreakingStore(store);
                    return breaking[0].view();
                });
        room.test.tools().roster().put("PCHECK1", Person.of(BOB)).put("PSEARCH", Person.of(BOB));
        return room;
    }

    /** A short story: declare, page, tell more, conduct, page a service, read the timeline, adopt a ticket. */
    private static void story(ChatRoom room) {
        room.tell(room.general, ANN, "new incident checkout errors");
        settle(room);
        String id = room.only().id();
        room.press(room.general, "page-lead:" + id + ":yes", ANN);
        settle(room);
        room.chat().people().submit("more:" + id, Map.of("description", "cards are refused"), ANN);
        settle(room);
        String channel = room.channel(room.only());
        room.tell(channel, ANN, "task @bob call the bank");
        room.tell(channel, ANN, "learning: the alert came late");
        room.tell(channel, ANN, "close");
        room.tell(channel, ANN, "page search");
        settle(room);
        room.press(channel, "page-go", BOB);
        room.tell(channel, ANN, "pgae search");
        settle(room);
        room.tell(channel, ANN, "get timeline");
        settle(room);
    }

    private static void settle(ChatRoom room) {
        room.test.time().advance(Duration.ofMinutes(3));
    }

    private static void isToldOnce(ChatRoom room) {
        settle(room);
        assertThat(room.count()).isOne();
        assertThat(room.test.tools().tickets().all()).hasSize(1);
        assertThat(room.test.tools().pager().pages())
                .singleElement()
                .satisfies(page ->
                        assertThat(page.woken()).as("once for each of the two").hasSize(2));
        assertThat(room.only().details().reach().pages()).hasSize(2);
        assertThat(room.only().details().work().tasks()).hasSize(1);
        assertThat(room.only().details().work().notes().values())
                .as("what people said, beside the pager's own log")
                .filteredOn(note -> note.kind() != Note.Kind.PAGE)
                .hasSize(1);
        assertThat(room.only().details().facts().description()).isEqualTo("cards are refused");
        assertThat(room.test.tools().pager().pages().get(0).notes()).hasSize(1);
        String channel = room.channel(room.only());
        for (String once : List.of(
                "Task T-1",
                "Kept for the review",
                "not possible",
                "Bob pages search",
                "Did you mean",
                "Nothing is on the timeline")) {
            assertThat(answers(room, channel))
                    .as(once)
                    .filteredOn(text -> text.contains(once))
                    .hasSize(1);
        }
        assertThat(answers(room, room.general)).hasSize(2);
        assertThat(room.tool().doubled())
                .as("all but private messages, of which no tool can tell")
                .allMatch(made -> made.contains("PrivateMessage"));
        assertThat(room.test.store().quarantine(10)).isEmpty();
        assertThat(room.only().details().reach().parked().keySet()).noneMatch(effect -> effect.startsWith("reply"));
    }

    private static List<String> answers(ChatRoom room, String conversation) {
        return room.chat().posts(conversation).stream()
                .filter(post -> post.author().equals(InMemoryChat.BOT) && !post.deleted())
                .map(ChatPost::text)
                .toList();
    }

    @Test
    void is_done_once_when_every_delivery_comes_three_times_and_once_more_under_another_name() {
        BreakingStore[] breaking = new BreakingStore[1];
        try (ChatRoom room = room(breaking)) {
            room.tool().onDelivery(delivery -> {
                told.add(delivery);
                room.test.incidents().receive("inmemory", delivery);
                room.test.incidents().receive("inmemory", delivery);
                room.test.incidents().receive("inmemory", room.tool().resentAsNew(delivery));
            });
            story(room);
            for (Delivery delivery : List.copyOf(told)) {
                room.test.incidents().receive("inmemory", room.tool().resentAsNew(delivery));
            }
            isToldOnce(room);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void is_done_once_whichever_write_of_the_store_fails(boolean written) {
        int failed = 0;
        for (int n = 0; n < MANY; n++) {
            BreakingStore[] breaking = new BreakingStore[1];
            try (ChatRoom room = room(breaking)) {
                room.tool().onDelivery(delivery -> {
                    while (room.test.incidents().receive("inmemory", delivery).status() >= 500) {
                        // sent again, as every tool does
                    }
                });
                breaking[0].failAfter(n, written);
                story(room);
                isToldOnce(room);
                if (!breaking[0].hasFailed()) {
                    break;
                }
                failed++;
            } catch (AssertionError e) {
                throw new AssertionError("write " + n + (written ? " written, its answer lost" : " not written"), e);
            }
        }
        assertThat(failed).isBetween(40, MANY - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONVERSATION_POST", "CONVERSATION_UPDATE", "TICKET_CREATE", "PAGE", "PAGE_NOTE"})
    void is_said_once_when_the_tool_s_answers_are_lost(Operation operation) {
        BreakingStore[] breaking = new BreakingStore[1];
        try (ChatRoom room = room(breaking)) {
            room.tool().failNext(operation, Fault.unknownAfter(), 3);
            story(room);
            isToldOnce(room);
        }
    }

    @Test
    void opens_one_channel_of_a_ticket_however_many_ask() {
        try (ChatRoom room = ChatRoom.open(
                playbook -> playbook.everyType(type -> type.plan(ChatRoom.making(ResourceKind.TICKET))))) {
            String key = room.incident("Checkout fails")
                    .resource(ResourceKind.TICKET)
                    .orElseThrow()
                    .name();
            room.tool().failNext(Operation.CONVERSATION_OPEN, Fault.unknownAfter(), 2);
            for (String who : List.of(ANN, BOB, ANN)) {
                room.chat().people().mention(room.general, who, "new channel " + key);
            }
            settle(room);

            assertThat(room.count()).isOne();
            assertThat(room.chat().channels()).hasSize(2);
            assertThat(room.answers(room.general)).hasSize(3);
        }
    }
}
