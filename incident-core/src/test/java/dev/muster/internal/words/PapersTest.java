package dev.muster.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Story;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.spi.document.Section;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PapersTest {

    private final PlaybookVoice voice = Speech.voice();

    @Test
    void the_incident_s_document_has_six_sections_filled_or_empty() {
        Story story = Speech.story();
        story.declare(Story.checkout());

        List<Section> sections = voice.sections(story.state(), story.history(), "incident");

        assertThat(sections)
                .extracting(Section::name)
                .containsExactly("description", "links", "notes", "questions", "actions", "timeline");
        assertThat(Speech.section(sections, "links").body().plain()).isEqualTo("Nothing yet.");
        assertThat(Speech.section(sections, "description").body().plain())
                .contains("Checkout fails", "Affected: checkout");
        assertThat(Speech.section(sections, "timeline").body().plain()).contains("Checkout fails");
    }

    @Test
    void what_is_written_down_lands_in_its_section() {
        Story story = Speech.story();
        story.declare(Story.checkout());
        story.made(ResourceKind.CONVERSATION);
        story.by(Actor.by("ann"));
        story.when(note(Note.Kind.QUESTION, "why only the EU?"));
        story.when(note(Note.Kind.DECISION, "we roll back"));
        story.when(note(Note.Kind.LEARNING, "alarms were late"));
        story.when(new Command.AddActionItem(
                "pin it",
                "bob",
                ActionItem.Priority.HIGH,
                story.now().plus(Duration.ofDays(5)),
                ActionItem.Horizon.SHORT));

        List<Section> incident = voice.sections(story.state(), story.history(), "incident");

        assertThat(Speech.section(incident, "links").body().plain())
                .contains("conversation (https://tools.example.com/conversation)");
        assertThat(Speech.section(incident, "questions").body().plain())
                .contains("why only the EU?")
                .doesNotContain("roll back");
        assertThat(Speech.section(incident, "notes").body().plain())
                .contains("we roll back")
                .doesNotContain("late");
        assertThat(Speech.section(incident, "actions").body().plain())
                .contains("A-1 pin it · Bob · high · due 2026-03-08");
    }

    @Test
    void the_timeline_is_in_the_order_in_which_things_happened() {
        Story story = Speech.story();
        story.declare(Story.checkout());
        story.later(Duration.ofMinutes(10)).by(Actor.by("ann")).when(new Command.AssignRole(Role.LEAD, "ann", null));
        story.later(Duration.ofMinutes(10)).when(note(Note.Kind.TIMELINE, "only EU cards"));
        story.later(Duration.ofMinutes(10)).when(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false));

        String timeline = Speech.section(voice.sections(story.state(), story.history(), "incident"), "timeline")
                .body()
                .plain();

        assertThat(timeline).containsSubsequence("Declared", "ann: only EU cards", "ann takes the role", "rolled back");
        assertThat(timeline.lines()).allMatch(line -> line.startsWith("- 2026-03-03T"));
    }

    @Test
    void the_review_tells_who_led_and_how_long_things_took() {
        Story story = Speech.story();
        story.declare(Story.checkout()
                .withSeverity("MAJOR")
                .startedAt(Story.START.minusSeconds(240))
                .detectedAt(Story.START));
        story.by(Actor.by("ann")).when(new Command.AssignRole(Role.LEAD, "ann", null));
        story.later(Duration.ofMinutes(5)).when(new Command.AssignRole(Role.LEAD, "bob", "ann"));
        story.later(Duration.ofMinutes(35)).when(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false));
        story.when(note(Note.Kind.LEARNING, "alarms were late"));
        story.later(Duration.ofMinutes(50)).when(new Command.Resolve("pinned"));

        List<Section> review = voice.sections(story.state(), story.history(), "review");

        assertThat(review)
                .extracting(Section::name)
                .containsExactly("description", "timeline", "roles", "metrics", "learnings", "actions");
        assertThat(Speech.section(review, "roles").body().plain())
                .contains(
                        "Incident Commander · Ann · 2026-03-03T10:00:00Z – 2026-03-03T10:05:00Z",
                        "Incident Commander · Bob");
        assertThat(Speech.section(review, "metrics").body().plain())
                .contains("Until detected: 4 min", "Until mitigated: 44 min", "Until resolved: 94 min");
        assertThat(Speech.section(review, "learnings").body().plain()).contains("alarms were late");
    }

    @Test
    void tickets_are_named_after_what_they_are_for() {
        Story story = Speech.story();
        story.declare(Story.checkout());
        story.when(new Command.AddActionItem(
                "pin it",
                "bob",
                ActionItem.Priority.HIGH,
                story.now().plus(Duration.ofDays(5)),
                ActionItem.Horizon.SHORT));

        assertThat(voice.ticketSummary(story.state(), "incident", "")).isEqualTo("Checkout fails");
        assertThat(voice.ticketSummary(story.state(), "review", "")).isEqualTo("Review of INC-1: Checkout fails");
        assertThat(voice.ticketSummary(story.state(), "action-item", "A-1")).isEqualTo("pin it");
        assertThat(voice.ticketDescription(story.state(), "action-item", "A-1").plain())
                .contains("Owner: Bob", "Incident: INC-1");
        assertThat(voice.documentTitle(story.state(), "review")).isEqualTo("Review of INC-1 · Checkout fails");
    }

    private static Command note(Note.Kind kind, String text) {
        return new Command.TakeNote(null, kind, text, "ann", Story.START.plusSeconds(60), null);
    }
}
