package dev.muster.lifecycle;

import dev.muster.review.Review;
import java.util.List;

/**
 * An incident's progress in the words of a published process. Read-only: the state machine stays one, whatever it is called.
 *
 * <p>An incident that turned out to be none, or goes on as another, is in the last phase of each view.
 */
public enum PhaseView {
    /** Four stages, each with its command of a chat bot. */
    AIRBNB("detection", "communication", "escalation", "resolution") {
        @Override
        int index(IncidentState state) {
            return switch (state.state()) {
                case TRIAGE -> 0;
                case ACTIVE -> state.reach().pages().isEmpty() ? 1 : 2;
                case MITIGATED, RESOLVED, REVIEWING, CLOSED, CANCELLED, MERGED -> 3;
            };
        }
    },
    /** Five steps, each with its value. */
    ATLASSIAN("detect", "respond", "recover", "learn", "improve") {
        @Override
        int index(IncidentState state) {
            return switch (state.state()) {
                case TRIAGE -> 0;
                case ACTIVE -> 1;
                case MITIGATED -> 2;
                case RESOLVED, REVIEWING -> isReviewed(state) ? 4 : 3;
                case CLOSED, CANCELLED, MERGED -> 4;
            };
        }
    },
    /** Seven phases. */
    LINKEDIN("detect", "create", "classify", "troubleshoot", "resolve", "review", "follow up") {
        @Override
        int index(IncidentState state) {
            return switch (state.state()) {
                case TRIAGE -> state.progress().acknowledgedAt() == null ? 0 : 1;
                case ACTIVE -> isClassified(state) ? 3 : 2;
                case MITIGATED -> 4;
                case RESOLVED, REVIEWING -> isReviewed(state) ? 6 : 5;
                case CLOSED, CANCELLED, MERGED -> 6;
            };
        }
    },
    /** Nine steps; those that run beside others (document, orient, notify) are never where an incident stands. */
    DISPATCH(
            "declare",
            "determine the commander",
            "create channels",
            "create the document",
            "engage",
            "orient",
            "notify",
            "drive to resolution",
            "review") {
        @Override
        int index(IncidentState state) {
            return switch (state.state()) {
                case TRIAGE -> 0;
                case ACTIVE -> driving(state);
                case MITIGATED -> 7;
                case RESOLVED, REVIEWING, CLOSED, CANCELLED, MERGED -> 8;
            };
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> phases;

    PhaseView(String... phases) {
        this.phases = List.of(phases);
    }

    /** The phases, in order. */
    public List<String> phases() {
        return phases;
    }

    /** The phase an incident is in. */
    public String phaseOf(IncidentState state) {
        return phases.get(index(state));
    }

    abstract int index(IncidentState state);

    /** By hand, or by a rule that fired: the fallback alone says that too little is known. */
    private static boolean isClassified(IncidentState state) {
        Facts facts = state.facts();
        return facts.override() != null
                || (facts.classification() != null && facts.classification().rule() != null);
    }

    private static boolean isReviewed(IncidentState state) {
        Review review = state.work().review();
        return review != null && review.completedAt() != null;
    }

    private static int driving(IncidentState state) {
        if (state.leadership() instanceof Leadership.Vacant) {
            return 1;
        }
        if (state.reach().resource(ResourceKind.CONVERSATION).isEmpty()) {
            return 2;
        }
        return state.team().active().size() < 2 ? 4 : 7;
    }
}
