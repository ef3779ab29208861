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

    /** Commands of every kind, of which the last is always the same. */
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
