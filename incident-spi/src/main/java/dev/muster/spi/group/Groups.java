package dev.muster.spi.group;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.people.Person;
import java.util.List;

/** Groups of people. Thread-safe; called at least once per key. */
public interface Groups {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Makes the group exist under this name, and its membership equal to {@code members}: missing people are added, others removed. */
    Group setMembers(String name, List<Person> members, CallContext context);

    /** The ids, e-mails or handles of the members now; empty when the group does not exist. */
    List<String> members(String name, CallContext context);
}
