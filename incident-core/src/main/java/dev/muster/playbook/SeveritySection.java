package dev.muster.playbook;

import dev.muster.severity.Severity;
import dev.muster.severity.SeverityPolicy;
import dev.muster.severity.SeverityRule;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code severity:} the scale and its table. */
final class SeveritySection {

    private static final Field<String> STEP_NAME =
            Field.required("name", Shapes.NAME, "The host's word, such as MAJOR or SEV1.");
    private static final Field<Tier> STEP_SIZE =
            Field.required("size", Shapes.TIER, "The size that all policies work on: major, medium or minor.");
    private static final Shape<Step> STEP = new Section<>(
            "severity-step",
            "One step of the severity scale.",
            List.of(STEP_NAME, STEP_SIZE),
            values -> new Step(values.get(STEP_NAME), values.get(STEP_SIZE)));

    private static final Field<String> NAME =
            Field.required("name", Shapes.LINE, "How people refer to the rule; shown in explanations.");
    private static final Field<String> SEVERITY =
            Field.required("severity", Shapes.reference(Known.Kind.SEVERITY), "The severity when the rule fires.");
    private static final Field<Double> USERS =
            Field.optional("users-above", Shapes.SHARE, "More than this share of all users is hit, such as 50%.");
    private static final Field<Boolean> BUSINESS =
            Field.optional("business-effect", Shapes.FLAG, "Revenue or brand is clearly hit, or is not.");
    private static final Field<Boolean> CRITICAL =
            Field.optional("critical-flow", Shapes.FLAG, "A critical flow is hit, or none is.");
    private static final Field<Boolean> REGIONAL =
            Field.optional("regional", Shapes.FLAG, "It is limited to regions, or it is everywhere.");
    private static final Field<Duration> LASTING = Field.optional(
            "lasting",
            Shapes.DURATION,
            "The impact has lasted at least this long; it is classified again at that minute.");
    private static final Shape<SeverityRule> RULE = new Section<>(
            "severity-rule",
            "One rule of the severity table; it fires when every condition given holds, and what is unknown does not hold.",
            List.of(NAME, SEVERITY, USERS, BUSINESS, CRITICAL, REGIONAL, LASTING),
            SeveritySection::rule);

    private static final Field<String> VERSION = Field.optional(
            "version", Shapes.VERSION, "Names this edition of the table, if not the playbook's version.");
    private static final Field<List<Severity>> SCALE =
            Field.inherited("scale", new Scale(), "The severities, the worst first.");
    private static final Field<List<SeverityRule>> RULES = Field.inherited(
            "rules",
            new UniqueNames<>(ListOf.of(RULE), "name"),
            "The table, from the worst to the least; the first rule that fires decides.");
    private static final Field<String> FALLBACK =
            Field.inherited("fallback", Shapes.reference(Known.Kind.SEVERITY), "The severity when no rule fires.");

    static final Shape<SeverityPolicy> SHAPE = new Section<>(
            "severity",
            "How bad an incident is: the scale and the table of rules.",
            List.of(VERSION, SCALE, RULES, FALLBACK),
            SeveritySection::policy);

    private SeveritySection() {}

    private static @Nullable SeverityRule rule(Values values) {
        SeverityRule rule = new SeverityRule(
                values.get(NAME),
                values.get(SEVERITY),
                values.find(USERS),
                values.find(BUSINESS),
                values.find(CRITICAL),
                values.find(REGIONAL),
                values.find(LASTING));
        if (Stream.of(USERS, BUSINESS, CRITICAL, REGIONAL, LASTING).allMatch(field -> values.part(field) == null)) {
            values.report(
                    "a rule without a condition", "one condition or more", "use fallback for what no rule catches");
            return null;
        }
        return rule;
    }

    private static SeverityPolicy policy(Values values) {
        return new SeverityPolicy(values.or(VERSION, ""), values.get(SCALE), values.get(RULES), values.get(FALLBACK));
    }

    private record Step(String name, Tier size) {}

    /** The worst first, no name twice; the rank is the place from below. */
    private static final class Scale implements Shape<List<Severity>> {

        private final Shape<List<Step>> steps = ListOf.some(STEP, "the severities, the worst first");

        @Override
        public @Nullable List<Severity> read(Part part, Reading reading) {
            List<Step> read = steps.read(part, reading);
            if (read == null) {
                return null;
            }
            List<Severity> severities = new ArrayList<>();
            Set<String> names = new HashSet<>();
            int before = reading.reported();
            for (int i = 0; i < read.size(); i++) {
                Step step = read.get(i);
                Place place = part.items().get(i).place();
                if (!names.add(step.name().toLowerCase(Locale.ROOT))) {
                    reading.report(
                            place, "a second \"" + step.name() + '"', "each severity once", "give it another name");
                }
                if (i > 0 && !read.get(i - 1).size().atLeast(step.size())) {
                    reading.report(
                            place, "a worse size below a lesser one", "the worst first", "put the scale in order");
                }
                severities.add(new Severity(step.name(), step.size(), read.size() - i));
            }
            return reading.reported() == before ? severities : null;
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> defs) {
            return steps.schema(defs);
        }
    }
}
