package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event.PagesRequested;
import dev.muster.lifecycle.Event.ParticipantEngaged;
import dev.muster.lifecycle.Event.RoleAssigned;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a lead at work")
class LeadsWorkTest {

    @Test
    @Tag("N-014")
    void changes_state_severity_title_roles_and_tasks_and_each_change_is_recorded() {
        Story story = Story.led(House.rules());
        List<Command> changes = List.of(
                new Command.OverrideSeverity("MAJOR", "the press calls"),
                new Command.EditFacts("Checkout is down", null, null, null, null),
                new Command.AssignRole(Role.COMMUNICATIONS, "cal", null),
                new Command.AddTask("check the replica", "bob", null),
                new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false),
                new Command.CompleteTask("T-1", "bob"),
                new Command.Resolve("works again"));

        for (Command change : changes) {
            int before = story.history().size();
            assertThat(story.when(change)).as("%s", change).isNotEmpty();
            assertThat(story.history().subList(before, story.history().size()))
                    .allMatch(recorded -> recorded.circumstances().by().equals(Actor.by("ann")));
        }
    }

    @Test
    @Tag("N-014")
    void is_told_why_a_change_is_refused_and_nothing_is_recorded_of_it() {
        Story story = Story.led(House.rules());
        int before = story.history().size();

        List<Command> illegal = List.of(
                new Command.OverrideSeverity("HUGE", "why not"),
                new Command.EditFacts("", null, null, null, null),
                new Command.AssignRole("captain", "cal", null),
                new Command.CompleteTask("T-9", "bob"),
                new Command.Close());

        illegal.forEach(command -> assertThat(story.refused(command).reason()).isNotBlank());
        assertThat(story.history()).hasSize(before);
    }

    @Nested
    @DisplayName("or nobody at it")
    class Nobody {

        private final House house = House.rules()
                .commander("all", Match.ALWAYS, Target.service("platform"))
                .page(
                        "major",
                        new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of()),
                        Target.service("db"));
        private final Story story = Story.active(house);

        private boolean pages(Command command) {
            return story.when(command).stream().anyMatch(PagesRequested.class::isInstance);
        }

        @Test
        void is_not_called_twice_while_the_first_call_is_unanswered() {
            assertThat(pages(new Command.EditFacts("Checkout is down", null, null, null, null)))
                    .isFalse();
        }

        @Test
        void is_called_one_at_a_time_even_when_another_rule_fits_meanwhile() {
            Match major = new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of());
            Story risen = Story.active(House.rules()
                    .commander("all", Match.ALWAYS, Target.service("platform"))
                    .commander("major", major, Target.service("crisis")));

            assertThat(risen.when(new Command.OverrideSeverity("MAJOR", "spreads")))
                    .doesNotHaveAnyElementsOfTypes(PagesRequested.class);
            risen.given(new Command.RecordPageFailed("P-1", "no such service"));
            assertThat(risen.when(new Command.OverrideSeverity("MEDIUM", "shrinks")))
                    .hasAtLeastOneElementOfType(PagesRequested.class);
        }

        @Test
        void is_called_again_when_the_incident_goes_on_without_a_lead() {
            story.given(
                    new Command.RecordPageAcknowledged("P-1", "pia"),
                    new Command.Leave("pia"),
                    new Command.Resolve(null));

            assertThat(pages(new Command.Reopen("errors"))).isTrue();
        }

        @Test
        void is_called_no_more_for_what_is_found_out_when_it_is_over() {
            story.given(new Command.RecordPageFailed("P-1", "no such service"), new Command.Resolve(null));

            assertThat(pages(new Command.OverrideSeverity("MAJOR", "it was worse than we knew")))
                    .isFalse();
            assertThat(pages(new Command.EditFacts("Checkout was down", null, null, null, null)))
                    .isFalse();
        }

        @Test
        void is_called_for_a_report_and_others_only_once_it_is_confirmed() {
            Story report = Story.of(house);
            report.when(new Command.Declare("INC-1", Declaration.of("Odd").unconfirmed()));

            assertThat(report.when(new Command.OverrideSeverity("MAJOR", "looks bad")))
                    .doesNotHaveAnyElementsOfTypes(PagesRequested.class, ParticipantEngaged.class, RoleAssigned.class);
            assertThat(report.when(new Command.Confirm())).hasAtLeastOneElementOfType(PagesRequested.class);
        }
    }
}
