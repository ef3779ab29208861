package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static dev.muster.scenarios.chat.ChatRoom.BOB;
import static dev.muster.scenarios.chat.ChatRoom.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.PrivateMessage;
import dev.muster.spi.conversation.MessageRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("get timeline, in chat")
class TimelineByChatTest {

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

    private MessageRef mark(MessageRef message, String mark, String who) {
        room.chat().people().react(message, mark).by(who);
        return message;
    }

    /** The lines of what one person was sent last. */
    private List<String> timelineOf(String person) {
        List<PrivateMessage> sent = room.chat().directs().stream()
                .filter(message ->
                        message.to().equals(person) && message.content().kind().startsWith("chat.timeline"))
                .toList();
        return sent.isEmpty()
                ? List.of()
                : sent.get(sent.size() - 1)
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("- "))
                        .toList();
    }

    @Test
    @Tag("A-041")
    void sends_the_marked_messages_to_whoever_asks() {
        List<MessageRef> marked = new ArrayList<>();
        for (int n = 1; n <= 40; n++) {
            MessageRef message = room.say(channel, n % 2 == 0 ? ANN : BOB, "finding " + n);
            if (n % 7 == 1) {
                marked.add(mark(message, "memo", CLEO));
            }
        }
        assertThat(marked).hasSize(6);

        room.tell(channel, CLEO, "get timeline");

        assertThat(timelineOf(CLEO))
                .extracting(line -> line.substring(line.lastIndexOf("finding")))
                .containsExactly("finding 1", "finding 8", "finding 15", "finding 22", "finding 29", "finding 36");
        assertThat(room.chat().directs())
                .filteredOn(message -> message.content().kind().startsWith("chat.timeline"))
                .hasSize(1);
        assertThat(room.answer(channel)).contains("Cleo has the timeline", "6 entries");
    }

    @Test
    @Tag("A-041")
    void reads_what_is_marked_anew_even_when_no_webhook_told_of_it() {
        MessageRef message = room.say(channel, ANN, "rolled back");
        room.tool().muteDeliveries(true);
        mark(message, "memo", BOB);
        room.tool().muteDeliveries(false);

        room.tell(channel, BOB, "get timeline");

        assertThat(timelineOf(BOB)).singleElement().asString().contains("rolled back");
    }

    @Test
    @Tag("A-042")
    void counts_the_marks_that_the_playbook_names_and_no_others() {
        room.close();
        room = ChatRoom.open(playbook -> playbook.timelineMarks("memo", "pushpin"));
        channel = room.channel(room.incident("Checkout fails"));
        mark(room.say(channel, ANN, "one"), "memo", BOB);
        mark(room.say(channel, ANN, "two"), "eyes", BOB);
        mark(room.say(channel, ANN, "three"), "pushpin", BOB);

        room.tell(channel, BOB, "get timeline");

        assertThat(timelineOf(BOB))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly("one", "three");
    }

    @Test
    @Tag("A-044")
    void has_a_line_for_each_entry_with_time_and_zone_author_and_text_as_it_is_now() {
        MessageRef first = mark(room.say(channel, ANN, "cards are\nrefused *everywhere* <!channel>"), "memo", BOB);
        room.test.time().advance(Duration.ofMinutes(3));
        MessageRef second = mark(room.say(channel, BOB, "rolled bakc"), "memo", ANN);
        MessageRef third = mark(room.say(channel, BOB, "wrong channel, sorry"), "memo", ANN);
        room.chat().people().edit(second, "rolled back");
        room.chat().people().delete(third);

        room.tell(channel, ANN, "get timeline");

        assertThat(timelineOf(ANN))
                .containsExactly(
                        "- " + at(first) + " UTC · Ann · cards are refused *everywhere* <!channel>",
                        "- " + at(second) + " UTC · Bob · rolled back");
    }

    private String at(MessageRef message) {
        var post = room.chat().posts(channel).stream()
                .filter(each -> each.ref().equals(message))
                .findFirst()
                .orElseThrow();
        return post.at().toString().replace("T", " ").replace("Z", "");
    }

    @Test
    @Tag("A-043")
    void has_an_entry_once_however_many_mark_it_and_until_the_last_takes_the_mark_away() {
        MessageRef message = room.say(channel, ANN, "rolled back");
        mark(message, "memo", "a-guest");
        mark(message, "memo", BOB);
        room.run();
        room.tell(channel, ANN, "get timeline");
        assertThat(timelineOf(ANN)).as("marked by two").hasSize(1);

        room.chat().people().react(message, "memo").removedBy(BOB);
        room.tell(channel, CLEO, "get timeline");
        assertThat(timelineOf(CLEO)).as("marked by one still").hasSize(1);

        room.chat().people().react(message, "memo").removedBy("a-guest");
        room.tell(channel, ANN, "get timeline");
        assertThat(room.answer(channel)).contains("Nothing is on the timeline", ":memo:");
    }

    @Test
    void sends_the_whole_history_when_asked_for_all() {
        room.tell(channel, ANN, "take lead");
        room.tell(channel, ANN, "get timeline all");

        assertThat(timelineOf(ANN))
                .contains("- 2026-01-05 12:00:00 UTC · muster · Declared as MINOR: Checkout fails")
                .anyMatch(line -> line.contains(" UTC · Ann · ") && line.contains("takes the role"));
    }

    @Test
    void sends_a_long_one_in_several_messages_in_order() {
        for (int n = 1; n <= 60; n++) {
            mark(room.say(channel, ANN, n + " " + "x".repeat(200)), "memo", BOB);
        }
        room.tell(channel, BOB, "get timeline");

        List<PrivateMessage> parts = room.chat().directs().stream()
                .filter(message -> message.content().kind().startsWith("chat.timeline"))
                .toList();
        assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.text().length() < 4_000);
        List<String> lines = parts.stream()
                .flatMap(part -> part.text().lines())
                .filter(line -> line.startsWith("- "))
                .toList();
        assertThat(lines).hasSize(60);
        assertThat(lines.get(59)).contains(" 60 ");
    }

    @Test
    void sends_what_is_known_when_the_chat_cannot_tell_what_is_marked() {
        mark(room.say(channel, ANN, "rolled back"), "memo", BOB);
        room.run();
        room.tool().failNext("conversations.marked", Fault.unavailable());

        room.tell(channel, BOB, "get timeline");

        assertThat(timelineOf(BOB)).hasSize(1);
    }

    @Test
    void is_sent_to_whoever_presses_the_button_and_nobody_else_sees_it() {
        mark(room.say(channel, ANN, "rolled back"), "memo", BOB);
        int before = room.answers(channel).size();
        room.press(channel, "timeline:", BOB);

        assertThat(timelineOf(BOB)).hasSize(1);
        assertThat(room.answers(channel)).hasSize(before);
    }
}
