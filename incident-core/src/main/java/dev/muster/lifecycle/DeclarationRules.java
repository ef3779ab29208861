package dev.muster.lifecycle;

import dev.muster.role.Role;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import java.time.Instant;
import java.util.List;

/** How an incident begins: classified, led or its lead paged, and with everybody whom the rules bring in. */
final class DeclarationRules {

    private DeclarationRules() {}

    static List<Event> declare(Command.Declare command, Circumstances at, IncidentPolicy policy) {
        Declaration declaration = command.declaration();
        Demand.title(command.id(), command, declaration.title());
        Draft draft = new Draft(declared(command, at, policy), at, policy);
        welcomeReporter(draft, declaration);
        EngagementRules.findLead(draft);
        if (!declaration.triage()) {
            EngagementRules.engageAll(draft);
        }
        return draft.events();
    }

    private static Event.IncidentDeclared declared(Command.Declare command, Circumstances at, IncidentPolicy policy) {
        Declaration d = command.declaration();
        // what the table says is kept beside a severity given by hand: whom it hits, and what a later growth starts
        // from
        boolean isAsked = d.severity() == null || !d.impact().equals(Impact.UNKNOWN);
        Classification classification =
                isAsked ? policy.severity().classify(d.impact(), began(d, at), at.recordedAt()) : null;
        Severity severity = classification != null && d.severity() == null
                ? classification.severity()
                : SeverityRules.named(command.id(), command, String.valueOf(d.severity()), policy);
        return new Event.IncidentDeclared(
                command.id(),
                d,
                d.type() == null ? "incident" : d.type(),
                severity,
                classification,
                d.priority() == null ? Priority.derivedFrom(severity.tier()) : d.priority(),
                d.confidentiality() == null ? policy.confidentiality() : d.confidentiality(),
                policy.version());
    }

    private static Instant began(Declaration d, Circumstances at) {
        if (d.startedAt() != null) {
            return d.startedAt();
        }
        return d.detectedAt() == null ? at.occurredAt() : d.detectedAt();
    }

    /** A reporter from outside is no participant. */
    private static void welcomeReporter(Draft draft, Declaration declaration) {
        String reporter = FactsEvolution.reporter(declaration, draft.at());
        if (reporter == null || reporter.isBlank()) {
            return;
        }
        if (declaration.source() == Source.INTERNAL
                || draft.policy().knowledge().people().containsKey(reporter)) {
            draft.add(new Event.ParticipantEngaged(reporter, Role.RESPONDER, "reported it"));
        }
    }
}
