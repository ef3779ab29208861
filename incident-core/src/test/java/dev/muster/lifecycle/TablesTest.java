package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables of the rules are made once, when they are first needed; here they are made anew. */
@DisplayName("the tables of the rules")
class TablesTest {

    private static final int DRAWS = 200;

    private static final Circumstances AT = Circumstances.at(Story.at("12:00"), Actor.by("ann"));

    @Test
    void have_a_rule_for_every_command_in_the_states_that_admit_it() {
        Cases<Command, Decider.Case> rules = Decider.Table.cases();

        for (Command command : commands()) {
            Decider.Case found = rules.of(command);
            assertThat(found.rule()).as("the rule of %s", command).isNotNull();
            assertThat(found.admitted())
                    .as("the states of %s", command)
                    .isEqualTo(Transitions.admitted(command.getClass()))
                    .isNotEmpty();
        }
    }

    @Test
    void have_a_case_for_every_event_which_changes_an_incident_as_the_one_in_use_does() {
        Cases<Event, Evolver.Evolution<?>> cases = Evolver.Table.cases();

        for (long seed = 1; seed <= 3; seed++) {
            IncidentState state = null;
            for (Recorded each : AnyHistoryTest.told(seed).history()) {
                IncidentState after = Evolver.evolve(state, each.event(), each.circumstances());
                if (state != null) {
                    assertThat(applied(cases.of(each.event()), state, each))
                            .as("%s", each.event())
                            .isEqualTo(after);
                }
                state = after;
            }
        }
    }

    @SuppressWarnings("unchecked") // each case is kept under the class of the event it takes
    private static IncidentState applied(Evolver.Evolution<?> found, IncidentState state, Recorded each) {
        return ((Evolver.Evolution<Event>) found).apply(state, each.event(), each.circumstances());
    }

    /** One command of each kind. */
    private static List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        Set<Class<?>> kinds = new HashSet<>();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < DRAWS; i++) {
            AnyCommand.ofEveryKind(random, Story.at("12:00")).stream()
                    .filter(command -> kinds.add(command.getClass()))
                    .forEach(commands::add);
        }
        assertThat(kinds).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
        return commands;
    }
}
