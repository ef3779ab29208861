package dev.muster.playbook;

import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Priority;
import dev.muster.lifecycle.Source;
import dev.muster.severity.Tier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code when:} and {@code target:}, which several sections use. */
final class MatchSection {

    private static final Field<Set<String>> TYPES = Field.optional(
            "types",
            ListOf.some(Shapes.reference(Known.Kind.TYPE), "one incident type or more")
                    .distinct(),
            "Any of these incident types.");
    private static final Field<Tier> AT_LEAST = Field.optional("at-least", Shapes.TIER, "This size or worse.");
    private static final Field<Set<Source>> SOURCES = Field.optional(
            "sources",
            ListOf.some(Choice.of("where it came from", Source.class), "one source or more")
                    .distinct(),
            "It came from any of these.");
    private static final Field<Set<Priority>> PRIORITIES = Field.optional(
            "priorities",
            ListOf.some(Choice.of("a priority", Priority.class), "one priority or more")
                    .distinct(),
            "Any of these priorities.");
    private static final Field<Set<String>> SERVICES = Field.optional(
            "services",
            ListOf.some(Shapes.reference(Known.Kind.SERVICE), "one service or more")
                    .distinct(),
            "Any of these services is affected.");
    private static final Field<List<String>> TERMS = Field.optional(
            "terms",
            ListOf.some(Shapes.LINE, "one word or more"),
            "Any of these whole words stands in title or description, in any case.");

    static final Shape<Match> WHEN = new Section<>(
            "when",
            "A condition on an incident: every part given must hold; none given holds always.",
            List.of(TYPES, AT_LEAST, SOURCES, PRIORITIES, SERVICES, TERMS),
            values -> new Match(
                    values.or(TYPES, Set.of()),
                    values.find(AT_LEAST),
                    names(values.or(SOURCES, Set.of())),
                    names(values.or(PRIORITIES, Set.of())),
                    values.or(SERVICES, Set.of()),
                    values.or(TERMS, List.of())));

    private static final Field<String> PERSON =
            Field.optional("person", Shapes.reference(Known.Kind.PERSON), "A person's id, or mail address.");
    private static final Field<String> TEAM = Field.optional(
            "team", Shapes.reference(Known.Kind.TEAM), "A team: whoever of it is on call, or its members.");
    private static final Field<String> SERVICE =
            Field.optional("service", Shapes.reference(Known.Kind.SERVICE), "Whoever is on call for this service.");

    static final Shape<Target> TARGET = new Section<>(
            "target",
            "Whom to bring in: one of person, team and service.",
            List.of(PERSON, TEAM, SERVICE),
            MatchSection::target);

    private MatchSection() {}

    private static @Nullable Target target(Values values) {
        String person = values.find(PERSON);
        String team = values.find(TEAM);
        String service = values.find(SERVICE);
        long given = Stream.of(PERSON, TEAM, SERVICE)
                .filter(field -> values.find(field) != null)
                .count();
        if (given != 1) {
            values.report(
                    given + " of person, team and service", "exactly one of them", "write such as {service: payments}");
            return null;
        }
        if (person != null) {
            return Target.person(person);
        }
        return team != null ? Target.team(team) : Target.service(String.valueOf(service));
    }

    private static Set<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
