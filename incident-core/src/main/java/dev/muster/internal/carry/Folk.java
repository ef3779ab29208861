package dev.muster.internal.carry;

import dev.muster.engagement.Knowledge;
import dev.muster.internal.engine.Scene;
import dev.muster.lifecycle.Participant;
import dev.muster.spi.people.Person;
import java.util.Collection;
import java.util.List;

/** People of the rules as people of the contracts. */
final class Folk {

    private Folk() {}

    static Person person(Scene scene, String id) {
        Knowledge.PersonEntry known = scene.type().policy().knowledge().person(id);
        return new Person(known.id(), known.name(), known.email(), known.phone(), known.handles());
    }

    static List<Person> people(Scene scene, Collection<String> ids) {
        return ids.stream().sorted().map(id -> person(scene, id)).toList();
    }

    static List<Person> active(Scene scene) {
        return scene.state().team().participants().values().stream()
                .filter(Participant::isActive)
                .map(p -> person(scene, p.person()))
                .toList();
    }
}
