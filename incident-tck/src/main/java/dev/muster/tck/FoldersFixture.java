package dev.muster.tck;

import dev.muster.spi.document.Folders;
import dev.muster.spi.people.Person;
import java.util.List;

/** Folders to judge, and what somebody who looks at them sees. Folders are named by the tool's id. */
public interface FoldersFixture extends Fixture {

    /** The capability, the same on each call. */
    Folders folders();

    /** Two people with whom folders can be shared. */
    List<Person> twoPeople();

    /** Whether a folder can be hidden from those with whom it is not shared; both answers are checked. */
    boolean hasRestricted();

    /** How many folders have this name. */
    int folders(String name);

    /** Whether the person can use the folder. */
    boolean isShared(String folder, Person person);

    /** Whether only those with whom it is shared can see it. */
    boolean isRestricted(String folder);
}
