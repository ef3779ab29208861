package dev.muster.automation;

import dev.muster.automation.Effect.RefreshStatus;
import dev.muster.automation.Effect.ResolveStatus;
import dev.muster.automation.Effect.Words;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Event.CauseRecorded;
import dev.muster.lifecycle.Event.IncidentCancelled;
import dev.muster.lifecycle.Event.IncidentConfirmed;
import dev.muster.lifecycle.Event.IncidentDeclared;
import dev.muster.lifecycle.Event.IncidentMerged;
import dev.muster.lifecycle.Event.IncidentMitigated;
import dev.muster.lifecycle.Event.IncidentRelapsed;
import dev.muster.lifecycle.Event.IncidentReopened;
import dev.muster.lifecycle.Event.IncidentResolved;
import dev.muster.lifecycle.Event.SeverityClassified;
import dev.muster.lifecycle.Event.SeverityOverridden;
import dev.muster.lifecycle.Facts;
import dev.muster.lifecycle.State;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.severity.Tier;
import java.util.List;

/** What outsiders read. Only an open, real incident that hits the users appears there, never one of the employees' own tools. */
enum StatusPage implements Automation {
    WhenExternalIncidentIsLargeThenPublishStatus,
    WhenPublishedIncidentMovesOnThenRefreshStatus,
    WhenPublishedIncidentIsOverThenResolveStatus;

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenExternalIncidentIsLargeThenPublishStatus -> whenExternalIncidentIsLargeThenPublishStatus(occasion);
            case WhenPublishedIncidentMovesOnThenRefreshStatus ->
                whenPublishedIncidentMovesOnThenRefreshStatus(occasion);
            case WhenPublishedIncidentIsOverThenResolveStatus -> whenPublishedIncidentIsOverThenResolveStatus(occasion);
        };
    }

    /** Whether the incident may appear on a status page at all. One of whose impact nothing was said is taken to hit users. */
    static boolean mayAppear(Occasion occasion) {
        Facts facts = occasion.after().facts();
        return !facts.drill()
                && facts.confidentiality() == Confidentiality.OPEN
                && occasion.after().state() != State.TRIAGE
                && hitsUsers(occasion);
    }

    private static boolean hitsUsers(Occasion occasion) {
        Classification known = occasion.after().facts().classification();
        return known == null || known.impact().audience() == Impact.Audience.END_USERS;
    }

    /** The first publishes, later ones bring it up to date. */
    static Intended refresh(Occasion occasion, String id, Words words) {
        return Intended.now(id, new RefreshStatus(words), Lane.PEOPLE)
                .afterEnded(Ids.PUBLISH_STATUS)
                .replacing("status");
    }

    private static boolean isPublished(Occasion occasion) {
        return occasion.intended().contains(Ids.PUBLISH_STATUS);
    }

    private static List<Intended> whenExternalIncidentIsLargeThenPublishStatus(Occasion occasion) {
        Tier from = occasion.plan().externalStatusFrom();
        boolean isAsked = occasion.event() instanceof IncidentDeclared
                || occasion.event() instanceof IncidentConfirmed
                || occasion.event() instanceof SeverityClassified
                || occasion.event() instanceof SeverityOverridden;
        boolean isLarge =
                from != null && occasion.after().facts().severity().tier().atLeast(from);
        return isAsked && isLarge && mayAppear(occasion)
                ? List.of(Intended.now(
                        Ids.PUBLISH_STATUS,
                        new RefreshStatus(Saying.words(Templates.STATUS_INVESTIGATING)),
                        Lane.PEOPLE))
                : List.of();
    }

    private static List<Intended> whenPublishedIncidentMovesOnThenRefreshStatus(Occasion occasion) {
        String template = template(occasion);
        return template.isEmpty() || !isPublished(occasion)
                ? List.of()
                : List.of(refresh(occasion, Ids.each("status", occasion), Saying.words(template)));
    }

    private static String template(Occasion occasion) {
        if (occasion.event() instanceof IncidentMitigated) {
            return Templates.STATUS_MONITORING;
        }
        if (occasion.event() instanceof IncidentRelapsed || occasion.event() instanceof IncidentReopened) {
            return Templates.STATUS_INVESTIGATING;
        }
        boolean isNewsForUsers =
                occasion.event() instanceof CauseRecorded && occasion.after().state() == State.ACTIVE;
        return isNewsForUsers ? Templates.STATUS_IDENTIFIED : "";
    }

    private static List<Intended> whenPublishedIncidentIsOverThenResolveStatus(Occasion occasion) {
        boolean isOver = occasion.event() instanceof IncidentResolved
                || occasion.event() instanceof IncidentCancelled
                || occasion.event() instanceof IncidentMerged;
        return isOver && isPublished(occasion)
                ? List.of(Intended.now(
                                Ids.each("resolve-status", occasion),
                                new ResolveStatus(Saying.words(Templates.STATUS_RESOLVED)),
                                Lane.PEOPLE)
                        .afterEnded(Ids.PUBLISH_STATUS)
                        .replacing("status"))
                : List.of();
    }
}
