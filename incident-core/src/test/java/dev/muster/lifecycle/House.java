package dev.muster.lifecycle;

import dev.muster.communication.Audience;
import dev.muster.communication.Cadence;
import dev.muster.communication.CommunicationPolicy;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Contact;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.review.ActionItemPolicy;
import dev.muster.review.ReviewPolicy;
import dev.muster.role.Role;
import dev.muster.role.RolePolicy;
import dev.muster.severity.Severity;
import dev.muster.severity.SeverityPolicy;
import dev.muster.severity.SeverityRule;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a house for tests: nothing is required and nobody is called, unless a test says so. */
public final class House {

    private static final List<SeverityRule> TABLE = List.of(
            new SeverityRule("many users and business effect", "MAJOR", 0.2, true, null, null, null),
            new SeverityRule("most users for half an hour", "MAJOR", 0.5, null, null, null, Duration.ofMinutes(30)),
            new SeverityRule("most users", "MEDIUM", 0.5, null, null, null, null),
            new SeverityRule("critical flow in a region", "MEDIUM", null, null, true, true, null),
            new SeverityRule("sizeable part of a service", "MEDIUM", 0.1, null, true, null, null));

    private final Map<Tier, List<Role>> roles = new EnumMap<>(Tier.class);
    private final List<CommanderRule> commanders = new ArrayList<>();
    private final List<EngagementRule> engagement = new ArrayList<>();
    private final Map<String, Knowledge.PersonEntry> people = new HashMap<>();
    private final Map<Tier, List<Contact>> contacts = new EnumMap<>(Tier.class);
    private final Map<String, Knowledge.Team> teams = new HashMap<>();
    private final Map<Tier, Duration> updates = new EnumMap<>(Tier.class);
    private final Map<Tier, Cadence> stale = new EnumMap<>(Tier.class);
    private final Map<String, Audience> audiences = new HashMap<>();
    private final Map<State, Set<String>> substates = new EnumMap<>(State.class);
    private final Set<Tier> reviewed = new HashSet<>();
    private final Set<String> leadOnly = new HashSet<>();
    private SeverityPolicy severity =
            new SeverityPolicy("table-7", List.of(Severity.MAJOR, Severity.MEDIUM, Severity.MINOR), TABLE, "MINOR");
    private Set<ResolveGuard.Requirement> requires = Set.of();

    private House() {
        Role lead = new Role(Role.LEAD, "Incident Commander", Set.of(), true);
        Role communications = new Role(Role.COMMUNICATIONS, "Communications Lead", Set.of(), false);
        Role scribe = new Role(Role.SCRIBE, "Scribe", Set.of(), false);
        for (Tier tier : Tier.values()) {
            roles.put(tier, List.of(lead, communications, scribe));
        }
    }

    public static House rules() {
        return new House();
    }

    public House roles(Tier tier, Role... set) {
        roles.put(tier, List.of(set));
        return this;
    }

    public House commander(String name, Match when, Target target) {
        commanders.add(new CommanderRule(name, when, target));
        return this;
    }

    public House engage(String name, Match when, String role, Target... targets) {
        engagement.add(new EngagementRule(name, when, List.of(targets), role, false));
        return this;
    }

    public House page(String name, Match when, Target... targets) {
        engagement.add(new EngagementRule(name, when, List.of(targets), Role.RESPONDER, true));
        return this;
    }

    public House person(String id, Contact... preferred) {
        people.put(id, new Knowledge.PersonEntry(id, id, null, null, Map.of(), List.of(preferred)));
        return this;
    }

    public House reachedBy(Tier tier, Contact... order) {
        contacts.put(tier, List.of(order));
        return this;
    }

    public House team(String name, String... members) {
        teams.put(name, new Knowledge.Team(name, List.of(members), null, null));
        return this;
    }

    public House teamOnCall(String name, String rota) {
        teams.put(name, new Knowledge.Team(name, List.of(), rota, null));
        return this;
    }

    public House severity(SeverityPolicy policy) {
        severity = policy;
        return this;
    }

    public House requires(ResolveGuard.Requirement... all) {
        requires = Set.copyOf(Arrays.asList(all));
        return this;
    }

    public House reviews(Tier... tiers) {
        reviewed.addAll(List.of(tiers));
        return this;
    }

    public House updatesEvery(Tier tier, Duration every) {
        updates.put(tier, every);
        return this;
    }

    public House stale(Tier tier, Cadence cadence) {
        stale.put(tier, cadence);
        return this;
    }

    public House audience(String name, String... members) {
        audiences.put(name, new Audience(name, List.of(members), null, false, false));
        return this;
    }

    public House substates(State state, String... names) {
        substates.put(state, Set.of(names));
        return this;
    }

    public House leadOnly(String... commands) {
        leadOnly.addAll(List.of(commands));
        return this;
    }

    public IncidentPolicy policy() {
        return new IncidentPolicy(
                "house-3",
                severity,
                new RolePolicy(roles),
                new EngagementPolicy(commanders, engagement, contacts),
                new Knowledge(people, teams, Map.of()),
                new CommunicationPolicy(audiences, List.of(), updates, stale),
                new ResolveGuard(requires),
                new ReviewPolicy(reviewed, Duration.ofDays(5), true),
                new ActionItemPolicy(
                        Map.of(Tier.MAJOR, Duration.ofDays(14), Tier.MEDIUM, Duration.ofDays(30)),
                        Duration.ofDays(3),
                        new Cadence(Duration.ZERO, Duration.ofDays(7), 2)),
                new Timeouts(
                        Duration.ofMinutes(5),
                        new Cadence(Duration.ofMinutes(5), Duration.ofMinutes(5), 2),
                        Duration.ofDays(10),
                        new Cadence(Duration.ZERO, Duration.ofDays(1), 2)),
                Confidentiality.OPEN,
                substates,
                leadOnly);
    }
}
