package dev.muster.playbook;

import dev.muster.communication.Audience;
import dev.muster.communication.Cadence;
import dev.muster.communication.CommunicationPolicy;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Match;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code audiences:}, {@code notices:}, {@code update-every:} and {@code stale:} who is told what and when. */
final class CommunicationSection {

    private static final Field<List<String>> PEOPLE =
            Field.optional("people", Shapes.references(Known.Kind.PERSON), "People who are told personally.");
    private static final Field<String> CONVERSATION =
            Field.optional("conversation", Shapes.NAME, "A channel that is told, as #name or by its id in the tool.");
    private static final Field<Boolean> STAKEHOLDERS = Field.optional(
            "stakeholders", Shapes.FLAG, "Whether the stakeholders of the affected services belong to it.");
    private static final Field<Boolean> STATUS_PAGE =
            Field.optional("status-page", Shapes.FLAG, "Whether the status page belongs to it.");
    private static final Shape<Audience> AUDIENCE = new Section<>(
            "audience",
            "A named group of readers.",
            List.of(PEOPLE, CONVERSATION, STAKEHOLDERS, STATUS_PAGE),
            values -> new Audience(
                    values.key(),
                    values.or(PEOPLE, List.of()),
                    values.find(CONVERSATION),
                    values.or(STAKEHOLDERS, false),
                    values.or(STATUS_PAGE, false)));

    private static final Field<String> NAME = Field.required("name", Shapes.LINE, "How people refer to the rule.");
    private static final Field<Trigger> TRIGGER =
            Field.required("trigger", Choice.of("what makes a notice go out", Trigger.class), "What makes it go out.");
    private static final Field<Match> WHEN =
            Field.optional("when", MatchSection.WHEN, "The condition; always unless said.");
    private static final Field<String> TO =
            Field.required("audience", Shapes.reference(Known.Kind.AUDIENCE), "Who is told: an audience's name.");
    private static final Field<String> TEMPLATE = Field.required(
            "template", Shapes.reference(Known.Kind.TEMPLATE), "The key of its words, built in or of templates.");
    private static final Field<Boolean> INITIAL = Field.optional(
            "initial", Shapes.FLAG, "Whether it goes out once per incident, as soon as the condition holds.");
    private static final Shape<NoticeRule> NOTICE = new Section<>(
            "notice",
            "Sends a notice; a participant of the incident never gets one.",
            List.of(NAME, TRIGGER, WHEN, TO, TEMPLATE, INITIAL),
            values -> new NoticeRule(
                    values.get(NAME),
                    values.get(TRIGGER),
                    values.or(WHEN, Match.ALWAYS),
                    values.get(TO),
                    values.get(TEMPLATE),
                    values.or(INITIAL, false)));

    static final Field<Map<String, Audience>> AUDIENCES =
            Field.optional("audiences", new MapOf<>(Shapes.NAME, AUDIENCE), "The groups of readers, by name.");
    static final Field<List<NoticeRule>> NOTICES =
            Field.optional("notices", new UniqueNames<>(ListOf.of(NOTICE), "name"), "What goes out to whom.");
    static final Field<Map<Tier, Duration>> UPDATE_EVERY = Field.optional(
            "update-every",
            Shapes.byTier(Shapes.DURATION),
            "How often an update is promised; a size without one promises none.");
    static final Field<Map<Tier, Cadence>> STALE = Field.optional(
            "stale",
            Shapes.byTier(Shapes.CADENCE),
            "Reminders that an active incident goes on too long, to the lead and the owners of open tasks.");

    private CommunicationSection() {}

    static CommunicationPolicy policy(Values values) {
        return new CommunicationPolicy(
                values.or(AUDIENCES, Map.of()),
                values.or(NOTICES, List.of()),
                values.or(UPDATE_EVERY, Map.of()),
                values.or(STALE, Map.of()));
    }
}
