package dev.muster.playbook;

import dev.muster.engagement.Knowledge;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.State;
import dev.muster.role.RolePolicy;
import dev.muster.severity.SeverityPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code process:}, shared by all types, and each of {@code types:}, which says only what differs. */
final class ProcessSection {

    private static final Pattern WORD_BEGIN = Pattern.compile("(?<=.)(?=[A-Z])");

    private static final Field<SeverityPolicy> SEVERITY = Field.inherited(
            "severity", SeveritySection.SHAPE, "How bad an incident is: the scale and the table of rules.");
    private static final Field<RolePolicy> ROLES =
            Field.inherited("roles", RoleSection.SHAPE, "The exact set of roles for each size.");
    private static final Field<Confidentiality> CONFIDENTIALITY = Field.optional(
            "confidentiality",
            Choice.of("who may know", Confidentiality.class),
            "Who may know of an incident, unless its declaration says otherwise; open unless said.");
    private static final Field<Map<State, Set<String>>> SUBSTATES = Field.optional(
            "substates",
            new MapOf<>(
                    Choice.of("a state", State.class),
                    ListOf.some(Shapes.NAME, "one sub-state or more").distinct()),
            "The host's own steps inside a state.");
    private static final Field<Set<String>> LEAD_ONLY = Field.optional(
            "lead-only", ListOf.of(command()).distinct(), "Commands that, of all people, only the lead may give.");

    static final Shape<IncidentType> SHAPE =
            new Section<>("process", "Everything decided about one kind of incident.", fields(), ProcessSection::type);

    private ProcessSection() {}

    private static List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(List.of(
                SEVERITY,
                ROLES,
                EngagementSection.COMMANDERS,
                EngagementSection.RULES,
                EngagementSection.CONTACTS,
                CommunicationSection.AUDIENCES,
                CommunicationSection.NOTICES,
                CommunicationSection.UPDATE_EVERY,
                CommunicationSection.STALE,
                ReviewSection.RESOLVE));
        fields.addAll(List.of(ReviewSection.REVIEW, ReviewSection.ACTION_ITEMS, ReviewSection.TIMEOUTS));
        fields.addAll(PlanSection.fields());
        fields.addAll(List.of(CONFIDENTIALITY, SUBSTATES, LEAD_ONLY));
        return fields;
    }

    private static @Nullable IncidentType type(Values values) {
        IncidentPolicy policy = new IncidentPolicy(
                "",
                values.get(SEVERITY),
                values.get(ROLES),
                EngagementSection.policy(values),
                Knowledge.EMPTY,
                CommunicationSection.policy(values),
                values.get(ReviewSection.RESOLVE),
                values.get(ReviewSection.REVIEW),
                values.get(ReviewSection.ACTION_ITEMS),
                values.get(ReviewSection.TIMEOUTS),
                values.or(CONFIDENTIALITY, Confidentiality.OPEN),
                values.or(SUBSTATES, Map.of()),
                values.or(LEAD_ONLY, Set.of()));
        return new IncidentType(values.key(), policy, PlanSection.plan(values), PlanSection.routing(values));
    }

    /** The commands in lower case with hyphens; what the rules know them by is the name of the record. */
    private static Shape<String> command() {
        Map<String, String> commands = new LinkedHashMap<>();
        Arrays.stream(Objects.requireNonNull(Command.class.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .sorted(Comparator.naturalOrder())
                .forEach(name ->
                        commands.put(WORD_BEGIN.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT), name));
        return new Choice<>("a command", commands);
    }
}
