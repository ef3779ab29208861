package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.group.Group;
import dev.muster.spi.group.Groups;
import dev.muster.spi.people.Person;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What groups promise: their membership equals a set. */
public abstract class GroupsConformance extends Conformance<GroupsFixture> {

    /** For subclasses. */
    protected GroupsConformance() {}

    @Test
    @DisplayName("GROUP-1 makes a group exist with exactly these members, again and again, and answers with a link")
    void makes_a_group() {
        String name = name();
        Group group = groups().setMembers(name, people(0, 2), call());
        assertThat(group.id()).isNotBlank();
        assertThat(group.link().isAbsolute())
                .as("whether the link can be opened")
                .isTrue();
        assertThat(groups().setMembers(name, people(0, 2), call()).id()).isEqualTo(group.id());
        assertThat(tool().groups(name)).isEqualTo(1);
        assertMembers(name, true, true, false);
    }

    @Test
    @DisplayName("GROUP-2 adds who is missing and removes everybody else")
    void equals_the_set() {
        String name = name();
        groups().setMembers(name, people(0, 2), call());
        assertMembers(name, true, true, false);
        groups().setMembers(name, people(1, 3), call());
        assertMembers(name, false, true, true);
        groups().setMembers(name, people(0, 1), call());
        assertMembers(name, true, false, false);
    }

    @Test
    @DisplayName("GROUP-3 takes an empty set where the tool has empty groups, and never leaves anybody in silently")
    void takes_an_empty_set() {
        String name = name();
        groups().setMembers(name, people(0, 1), call());
        assertMembers(name, true, false, false);
        try {
            groups().setMembers(name, List.of(), call());
        } catch (Unsupported | Rejected refused) {
            assertMembers(name, true, false, false);
            return;
        }
        assertMembers(name, false, false, false);
        assertThat(groups().members(name, call())).isEmpty();
    }

    @Test
    @DisplayName("GROUP-4 tells the members, and nobody for a group that does not exist")
    void tells_members() {
        String name = name();
        groups().setMembers(name, people(0, 3), call());
        assertThat(groups().members(name, call())).hasSize(3).doesNotHaveDuplicates();
        assertThat(people(0, 3))
                .allMatch(person ->
                        groups().members(name, call()).stream().anyMatch(m -> OnCallConformance.isNamed(person, m)));
        assertThat(groups().members(name(), call())).isEmpty();
    }

    @Test
    @DisplayName("GROUP-5 has one group after an answer was lost and the call was repeated")
    void makes_one_after_a_lost_answer() {
        String name = name();
        loseAnswer(() -> groups().setMembers(name, people(0, 2), call()));
        groups().setMembers(name, people(0, 2), call());
        assertThat(tool().groups(name)).isEqualTo(1);
        assertMembers(name, true, true, false);
    }

    @Test
    @DisplayName("GROUP-6 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String name = name();
        refuse(() -> groups().setMembers(name, people(0, 2), call()));
        assertThat(tool().groups(name)).isZero();
        groups().setMembers(name, people(0, 2), call());
        assertThat(tool().groups(name)).isEqualTo(1);
    }

    @Test
    @DisplayName("GROUP-7 declares a repeat safety for its operation")
    void declares_all() {
        String name = name();
        groups().setMembers(name, people(0, 1), call());
        assertMembers(name, true, false, false);
        assertDeclared(groups().promises(), List.of(Operation.GROUP_SET_MEMBERS));
    }

    private Groups groups() {
        return tool().groups();
    }

    private String name() {
        return tool().name(unique("tck-group"));
    }

    private List<Person> people(int from, int to) {
        assertThat(tool().threePeople()).as("threePeople()").hasSize(3);
        return tool().threePeople().subList(from, to);
    }

    private void assertMembers(String name, boolean... expected) {
        for (int i = 0; i < expected.length; i++) {
            Person person = people(0, 3).get(i);
            assertThat(tool().isMember(name, person))
                    .as("whether %s is in %s", person.id(), name)
                    .isEqualTo(expected[i]);
        }
    }
}
