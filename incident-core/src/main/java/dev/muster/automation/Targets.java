package dev.muster.automation;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Knowledge.PersonEntry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whom a page's target means: {@code person:ann}, {@code team:web}, {@code service:checkout}. */
final class Targets {

    private Targets() {}

    /** What people call the target. */
    static String name(Occasion occasion, String target) {
        return kind(target).equals("person")
                ? occasion.policy().knowledge().person(bare(target)).name()
                : bare(target);
    }

    /** The people behind a target, as far as they are known: of a service, those of its team. */
    static List<PersonEntry> people(Knowledge knowledge, String target) {
        List<String> ids = switch (kind(target)) {
            case "person" -> List.of(bare(target));
            case "team" -> members(knowledge, bare(target));
            default ->
                knowledge
                        .service(bare(target))
                        .map(Knowledge.Service::team)
                        .map(team -> members(knowledge, team))
                        .orElse(List.of());
        };
        return ids.stream().map(knowledge::person).toList();
    }

    /** Names and telephone numbers in a line; empty when none is known. */
    static String numbers(Knowledge knowledge, String target) {
        return people(knowledge, target).stream()
                .filter(person -> Objects.nonNull(person.phone()))
                .map(person -> person.name() + " " + person.phone())
                .collect(Collectors.joining(", "));
    }

    private static List<String> members(Knowledge knowledge, String team) {
        Knowledge.Team known = knowledge.teams().get(team);
        return known == null ? List.of() : known.members();
    }

    private static String kind(String target) {
        int colon = target.indexOf(':');
        return colon < 0 ? "service" : target.substring(0, colon);
    }

    private static String bare(String target) {
        return target.substring(target.indexOf(':') + 1);
    }
}
