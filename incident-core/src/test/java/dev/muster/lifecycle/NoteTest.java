package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event.NoteRemoved;
import dev.muster.lifecycle.Event.UpdatePosted;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("what people write")
class NoteTest {

    private static Command note(@Nullable String id, String text, Instant at) {
        return new Command.TakeNote(id, Note.Kind.TIMELINE, text, "ann", at, null);
    }

    @Nested
    @DisplayName("as a note")
    class AsNote {

        private final Story story = Story.active(House.rules());

        @Test
        void gets_the_next_number_and_none_comes_twice() {
            story.given(
                    note(null, "one", Story.at("10:01")),
                    note("slack-1", "two", Story.at("10:02")),
                    note(null, "three", Story.at("10:03")));
            assertThat(story.state().work().notes()).containsOnlyKeys("N-1", "slack-1", "N-2");

            story.given(new Command.RemoveNote("N-2"), note(null, "four", Story.at("10:04")));
            assertThat(story.state().work().notes()).containsOnlyKeys("N-1", "slack-1", "N-3");
        }

        @Test
        void is_replaced_when_the_message_is_edited_and_keeps_its_author_and_time() {
            story.given(note("slack-1", "fialover", Story.at("10:01")));

            assertThat(story.by("bob").when(note("slack-1", "failover", Story.at("10:09"))))
                    .hasSize(1);
            assertThat(story.state().work().notes().get("slack-1"))
                    .isEqualTo(new Note("slack-1", Note.Kind.TIMELINE, "failover", "ann", Story.at("10:01"), null));
            assertThat(story.when(note("slack-1", "failover", Story.at("10:10"))))
                    .isEmpty();
        }

        @Test
        void keeps_its_link_when_the_edited_message_brings_none_and_takes_a_new_one() {
            Command first = new Command.TakeNote(
                    "slack-1", Note.Kind.TIMELINE, "failover", "ann", Story.at("10:01"), "https://slack/1");
            story.given(first, note("slack-1", "failover done", Story.at("10:09")));
            assertThat(story.state().work().notes().get("slack-1").link()).isEqualTo("https://slack/1");

            story.given(new Command.TakeNote(
                    "slack-1", Note.Kind.TIMELINE, "failover done", "ann", Story.at("10:10"), "https://slack/2"));
            assertThat(story.state().work().notes().get("slack-1").link()).isEqualTo("https://slack/2");
        }

        @Test
        void is_taken_away_once() {
            story.given(note("slack-1", "oops", Story.at("10:01")));

            assertThat(story.when(new Command.RemoveNote("slack-1"))).containsExactly(new NoteRemoved("slack-1"));
            assertThat(story.when(new Command.RemoveNote("slack-1"))).isEmpty();
        }

        @Test
        void says_something() {
            assertThat(story.refused(note(null, " ", Story.at("10:01"))).reason())
                    .isEqualTo("text is blank");
        }
    }

    @Nested
    @DisplayName("as an update")
    class AsUpdate {

        private final Story story = Story.active(House.rules().updatesEvery(Tier.MINOR, Duration.ofMinutes(30)));

        @Test
        void is_numbered_and_promises_the_next_one() {
            assertThat(story.when(new Command.PostUpdate("we look into it", null)))
                    .containsExactly(new UpdatePosted(1, "we look into it", "ann", Story.at("10:30")));
            assertThat(story.when(new Command.PostUpdate("still looking", Duration.ofMinutes(10))))
                    .containsExactly(new UpdatePosted(2, "still looking", "ann", Story.at("10:10")));
            assertThat(story.state().reach().nextUpdateAt()).isEqualTo(Story.at("10:10"));
        }

        @Test
        void promises_nothing_once_it_is_resolved() {
            story.given(new Command.Resolve(null));

            assertThat(story.when(new Command.PostUpdate("all good", null)))
                    .containsExactly(new UpdatePosted(1, "all good", "ann", null));
        }

        @Test
        void says_something() {
            assertThat(story.refused(new Command.PostUpdate("", null)).reason()).isEqualTo("text is blank");
        }
    }

    @Nested
    @DisplayName("as what is known")
    class AsFacts {

        private final Story story = Story.active(House.rules());

        @Test
        void changes_only_what_is_given() {
            assertThat(story.when(new Command.EditFacts("Checkout slow", null, null, null, null)))
                    .containsExactly(new Event.FactsEdited("Checkout slow", null, null, null, null));
            assertThat(story.when(new Command.EditFacts("Checkout slow", "", Set.of(), null, Set.of())))
                    .isEmpty();
            assertThat(story.when(new Command.EditFacts(null, null, Set.of("checkout"), Priority.HIGH, Set.of("eu"))))
                    .hasSize(1);
            Facts facts = story.state().facts();
            assertThat(facts.title()).isEqualTo("Checkout slow");
            assertThat(facts.services()).containsExactly("checkout");
            assertThat(facts.priority()).isEqualTo(Priority.HIGH);
            assertThat(facts.tags()).containsExactly("eu");
        }

        @Test
        void keeps_what_is_not_given() {
            story.given(new Command.EditFacts(null, "since noon", Set.of("checkout"), null, Set.of("eu")));
            story.given(new Command.EditFacts("Checkout slow", null, null, null, null));

            Facts facts = story.state().facts();
            assertThat(facts.description()).isEqualTo("since noon");
            assertThat(facts.services()).containsExactly("checkout");
            assertThat(facts.tags()).containsExactly("eu");
            assertThat(facts.priorityGiven()).isFalse();
        }

        @Test
        void has_a_priority_that_follows_the_severity_until_somebody_gives_one() {
            story.given(new Command.OverrideSeverity("MAJOR", "press"));
            assertThat(story.state().facts().priority()).isEqualTo(Priority.HIGH);

            assertThat(story.when(new Command.EditFacts(null, null, null, Priority.HIGH, null)))
                    .as("what was derived so far is given now")
                    .hasSize(1);
            assertThat(story.when(new Command.EditFacts(null, null, null, Priority.HIGH, null)))
                    .isEmpty();
            story.given(
                    new Command.EditFacts("Checkout slow", null, null, null, null),
                    new Command.OverrideSeverity("MINOR", "calmer"));
            assertThat(story.state().facts().priority()).isEqualTo(Priority.HIGH);
        }

        @Test
        void brings_in_whom_a_rule_fits_that_did_not_fit_before() {
            Match payment = new Match(Set.of(), null, Set.of(), Set.of(), Set.of(), List.of("payment"));
            Story told = Story.active(House.rules().engage("payments", payment, "responder", Target.person("pat")));

            assertThat(told.when(new Command.EditFacts("Every payment fails", null, null, null, null)))
                    .hasAtLeastOneElementOfType(Event.ParticipantEngaged.class);
        }

        @Test
        void keeps_a_title() {
            assertThat(story.refused(new Command.EditFacts(" ", null, null, null, null))
                            .reason())
                    .isEqualTo("title is blank");
        }
    }
}
