package dev.muster;

import dev.muster.automation.Unreached;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.metrics.ResponseTimes;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import dev.muster.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it was at one moment. Immutable and thread-safe; each method that changes it commits the change and answers the incident as it is then.
 *
 * <p>A change that the rules forbid throws {@link dev.muster.lifecycle.Refused} and changes nothing; one that somebody else was faster with throws {@link
 * dev.muster.lifecycle.Conflict}; a store that cannot be reached throws {@link dev.muster.spi.call.Unavailable}.
 */
public final class Incident {

    private final Incidents incidents;
    private final IncidentState state;

    Incident(Incidents incidents, IncidentState state) {
        this.incidents = incidents;
        this.state = state;
    }

    /** Its id, such as {@code INC-1}. */
    public String id() {
        return state.id();
    }

    /** Its title. */
    public String title() {
        return state.facts().title();
    }

    /** Where it stands. */
    public State state() {
        return state.state();
    }

    /** How bad it is. */
    public Severity severity() {
        return state.facts().severity();
    }

    /** Who leads, or empty while nobody does. */
    public Optional<String> lead() {
        return holder(Role.LEAD);
    }

    /** Who holds a role now. */
    public Optional<String> holder(String role) {
        return state.team().holder(role);
    }

    /** The newest thing of a kind that a tool made for it. */
    public Optional<Resource> resource(ResourceKind kind) {
        return state.reach().resource(kind);
    }

    /** Everything the rules know of it. */
    public IncidentState details() {
        return state;
    }

    /** Its whole history, read now. */
    public List<Recorded> history() {
        return incidents.history(id());
    }

    /** Its timeline, made from its history; no tool is called. */
    public Timeline timeline() {
        return Timeline.of(history());
    }

    /** TTD, TTA, TTM and TTR, made from its history; no tool is called. An absent one says why. */
    public ResponseTimes responseTimes() {
        return ResponseTimes.of(history());
    }

    /** Whom to telephone, as no pager has them: what is known here, whatever tools are away; no tool is called. */
    public List<Unreached> unreached() {
        return incidents.unreached(state);
    }

    /** The incident as it is now. */
    public Incident refresh() {
        return incidents.get(id());
    }

    /** Gives it a command. */
    public Incident tell(Command command, Actor by) {
        return incidents.tell(id(), command, by);
    }

    /** Says what is known of the impact, and classifies by it. */
    public Incident classify(Impact impact, Actor by) {
        return tell(new Command.Classify(impact), by);
    }

    /** Sets the severity by hand; {@code why} is required. */
    public Incident overrideSeverity(String severity, String why, Actor by) {
        return tell(new Command.OverrideSeverity(severity, why), by);
    }

    /** Gives a role to a person, whoever has it now. */
    public Incident assign(String role, String person, Actor by) {
        return tell(new Command.AssignRole(role, person, null), by);
    }

    /** Hands a role from one person to another; a {@link dev.muster.lifecycle.Conflict} when {@code from} does not hold it any more. */
    public Incident handOver(String role, String from, String to, Actor by) {
        return tell(new Command.AssignRole(role, to, from), by);
    }

    /** Brings people, teams or a service's on-call in as responders. */
    public Incident engage(String why, Actor by, Target... targets) {
        return tell(new Command.Engage(List.of(targets), Role.RESPONDER, why, true), by);
    }

    /** Pages targets: one confirmation for all of them. */
    public Incident page(List<Target> targets, String why, Actor by) {
        return tell(new Command.Page(targets, why, false), by);
    }

    /** Tells everybody how it stands. */
    public Incident update(String text, Actor by) {
        return tell(new Command.PostUpdate(text, null), by);
    }

    /** Records that the impact was taken away for good. */
    public Incident mitigate(String summary, Actor by) {
        return tell(new Command.Mitigate(summary, Mitigation.Kind.OTHER, false), by);
    }

    /** Records why it happened. */
    public Incident cause(String text, @Nullable String service, Actor by) {
        return tell(new Command.RecordCause(text, service, null), by);
    }

    /** Records that the affected on-call verified the mitigation. */
    public Incident verify(String person, Actor by) {
        return tell(new Command.VerifyMitigation(person), by);
    }

    /** Records that users are no longer hit. */
    public Incident impactOver(Actor by) {
        return tell(new Command.ConfirmImpactOver(by.id()), by);
    }

    /** Resolves. */
    public Incident resolve(String summary, Actor by) {
        return tell(new Command.Resolve(summary), by);
    }

    /** Takes it up again. */
    public Incident reopen(String reason, Actor by) {
        return tell(new Command.Reopen(reason), by);
    }

    /** It was no incident. */
    public Incident cancel(String reason, Actor by) {
        return tell(new Command.Cancel(reason), by);
    }

    /** Begins the review. */
    public Incident startReview(Actor by) {
        return tell(new Command.StartReview(null), by);
    }

    /** Completes the review. */
    public Incident completeReview(List<String> participants, String outcome, Actor by) {
        return tell(new Command.CompleteReview(participants, outcome), by);
    }

    /** Adds a task. */
    public Incident addTask(String title, @Nullable String owner, @Nullable Instant dueAt, Actor by) {
        return tell(new Command.AddTask(title, owner, dueAt), by);
    }

    /** Adds an action item. */
    public Incident addActionItem(
            String title, String owner, ActionItem.Priority priority, @Nullable Instant dueAt, Actor by) {
        return tell(new Command.AddActionItem(title, owner, priority, dueAt, ActionItem.Horizon.SHORT), by);
    }

    /** Ends it. */
    public Incident close(Actor by) {
        return tell(new Command.Close(), by);
    }

    @Override
    public String toString() {
        return id() + ' ' + state.state() + ' ' + severity().name() + " \"" + title() + '"';
    }
}
