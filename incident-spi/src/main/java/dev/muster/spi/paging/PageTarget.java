package dev.muster.spi.paging;

import dev.muster.spi.people.Person;
import java.util.Objects;

/** Whom or what to page. */
public sealed interface PageTarget {

    /** How people call the target. */
    String name();

    /** Whoever is on call for a service; {@code id} is the tool's id of it. */
    record Service(String id, String name) implements PageTarget {
        /** Checks that both are there. */
        public Service {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
        }
    }

    /** An escalation policy; {@code id} is the tool's id of it. */
    record Policy(String id, String name) implements PageTarget {
        /** Checks that both are there. */
        public Policy {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
        }
    }

    /** One person, whether on call or not. */
    record Individual(Person person) implements PageTarget {
        /** Checks that the person is there. */
        public Individual {
            Objects.requireNonNull(person, "person");
        }

        @Override
        public String name() {
            return person.name();
        }
    }
}
