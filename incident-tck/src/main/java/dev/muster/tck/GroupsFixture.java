package dev.muster.tck;

import dev.muster.spi.group.Groups;
import dev.muster.spi.people.Person;
import java.util.List;

/** Groups of people to judge, and what somebody who looks at them sees. */
public interface GroupsFixture extends Fixture {

    /** The capability, the same on each call. */
    Groups groups();

    /** Three people who can be members. */
    List<Person> threePeople();

    /** A name that the tool takes for a group, made of this unique word. */
    default String name(String word) {
        return word;
    }

    /** How many groups have this name. */
    int groups(String name);

    /** Whether the person is a member. */
    boolean isMember(String name, Person person);
}
