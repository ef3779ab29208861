package dev.muster.automation;

import dev.muster.communication.Audience;
import dev.muster.communication.Cadence;
import dev.muster.communication.CommunicationPolicy;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Contact;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Knowledge.PersonEntry;
import dev.muster.engagement.Match;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.ResolveGuard;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Timeouts;
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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a house for a story: everything planned and nobody told, to be changed by the test. */
public final class House {

    public static final Duration ACKNOWLEDGE = Duration.ofMinutes(5);
    static final Cadence OFTEN = new Cadence(Duration.ofMinutes(5), Duration.ofMinutes(10), 2);
    static final Cadence HOURLY = new Cadence(Duration.ofHours(2), Duration.ofHours(1), 2);
    static final Cadence DAILY = new Cadence(Duration.ofDays(1), Duration.ofDays(1), 2);

    public Set<ResourceKind> resources = EnumSet.of(
            ResourceKind.CONVERSATION,
            ResourceKind.CARD,
            ResourceKind.REVIEW_DOCUMENT,
            ResourceKind.TICKET,
            ResourceKind.BRIDGE,
            ResourceKind.FOLDER,
            ResourceKind.DOCUMENT,
            ResourceKind.GROUP);
    public String announceIn = "C-INCIDENTS";
    public Tier announceFrom = Tier.MINOR;
    public List<String> inviteAlways = List.of();
    public List<Plan.Fallback> fallback = List.of(Plan.Fallback.CHAT, Plan.Fallback.MAIL, Plan.Fallback.TELL_THE_ROOM);
    public Tier externalStatusFrom = Tier.MAJOR;
    public Set<String> disabled = Set.of();
    public String conversationName = "inc-{id}-{title}-{ticket}";

    public final List<NoticeRule> notices = new ArrayList<>();
    public final Map<String, Audience> audiences = new HashMap<>();
    public final List<CommanderRule> commanders = new ArrayList<>();
    public final List<EngagementRule> engagement = new ArrayList<>();
    public Map<Tier, List<Contact>> contacts = Map.of(
            Tier.MAJOR, List.of(Contact.CHAT, Contact.MAIL, Contact.PAGE),
            Tier.MEDIUM, List.of(Contact.CHAT, Contact.MAIL, Contact.PAGE),
            Tier.MINOR, List.of(Contact.MAIL, Contact.CHAT));
    public ReviewPolicy review = new ReviewPolicy(Set.of(Tier.MAJOR), Duration.ofDays(7), true);

    public House notice(String name, Trigger trigger, Match when, String audience) {
        notices.add(new NoticeRule(name, trigger, when, audience, "notice.declared", false));
        return this;
    }

    public House initial(String name, Match when, String audience) {
        notices.add(new NoticeRule(name, Trigger.DECLARED, when, audience, "notice.initial", true));
        return this;
    }

    public House audience(String name, String... people) {
        audiences.put(name, new Audience(name, List.of(people), null, false, false));
        return this;
    }

    public static Match from(Tier tier) {
        return new Match(Set.of(), tier, Set.of(), Set.of(), Set.of(), List.of());
    }

    public Plan plan() {
        return new Plan(
                resources,
                conversationName,
                announceIn,
                announceFrom,
                inviteAlways,
                fallback,
                externalStatusFrom,
                disabled);
    }

    public IncidentPolicy policy() {
        return new IncidentPolicy(
                "house-1",
                severity(),
                roles(),
                new EngagementPolicy(commanders, engagement, contacts),
                knowledge(),
                new CommunicationPolicy(
                        audiences,
                        notices,
                        Map.of(Tier.MAJOR, Duration.ofMinutes(30)),
                        Map.of(Tier.MAJOR, HOURLY, Tier.MINOR, DAILY)),
                new ResolveGuard(Set.of()),
                review,
                new ActionItemPolicy(Map.of(Tier.MAJOR, Duration.ofDays(14)), Duration.ofDays(3), DAILY),
                new Timeouts(ACKNOWLEDGE, OFTEN, Duration.ofDays(10), DAILY),
                Confidentiality.OPEN,
                Map.of(),
                Set.of());
    }

    private static SeverityPolicy severity() {
        List<SeverityRule> rules = List.of(
                new SeverityRule("many users", "MAJOR", 0.3, null, null, null, null),
                new SeverityRule("lasts long", "MEDIUM", 0.1, null, null, null, Duration.ofMinutes(30)));
        return new SeverityPolicy("table-1", List.of(Severity.MAJOR, Severity.MEDIUM, Severity.MINOR), rules, "MINOR");
    }

    private static RolePolicy roles() {
        List<Role> all = List.of(
                new Role(Role.LEAD, "Incident Commander", Set.of(), true),
                new Role(Role.COMMUNICATIONS, "Communications", Set.of(), false),
                new Role(Role.SCRIBE, "Scribe", Set.of(), false),
                new Role(Role.RESPONDER, "Responder", Set.of(), false));
        return new RolePolicy(Map.of(Tier.MAJOR, all, Tier.MEDIUM, all, Tier.MINOR, all));
    }

    private static Knowledge knowledge() {
        Map<String, PersonEntry> people = new HashMap<>();
        people.put("ann", new PersonEntry("ann", "Ann", "ann@example.com", "+49 1", Map.of(), List.of()));
        people.put("bob", new PersonEntry("bob", "Bob", "bob@example.com", null, Map.of(), List.of(Contact.MAIL)));
        people.put("cid", new PersonEntry("cid", "Cid", "cid@example.com", "+49 3", Map.of(), List.of(Contact.CHAT)));
        return new Knowledge(
                people,
                Map.of(
                        "web", new Knowledge.Team("web", List.of("ann", "cid"), null, null),
                        "pay", new Knowledge.Team("pay", List.of("bob"), "payments", null)),
                Map.of(
                        "checkout",
                                new Knowledge.Service(
                                        "checkout", Set.of(), "web", "PCHECK", List.of("sam", "tom"), null),
                        "payments", new Knowledge.Service("payments", Set.of(), "pay", "PPAY", List.of("tom"), null)));
    }
}
