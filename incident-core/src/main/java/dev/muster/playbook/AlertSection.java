package dev.muster.playbook;

import dev.muster.severity.Impact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code alerts:} which alerts declare an incident, and what they tell of it. */
final class AlertSection {

    private static final Field<Double> USERS =
            Field.optional("users", Shapes.SHARE, "The share of users hit, such as 60%.");
    private static final Field<Boolean> BUSINESS =
            Field.optional("business-effect", Shapes.FLAG, "Whether revenue or brand is clearly hit.");
    private static final Field<Boolean> CRITICAL =
            Field.optional("critical-flow", Shapes.FLAG, "Whether a critical flow is hit.");
    private static final Field<Set<String>> REGIONS =
            Field.optional("regions", ListOf.of(Shapes.NAME).distinct(), "Where; everywhere or unknown unless said.");
    private static final Field<Impact.Audience> AUDIENCE = Field.optional(
            "audience", Choice.of("who is hit", Impact.Audience.class), "Who is hit; end-users unless said.");
    private static final Field<Impact.Kind> KIND = Field.optional(
            "kind", Choice.of("a kind of damage", Impact.Kind.class), "Down or worse than usual; outage unless said.");
    private static final Shape<Impact> IMPACT = new Section<>(
            "impact",
            "What is known of the damage.",
            List.of(USERS, BUSINESS, CRITICAL, REGIONS, AUDIENCE, KIND),
            values -> new Impact(
                    values.find(USERS),
                    values.find(BUSINESS),
                    values.find(CRITICAL),
                    values.or(REGIONS, Set.of()),
                    values.or(AUDIENCE, Impact.Audience.END_USERS),
                    values.or(KIND, Impact.Kind.OUTAGE)));

    private static final Field<String> NAME = Field.required("name", Shapes.LINE, "How people refer to the rule.");
    private static final Field<Map<String, String>> LABELS = Field.required(
            "labels",
            new MapOf<>(Shapes.NAME, Shapes.LINE),
            "Every one of these labels must be on the alert with this value; * asks only that the label is there.");
    static final Field<String> TYPE = Field.optional(
            "type", Shapes.reference(Known.Kind.TYPE), "The incident type; the default type unless said.");
    private static final Field<Boolean> DECLARE = Field.optional(
            "declare",
            Shapes.FLAG,
            "Whether an incident is declared; true unless said. False names exceptions before a wider rule.");
    private static final Field<Boolean> TRIAGE = Field.optional(
            "triage", Shapes.FLAG, "Whether the incident begins in triage, unconfirmed; false unless said.");
    private static final Field<String> TITLE = Field.optional(
            "title-from", Shapes.NAME, "The label that holds the title; the alert's own title unless said.");
    private static final Field<String> SERVICE =
            Field.optional("service-from", Shapes.NAME, "The label that names the affected service.");
    private static final Field<String> REGION =
            Field.optional("region-from", Shapes.NAME, "The label that names the region.");
    private static final Field<String> SEVERITY_FROM = Field.optional(
            "severity-from", Shapes.NAME, "The label that tells how bad it is; the impact decides unless said.");
    private static final Field<Map<String, String>> SEVERITIES = Field.optional(
            "severities",
            new MapOf<>(Shapes.NAME, Shapes.reference(Known.Kind.SEVERITY)),
            "The severity for each value of that label; for another value the impact decides.");
    private static final Field<Impact> DAMAGE =
            Field.optional("impact", IMPACT, "What is known of the damage whenever this rule fits.");
    private static final Field<List<String>> GROUP_BY = Field.optional(
            "group-by",
            ListOf.of(Shapes.NAME),
            "Alerts alike in these labels belong to one incident; each alert has its own unless said.");

    static final Shape<AlertRule> SHAPE = new Section<>(
            "alert-rule",
            "Says which alerts declare an incident; the first rule whose labels fit decides.",
            List.of(
                    NAME,
                    LABELS,
                    TYPE,
                    DECLARE,
                    TRIAGE,
                    TITLE,
                    SERVICE,
                    REGION,
                    SEVERITY_FROM,
                    SEVERITIES,
                    DAMAGE,
                    GROUP_BY),
            AlertSection::rule);

    private AlertSection() {}

    private static @Nullable AlertRule rule(Values values) {
        Map<String, String> severities = values.or(SEVERITIES, Map.of());
        if (values.find(SEVERITY_FROM) != null && severities.isEmpty()) {
            values.report(
                    SEVERITY_FROM,
                    "severity-from without severities",
                    "the severity for each value of the label",
                    "add severities: {critical: MAJOR}");
            return null;
        }
        if (values.find(SEVERITY_FROM) == null && !severities.isEmpty()) {
            values.report(
                    SEVERITIES,
                    "severities without severity-from",
                    "the label they are values of",
                    "add severity-from");
            return null;
        }
        if (values.get(LABELS).isEmpty()) {
            values.report(LABELS, "no labels", "one label or more", "write {alertname: \"*\"} for every alert");
            return null;
        }
        return new AlertRule(
                values.get(NAME),
                values.get(LABELS),
                values.find(TYPE),
                values.or(DECLARE, true),
                values.or(TRIAGE, false),
                values.find(TITLE),
                values.find(SERVICE),
                values.find(REGION),
                values.find(SEVERITY_FROM),
                severities,
                values.or(DAMAGE, Impact.UNKNOWN),
                values.or(GROUP_BY, List.of()));
    }
}
