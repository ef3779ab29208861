package dev.muster.playbook;

import dev.muster.automation.Plan;
import dev.muster.communication.Audience;
import dev.muster.communication.CommunicationPolicy;
import dev.muster.communication.NoticeRule;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Knowledge;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.ResolveGuard;
import dev.muster.lifecycle.State;
import dev.muster.lifecycle.Timeouts;
import dev.muster.review.ActionItemPolicy;
import dev.muster.review.ReviewPolicy;
import dev.muster.role.RolePolicy;
import dev.muster.severity.SeverityPolicy;
import dev.muster.severity.SeverityRule;
import dev.muster.spi.Capability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Changes an incident type; what is not changed stays as it was. Not thread-safe. Made by {@link PlaybookBuilder#type}. */
public final class IncidentTypeBuilder {

    private final String name;
    private final String versionBefore;
    private SeverityPolicy severity;
    private RolePolicy roles;
    private EngagementPolicy engagement;
    private CommunicationPolicy communication;
    private ResolveGuard resolve;
    private ReviewPolicy review;
    private ActionItemPolicy actionItems;
    private Timeouts timeouts;
    private Confidentiality confidentiality;
    private final Map<State, Set<String>> substates;
    private Set<String> leadOnly;
    private Plan plan;
    private final Map<String, String> routing;

    IncidentTypeBuilder(String name, IncidentType base) {
        this.name = name;
        IncidentPolicy policy = base.policy();
        this.versionBefore = policy.version();
        this.severity = policy.severity();
        this.roles = policy.roles();
        this.engagement = policy.engagement();
        this.communication = policy.communication();
        this.resolve = policy.resolve();
        this.review = policy.review();
        this.actionItems = policy.actionItems();
        this.timeouts = policy.timeouts();
        this.confidentiality = policy.confidentiality();
        this.substates = new HashMap<>(policy.substates());
        this.leadOnly = policy.leadOnly();
        this.plan = base.plan();
        this.routing = new HashMap<>(base.routing());
    }

    /** The scale and its table. */
    public IncidentTypeBuilder severity(SeverityPolicy policy) {
        severity = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Another table on the same scale. */
    public IncidentTypeBuilder severityRules(List<SeverityRule> rules) {
        severity = new SeverityPolicy(severity.version(), severity.scale(), rules, severity.fallback());
        return this;
    }

    /** Which roles there are. */
    public IncidentTypeBuilder roles(RolePolicy policy) {
        roles = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Who leads and who takes part. */
    public IncidentTypeBuilder engagement(EngagementPolicy policy) {
        engagement = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Another rule that says who leads, after those there are. */
    public IncidentTypeBuilder commander(CommanderRule rule) {
        engagement =
                new EngagementPolicy(with(engagement.commanders(), rule), engagement.rules(), engagement.contacts());
        return this;
    }

    /** Another rule that brings people in, after those there are. */
    public IncidentTypeBuilder engage(EngagementRule rule) {
        engagement =
                new EngagementPolicy(engagement.commanders(), with(engagement.rules(), rule), engagement.contacts());
        return this;
    }

    /** Who is told what and when. */
    public IncidentTypeBuilder communication(CommunicationPolicy policy) {
        communication = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Adds an audience, or replaces the one of the same name. */
    public IncidentTypeBuilder audience(Audience audience) {
        Map<String, Audience> audiences = new HashMap<>(communication.audiences());
        audiences.put(audience.name(), audience);
        communication = new CommunicationPolicy(
                audiences, communication.notices(), communication.updateEvery(), communication.stale());
        return this;
    }

    /** Another notice, after those there are. */
    public IncidentTypeBuilder notice(NoticeRule rule) {
        communication = new CommunicationPolicy(
                communication.audiences(),
                with(communication.notices(), rule),
                communication.updateEvery(),
                communication.stale());
        return this;
    }

    /** What must hold before an incident counts as resolved: all of these and nothing else. */
    public IncidentTypeBuilder resolveGuard(ResolveGuard.Requirement... requires) {
        resolve = new ResolveGuard(Set.of(requires));
        return this;
    }

    /** When a review is owed. */
    public IncidentTypeBuilder review(ReviewPolicy policy) {
        review = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Rules for action items. */
    public IncidentTypeBuilder actionItems(ActionItemPolicy policy) {
        actionItems = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** How long things may take. */
    public IncidentTypeBuilder timeouts(Timeouts limits) {
        timeouts = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /** Who may know, unless a declaration says otherwise. */
    public IncidentTypeBuilder confidentiality(Confidentiality level) {
        confidentiality = Objects.requireNonNull(level, "level");
        return this;
    }

    /** The host's own steps inside a state; none takes them away. */
    public IncidentTypeBuilder substates(State state, String... names) {
        substates.put(Objects.requireNonNull(state, "state"), Set.of(names));
        return this;
    }

    /** Names of commands that, of all people, only the lead may give: these and no others. */
    public IncidentTypeBuilder leadOnly(String... commands) {
        leadOnly = Set.of(commands);
        return this;
    }

    /** What is made and done. */
    public IncidentTypeBuilder plan(Plan whatIsMade) {
        plan = Objects.requireNonNull(whatIsMade, "whatIsMade");
        return this;
    }

    /** Automations that do not run, besides those that do not already. */
    public IncidentTypeBuilder disable(String... automations) {
        Set<String> disabled = new HashSet<>(plan.disabled());
        disabled.addAll(Arrays.asList(automations));
        plan = new Plan(
                plan.resources(),
                plan.conversationName(),
                plan.announceIn(),
                plan.announceFrom(),
                plan.inviteAlways(),
                plan.pageFallback(),
                plan.externalStatusFrom(),
                disabled);
        return this;
    }

    /** The provider that serves a capability. */
    public IncidentTypeBuilder route(Capability capability, String provider) {
        routing.put(Choice.hyphens(capability), Objects.requireNonNull(provider, "provider"));
        return this;
    }

    /** A table without an edition of its own has that of the playbook. */
    IncidentType build(String version, Knowledge knowledge) {
        boolean own = !severity.version().isEmpty() && !severity.version().equals(versionBefore);
        SeverityPolicy table =
                own ? severity : new SeverityPolicy(version, severity.scale(), severity.rules(), severity.fallback());
        IncidentPolicy policy = new IncidentPolicy(
                version,
                table,
                roles,
                engagement,
                knowledge,
                communication,
                resolve,
                review,
                actionItems,
                timeouts,
                confidentiality,
                substates,
                leadOnly);
        return new IncidentType(name, policy, plan, routing);
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(Objects.requireNonNull(item, "item"));
        return longer;
    }
}
