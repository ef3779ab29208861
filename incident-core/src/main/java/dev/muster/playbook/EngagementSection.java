package dev.muster.playbook;

import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Contact;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.util.List;
import java.util.Map;

/** {@code commander:}, {@code engagement:} and {@code contacts:} who leads, who takes part, and how they are reached. */
final class EngagementSection {

    private static final Field<String> NAME =
            Field.required("name", Shapes.LINE, "How people refer to the rule; shown as the reason.");
    private static final Field<Match> WHEN =
            Field.optional("when", MatchSection.WHEN, "The condition; always unless said.");
    private static final Field<Target> TARGET = Field.required(
            "target",
            MatchSection.TARGET,
            "A person, who leads at once, or a team or service whose on-call is paged and leads on acknowledgement.");
    private static final Shape<CommanderRule> COMMANDER_RULE = new Section<>(
            "commander-rule",
            "Says who leads: the most specific rule that fits wins, the earlier one of two alike.",
            List.of(NAME, WHEN, TARGET),
            values -> new CommanderRule(values.get(NAME), values.or(WHEN, Match.ALWAYS), values.get(TARGET)));

    private static final Field<List<Target>> TARGETS = Field.required(
            "targets", ListOf.some(MatchSection.TARGET, "one target or more"), "Whom the rule brings in.");
    private static final Field<String> ROLE =
            Field.optional("role", Shapes.reference(Known.Kind.ROLE), "The role they get; responder unless said.");
    private static final Field<Boolean> PAGE =
            Field.optional("page", Shapes.FLAG, "Whether they are paged, or only invited; invited unless said.");
    private static final Shape<EngagementRule> RULE = new Section<>(
            "engagement-rule",
            "Brings people in when an incident fits.",
            List.of(NAME, WHEN, TARGETS, ROLE, PAGE),
            values -> new EngagementRule(
                    values.get(NAME),
                    values.or(WHEN, Match.ALWAYS),
                    values.get(TARGETS),
                    values.or(ROLE, Role.RESPONDER),
                    values.or(PAGE, false)));

    static final Field<List<CommanderRule>> COMMANDERS =
            Field.optional("commander", new UniqueNames<>(ListOf.of(COMMANDER_RULE), "name"), "Who leads.");
    static final Field<List<EngagementRule>> RULES =
            Field.optional("engagement", new UniqueNames<>(ListOf.of(RULE), "name"), "Who else takes part.");
    static final Field<Map<Tier, List<Contact>>> CONTACTS = Field.inherited(
            "contacts",
            Shapes.byTier(ListOf.some(Choice.of("a medium", Contact.class), "one medium or more")),
            "The order of media to reach people by, for each size.");

    private EngagementSection() {}

    static EngagementPolicy policy(Values values) {
        return new EngagementPolicy(
                values.or(COMMANDERS, List.of()), values.or(RULES, List.of()), values.get(CONTACTS));
    }
}
