package dev.muster.tck;

import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import java.util.List;
import java.util.Map;

/** A directory to judge, with people and groups that the test knows of. */
public interface PeopleFixture extends Fixture {

    /** The capability, the same on each call. */
    People people();

    /** Two people or more whom the tool knows by e-mail address. */
    List<Person> known();

    /** A group of the tool, by the name it is asked for, and who is in it; empty when the tool has no groups. Both answers are checked. */
    Map<String, List<Person>> groups();
}
