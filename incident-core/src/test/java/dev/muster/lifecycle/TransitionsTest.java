package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.engagement.Target;
import dev.muster.review.ActionItem;
import dev.muster.severity.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("an incident's state")
class TransitionsTest {

    /** One command of each kind that the table speaks of, good enough to pass every other check. */
    private static final Map<Class<? extends Command>, Command> GOOD = Map.of(
            Command.Confirm.class, new Command.Confirm(),
            Command.Mitigate.class, new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false),
            Command.Relapse.class, new Command.Relapse("errors are back"),
            Command.Resolve.class, new Command.Resolve("works again"),
            Command.Reopen.class, new Command.Reopen("it does not"),
            Command.Cancel.class, new Command.Cancel("a test alert"),
            Command.MergeInto.class, new Command.MergeInto("INC-2"),
            Command.StartReview.class, new Command.StartReview(null),
            Command.Close.class, new Command.Close());

    @TestFactory
    @Tag("L-015")
    Stream<DynamicTest> takes_every_way_of_the_table_and_no_other() {
        return Stream.of(State.values())
                .flatMap(from -> GOOD.entrySet().stream().map(each -> {
                    List<Transition> ways = Transitions.from(from).stream()
                            .filter(row -> row.trigger() == each.getKey())
                            .toList();
                    String name =
                            from + " " + each.getKey().getSimpleName() + (ways.isEmpty() ? " is refused" : " leads on");
                    return DynamicTest.dynamicTest(name, () -> tryIt(from, each.getValue(), ways));
                }));
    }

    private static void tryIt(State from, Command command, List<Transition> ways) {
        Story story = in(from);
        if (ways.isEmpty() && command instanceof Command.Mitigate && from == State.MITIGATED) {
            assertThat(story.when(command)).singleElement().isInstanceOf(Event.MitigationAdded.class);
            assertThat(story.state().state()).isEqualTo(State.MITIGATED);
            return;
        }
        if (ways.isEmpty()) {
            Refused refused = story.refused(command);
            assertThat(refused.reason()).contains("the incident is " + from);
            assertThat(refused.remedy()).startsWith("legal from here: ");
            Transitions.from(from)
                    .forEach(row -> assertThat(refused.remedy())
                            .contains(row.trigger().getSimpleName() + " (to " + row.to() + ")"));
            return;
        }
        List<Event> events = story.when(command);
        assertThat(ways).hasSize(1);
        assertThat(events).hasAtLeastOneElementOfType(ways.get(0).event());
        assertThat(story.state().state()).isEqualTo(ways.get(0).to());
    }

    @Test
    void every_transition_of_the_table_is_tried() {
        Set<Class<? extends Command>> tried = new HashSet<>(GOOD.keySet());
        tried.add(Command.Declare.class);

        assertThat(Transitions.rows()).allSatisfy(row -> assertThat(tried).contains(row.trigger()));
        assertThat(Transitions.rows()).extracting(Transition::to).contains(State.values());
    }

    @Test
    void begins_in_triage_when_it_is_declared_unconfirmed_and_active_otherwise() {
        Story unconfirmed = Story.of(House.rules());
        unconfirmed.when(
                new Command.Declare("INC-1", Declaration.of("Checkout fails").unconfirmed()));

        assertThat(unconfirmed.state().state()).isEqualTo(State.TRIAGE);
        assertThat(Story.active(House.rules()).state().state()).isEqualTo(State.ACTIVE);
        assertThat(Transitions.rows().stream().filter(row -> row.from() == null).map(Transition::to))
                .containsExactly(State.TRIAGE, State.ACTIVE);
    }

    @Test
    void admits_news_from_tools_always_and_the_triggers_of_the_table_only_where_it_says() {
        assertThat(Transitions.admitted(Command.RecordPageAcknowledged.class)).containsExactly(State.values());
        assertThat(Transitions.admitted(Command.Remind.class)).containsExactly(State.values());
        assertThat(Transitions.admitted(Command.Reopen.class))
                .containsExactly(State.RESOLVED, State.REVIEWING, State.CLOSED);
        assertThat(Transitions.admits(State.CLOSED, Command.PostUpdate.class)).isFalse();
        assertThat(Transitions.admits(State.RESOLVED, Command.PostUpdate.class)).isTrue();
    }

    @Test
    void follows_from_an_event_where_the_table_leaves_no_choice() {
        assertThat(Transitions.after(Event.IncidentConfirmed.class)).isEqualTo(State.ACTIVE);
        assertThat(Transitions.after(Event.IncidentMerged.class)).isEqualTo(State.MERGED);
        assertThatThrownBy(() -> Transitions.after(Event.IncidentDeclared.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("IncidentDeclared leads to [TRIAGE, ACTIVE]: expected one state");
        assertThatThrownBy(() -> Transitions.after(Event.NoteTaken.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void says_what_is_legal_from_where_it_stands() {
        assertThat(in(State.CANCELLED).refused(new Command.Confirm()).remedy())
                .isEqualTo("legal from here: notes, corrections and action items");
        assertThat(in(State.CLOSED).refused(new Command.Confirm()).remedy())
                .isEqualTo("legal from here: Reopen (to ACTIVE), notes, corrections and action items");
        assertThat(in(State.TRIAGE).refused(new Command.Close()).remedy())
                .isEqualTo("legal from here: Confirm (to ACTIVE), Cancel (to CANCELLED), MergeInto (to MERGED)");
    }

    @Nested
    @DisplayName("drawn as a diagram")
    class Drawn {

        @Test
        void shows_every_row_of_the_table_and_nothing_else() {
            List<String> lines = Transitions.mermaid().lines().toList();

            assertThat(lines.get(0)).isEqualTo("stateDiagram-v2");
            assertThat(lines.stream().filter(line -> line.contains(" : ")))
                    .hasSameSizeAs(Transitions.rows())
                    .contains("    MITIGATED --> ACTIVE : Relapse")
                    .contains("    RESOLVED --> CLOSED : Close [no review is owed]")
                    .contains("    [*] --> ACTIVE : Declare [declared as an incident]");
            assertThat(lines.stream().filter(line -> line.endsWith("--> [*]"))).hasSize(3);
        }

        @Test
        void is_the_same_text_each_time() {
            assertThat(Transitions.mermaid()).isEqualTo(Transitions.mermaid());
        }
    }

    @Nested
    @DisplayName("when it has ended")
    class Ended {

        private final List<Supplier<Command>> work = List.of(
                () -> new Command.AssignRole("lead", "bob", null),
                () -> new Command.ReleaseRole("lead", "ann"),
                () -> new Command.OverrideSeverity(Severity.MAJOR.name(), "it hurts"),
                () -> new Command.Engage(List.of(), "responder", "", false),
                () -> new Command.Acknowledge("bob"),
                () -> new Command.AddTask("look at it", null, null),
                () -> new Command.PostUpdate("we work on it", null),
                () -> new Command.ConfirmImpactOver("bob"),
                () -> new Command.VerifyMitigation("bob"),
                () -> new Command.Page(List.of(Target.person("bob")), "help", false),
                () -> new Command.RecordCause("a bad deploy", null, null));

        @Test
        void refuses_further_work() {
            for (State end : List.of(State.CLOSED, State.CANCELLED, State.MERGED)) {
                Story story = in(end);
                work.forEach(
                        each -> assertThat(story.refused(each.get()).reason()).contains("the incident is " + end));
            }
        }

        @Test
        void still_takes_notes_corrections_and_action_items() {
            for (State end : List.of(State.CLOSED, State.CANCELLED, State.MERGED)) {
                Story story = in(end);
                assertThat(story.when(new Command.TakeNote(
                                null, Note.Kind.LEARNING, "dashboards lie", "ann", story.now(), null)))
                        .hasSize(1);
                assertThat(story.when(new Command.CorrectTime(Moment.STARTED, Story.at("09:30"), "seen in the logs")))
                        .hasSize(1);
                assertThat(story.when(new Command.EditFacts("Checkout failed", null, null, null, null)))
                        .hasSize(1);
                assertThat(story.when(new Command.AddActionItem(
                                "alert earlier",
                                "bob",
                                ActionItem.Priority.LOW,
                                Story.at("12:00"),
                                ActionItem.Horizon.SHORT)))
                        .hasSize(1);
            }
        }

        @Test
        void says_where_it_goes_on_when_it_was_merged() {
            assertThat(in(State.MERGED).refused(new Command.Confirm()).reason())
                    .isEqualTo("the incident is MERGED into INC-2");
        }
    }

    @Test
    void a_merged_incident_points_to_the_other_one() {
        Progress.Ending ending = in(State.MERGED).state().progress().ending();

        assertThat(ending).isNotNull();
        assertThat(ending.mergedInto()).isEqualTo("INC-2");
        assertThat(Story.active(House.rules())
                        .refused(new Command.MergeInto("INC-1"))
                        .reason())
                .contains("itself");
    }

    @Test
    void reasons_are_required_where_people_will_ask_for_them() {
        assertThat(in(State.ACTIVE).refused(new Command.Cancel(" ")).reason()).isEqualTo("reason is blank");
        assertThat(in(State.MITIGATED).refused(new Command.Relapse("")).reason())
                .isEqualTo("reason is blank");
        assertThat(in(State.CLOSED).refused(new Command.Reopen("")).reason()).isEqualTo("reason is blank");
        assertThat(in(State.ACTIVE)
                        .refused(new Command.Mitigate("", Mitigation.Kind.OTHER, false))
                        .reason())
                .isEqualTo("summary is blank");
    }

    @Test
    void a_substate_is_one_that_the_policy_has_for_the_state() {
        Story story = Story.active(House.rules().substates(State.ACTIVE, "investigating", "fixing"));

        assertThat(story.when(new Command.EnterSubstate("fixing")))
                .containsExactly(new Event.SubstateEntered("fixing"));
        assertThat(story.when(new Command.EnterSubstate("fixing"))).isEmpty();
        assertThat(story.refused(new Command.EnterSubstate("dreaming")).remedy())
                .isEqualTo("known are fixing, investigating");
        story.when(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false));
        assertThat(story.state().progress().substate()).isNull();
        assertThat(story.refused(new Command.EnterSubstate("fixing")).remedy()).isEqualTo("there is none");
    }

    private static Story in(State state) {
        Story story = Story.of(House.rules());
        Declaration declaration = Declaration.of("Checkout fails");
        story.when(new Command.Declare("INC-1", state == State.TRIAGE ? declaration.unconfirmed() : declaration));
        List<Class<? extends Command>> way = switch (state) {
            case TRIAGE, ACTIVE -> List.of();
            case MITIGATED -> List.of(Command.Mitigate.class);
            case RESOLVED -> List.of(Command.Resolve.class);
            case REVIEWING -> List.of(Command.Resolve.class, Command.StartReview.class);
            case CLOSED -> List.of(Command.Resolve.class, Command.Close.class);
            case CANCELLED -> List.of(Command.Cancel.class);
            case MERGED -> List.of(Command.MergeInto.class);
        };
        way.forEach(each -> story.when(GOOD.get(each)));
        assertThat(story.state().state()).isEqualTo(state);
        return story;
    }
}
