package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.meeting.Meeting;
import dev.muster.spi.meeting.MeetingDraft;
import dev.muster.spi.meeting.Meetings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a calendar with video promises. */
public abstract class MeetingsConformance extends Conformance<MeetingsFixture> {

    private static final Duration SETTLE_DELAY = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2031-05-06T09:30:00Z");

    /** For subclasses. */
    protected MeetingsConformance() {}

    @Test
    @DisplayName("MEETING-1 opens a bridge and answers with a link to join")
    void opens_a_bridge() {
        String title = unique("Bridge");
        Meeting bridge = tool().meetings().bridge(title, call());
        assertThat(tool().meetings(title)).isEqualTo(1);
        assertLinked(bridge);
    }

    @Test
    @DisplayName("MEETING-2 schedules a meeting at its time, with its people and its agenda, and answers with a link")
    void schedules() {
        String title = unique("Review");
        Meeting meeting = schedule(title);
        assertLinked(meeting);
        assertThat(tool().start(meeting.id())).contains(START);
        assertThat(tool().twoPeople()).hasSize(2).allMatch(person -> tool().isInvited(meeting.id(), person));
        assertThat(tool().agenda(meeting.id()).text()).contains("What happened");
    }

    @Test
    @DisplayName("MEETING-3 makes of one key sent twice as many bridges as it declares")
    void bridges_as_declared() {
        String title = unique("Bridge");
        RequestKey key = key();
        meetings().bridge(title, call(key));
        meetings().bridge(title, retry(key));
        assertThat(tool().meetings(title)).isIn(copiesUnseen(safety(Operation.BRIDGE_OPEN)));
    }

    @Test
    @DisplayName("MEETING-4 makes of one key sent twice as many meetings as it declares")
    void schedules_as_declared() {
        String title = unique("Review");
        RequestKey key = key();
        meetings().schedule(draft(title), call(key));
        meetings().schedule(draft(title), retry(key));
        assertThat(tool().meetings(title)).isIn(copiesUnseen(safety(Operation.MEETING_SCHEDULE)));
    }

    @Test
    @DisplayName("MEETING-5 has one bridge after an answer was lost and the call was repeated as declared")
    void bridges_once_after_a_lost_answer() {
        String title = unique("Bridge");
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.BRIDGE_OPEN);
        loseAnswer(() -> meetings().bridge(title, call(key)));
        assertThat(tool().meetings(title)).isEqualTo(1);
        again(
                safety,
                SETTLE_DELAY,
                () -> meetings().find(key, retry(key)),
                () -> meetings().bridge(title, retry(key)));
        assertThat(tool().meetings(title)).isEqualTo(copies(safety));
    }

    @Test
    @DisplayName("MEETING-6 has one meeting after an answer was lost and the call was repeated as declared")
    void schedules_once_after_a_lost_answer() {
        String title = unique("Review");
        RequestKey key = key();
        RepeatSafety safety = safety(Operation.MEETING_SCHEDULE);
        loseAnswer(() -> meetings().schedule(draft(title), call(key)));
        assertThat(tool().meetings(title)).isEqualTo(1);
        again(
                safety,
                SETTLE_DELAY,
                () -> meetings().find(key, retry(key)),
                () -> meetings().schedule(draft(title), retry(key)));
        assertThat(tool().meetings(title)).isEqualTo(copies(safety));
    }

    @Test
    @DisplayName("MEETING-7 finds by key what the key made and nothing else")
    void finds_by_key() {
        String title = unique("Review");
        RequestKey key = key();
        Meeting meeting = meetings().schedule(draft(title), call(key));
        schedule(unique("Another"));
        tool().letSearchCatchUp(SETTLE_DELAY);
        boolean hasHandle = safety(Operation.MEETING_SCHEDULE).hasHandle();
        assertThat(meetings().find(key, call()))
                .extracting(Meeting::id)
                .isEqualTo(hasHandle ? List.of(meeting.id()) : List.of());
        assertThat(meetings().find(key(), call())).isEmpty();
        assertThat(tool().meetings(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("MEETING-8 moves a meeting, again and again")
    void moves() {
        Meeting meeting = schedule(unique("Review"));
        Instant later = START.plus(Duration.ofDays(1));
        meetings().move(meeting.id(), later, call());
        meetings().move(meeting.id(), later, call());
        assertThat(tool().start(meeting.id())).contains(later);
    }

    @Test
    @DisplayName("MEETING-9 cancels a meeting, and a meeting that is cancelled already is a success")
    void cancels() {
        String title = unique("Review");
        Meeting kept = schedule(unique("Another"));
        Meeting meeting = schedule(title);
        meetings().cancel(meeting.id(), call());
        meetings().cancel(meeting.id(), call());
        assertThat(tool().meetings(title)).isZero();
        assertThat(tool().start(kept.id())).contains(START);
        meetings().cancel(unique("never"), call());
    }

    @Test
    @DisplayName("MEETING-10 shows an agenda from people as plain text, whatever it looks like")
    void shows_plain_text() {
        for (String text : Texts.MARKUP) {
            Meeting meeting = meetings()
                    .schedule(new MeetingDraft(unique("Review"), START, Duration.ofHours(1), List.of(), text), call());
            Rendered seen = tool().agenda(meeting.id());
            assertThat(seen.text()).contains(text);
            assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
            assertThat(seen.links())
                    .as("links made of %s that do not show where they lead", text)
                    .allMatch(text::contains);
        }
    }

    @Test
    @DisplayName("MEETING-11 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String title = unique("Review");
        RequestKey key = key();
        refuse(() -> meetings().schedule(draft(title), call(key)));
        assertThat(tool().meetings(title)).isZero();
        meetings().schedule(draft(title), retry(key));
        assertThat(tool().meetings(title)).isEqualTo(1);
    }

    @Test
    @DisplayName("MEETING-12 declares a repeat safety for each operation")
    void declares_all() {
        schedule(unique("Review"));
        assertDeclared(
                meetings().promises(),
                List.of(
                        Operation.BRIDGE_OPEN,
                        Operation.MEETING_SCHEDULE,
                        Operation.MEETING_MOVE,
                        Operation.MEETING_CANCEL));
    }

    private Meetings meetings() {
        return tool().meetings();
    }

    private RepeatSafety safety(Operation operation) {
        return meetings().promises().of(operation);
    }

    private MeetingDraft draft(String title) {
        return new MeetingDraft(title, START, Duration.ofMinutes(45), tool().twoPeople(), "What happened");
    }

    private Meeting schedule(String title) {
        Meeting meeting = meetings().schedule(draft(title), call());
        assertThat(tool().meetings(title))
                .as("meetings after one was scheduled")
                .isEqualTo(1);
        return meeting;
    }

    private static void assertLinked(Meeting meeting) {
        assertThat(meeting.id()).isNotBlank();
        assertThat(meeting.link().isAbsolute())
                .as("whether the link can be opened")
                .isTrue();
    }
}
