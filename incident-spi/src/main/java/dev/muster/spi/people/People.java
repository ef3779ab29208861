package dev.muster.spi.people;

import dev.muster.spi.call.CallContext;
import java.util.List;
import java.util.Optional;

/** A directory of people. Reading only; thread-safe. */
public interface People {

    /**
     * The person with this e-mail address, handle or id.
     *
     * @throws dev.muster.spi.call.ProviderException when the tool cannot answer
     */
    Optional<Person> find(String emailOrHandle, CallContext context);

    /** The members of a group by its name or id, empty when it has none or is unknown. */
    List<Person> members(String group, CallContext context);
}
