package dev.muster.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.House;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Moment;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Story;
import dev.muster.timeline.TimelineEntry.Mode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a timeline")
class TimelineTest {

    private final Story story = Story.led(House.rules());

    private static Command message(String id, String text, String time) {
        return new Command.TakeNote(id, Note.Kind.TIMELINE, text, "zoe", Story.at(time), "https://slack/" + id);
    }

    private List<String> sentences() {
        return Timeline.of(story.history()).entries().stream()
                .map(entry -> entry.sentence(Locale.ENGLISH, ZoneOffset.UTC))
                .toList();
    }

    @Test
    void tells_what_happened_in_the_order_in_which_it_happened() {
        story.clock("10:30").given(new Command.Acknowledge("ann"));
        story.when(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false), Story.at("10:20"));

        assertThat(sentences())
                .containsExactly(
                        "Declared as MINOR: Checkout fails",
                        "ann was brought in as responder: reported it",
                        "ann takes the role incident commander",
                        "Mitigated by M-1: rolled back",
                        "ann took it");
    }

    @Test
    void puts_marked_messages_at_the_time_they_were_written() {
        story.clock("10:40")
                .given(
                        message("m2", "second", "10:12"),
                        message("m1", "frist", "10:11"),
                        message("m3", "oops", "10:13"));
        story.clock("10:50").given(message("m1", "first", "10:50"), new Command.RemoveNote("m3"));

        assertThat(Timeline.of(story.history()).entries().stream()
                        .filter(entry -> entry.kind().startsWith("note")))
                .allMatch(entry -> entry.knownAt().equals(Story.at("10:40")), "edited later, known since it was marked")
                .extracting(entry -> entry.at() + " " + entry.values().get("author") + " "
                        + entry.values().get("text"))
                .containsExactly("2025-03-01T10:11:00Z zoe first", "2025-03-01T10:12:00Z zoe second");
    }

    @Test
    void says_whether_a_person_did_it_or_a_rule() {
        story.by(Actor.tool("pagerduty")).given(new Command.Join("dba", "answered the page"));
        List<TimelineEntry> entries = Timeline.of(story.history()).entries();

        assertThat(entries.get(0))
                .extracting(TimelineEntry::mode, TimelineEntry::actor)
                .containsExactly(Mode.MANUAL, "ann");
        assertThat(entries.get(entries.size() - 1))
                .extracting(TimelineEntry::mode, TimelineEntry::actor, TimelineEntry::kind)
                .containsExactly(Mode.AUTO, "pagerduty", "participant-joined");
    }

    @Test
    void is_written_as_markdown_by_day_in_the_readers_zone() {
        story.clock("10:30").given(new Command.CorrectTime(Moment.STARTED, Story.at("09:30"), "seen in the logs"));

        assertThat(Timeline.of(story.history()).asMarkdown(Locale.ENGLISH, ZoneId.of("Asia/Tokyo")))
                .isEqualTo("""
                    ## 2025-03-01

                    - 19:00:00 · Declared as MINOR: Checkout fails · ann
                    - 19:00:00 · ann was brought in as responder: reported it · ann
                    - 19:00:00 · ann takes the role incident commander · ann
                    - 19:30:00 · The time of the start of the impact is 2025-03-01 18:30: seen in the logs · ann
                    """);
    }

    @Test
    void begins_each_day_with_its_date_and_says_what_became_known_later() {
        story.clock("23:50").given(new Command.Acknowledge("ann"));
        story.later(Duration.ofMinutes(20)).when(new Command.Resolve(null), Story.at("23:59"));

        assertThat(Timeline.of(story.history()).asMarkdown(Locale.ENGLISH, ZoneId.of("UTC+00:05")))
                .contains("- 23:55:00 · ann took it · ann\n\n"
                        + "## 2025-03-02\n\n"
                        + "- 00:04:00 · Resolved · ann · known at 2025-03-02 00:15\n");
    }

    @Test
    void keeps_what_people_wrote_plain() {
        Story rude = Story.of(House.rules())
                .given(new Command.Declare(
                        "INC-1", Declaration.of("*Down* [click](http://evil)\n## <b>@here {title}")));

        assertThat(Timeline.of(rude.history()).asMarkdown(Locale.ENGLISH, ZoneOffset.UTC))
                .contains("Declared as MINOR: \\*Down\\* \\[click\\](http://evil) \\#\\# \\<b\\>\\@here \\{title\\} ·"
                        + " ann\n");
    }

    @Test
    void speaks_chinese_and_answers_english_to_everybody_else() {
        assertThat(Timeline.of(story.history()).entries().get(0).sentence(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                .isEqualTo("宣布为 MINOR：Checkout fails");
        assertThat(Timeline.of(story.history()).entries().get(0).sentence(Locale.GERMAN, ZoneOffset.UTC))
                .isEqualTo("Declared as MINOR: Checkout fails");
    }

    @Test
    void tells_who_was_looked_for_and_paged_and_why() {
        Story gathered = Story.of(House.rules().page("db", Match.ALWAYS, Target.service("db")))
                .given(new Command.Declare("INC-1", Declaration.of("Checkout fails")));

        assertThat(Timeline.of(gathered.history()).entries().stream()
                        .map(entry -> entry.sentence(Locale.ENGLISH, ZoneOffset.UTC)))
                .contains("Looking for service:db: rule 'db': always", "Paging service:db: rule 'db': always");
    }
}
