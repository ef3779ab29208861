package dev.muster.playbook;

import dev.muster.automation.Plan;
import dev.muster.communication.Audience;
import dev.muster.communication.Cadence;
import dev.muster.communication.CommunicationPolicy;
import dev.muster.engagement.Contact;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.Knowledge;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The minimal playbook in Java, until the profiles are read from their files. */
final class StarterPlaybook {

    private StarterPlaybook() {}

    static Playbook make(String profile) {
        IncidentType type = new IncidentType("availability", policy(profile), plan(), Map.of());
        return new Playbook(profile, "1", "availability", Map.of("availability", type), Set.of("memo"), Map.of(), List.of(), Map.of(), Locale.ENGLISH);
    }

    private static IncidentPolicy policy(String profile) {
        Cadence often = new Cadence(Duration.ofMinutes(5), Duration.ofMinutes(5), 3);
        Cadence daily = new Cadence(Duration.ofDays(1), Duration.ofDays(1), 3);
        Cadence hourly = new Cadence(Duration.ofHours(2), Duration.ofHours(1), 3);
        return new IncidentPolicy(
                profile + "-1",
                severity(),
                roles(),
                new EngagementPolicy(List.of(), List.of(), Map.of(Tier.MAJOR, List.of(Contact.PAGE, Contact.CHAT, Contact.MAIL))),
                Knowledge.EMPTY,
                new CommunicationPolicy(
                        Map.of("stakeholders", new Audience("stakeholders", List.of(), null, true, false)),
                        List.of(),
                        Map.of(Tier.MAJOR, Duration.ofMinutes(30)),
                        Map.of(Tier.MAJOR, hourly, Tier.MEDIUM, hourly, Tier.MINOR, daily)),
                new ResolveGuard(Set.of()),
                new ReviewPolicy(Set.of(), Duration.ofDays(7), false),
                new ActionItemPolicy(
                        Map.of(Tier.MAJOR, Duration.ofDays(14), Tier.MEDIUM, Duration.ofDays(30), Tier.MINOR, Duration.ofDays(30)),
                        Duration.ofDays(3),
                        daily),
                new Timeouts(Duration.ofMinutes(5), often, Duration.ofDays(10), daily),
                Confidentiality.OPEN,
                Map.of(),
                Set.of());
    }

    private static SeverityPolicy severity() {
        return new SeverityPolicy(
                "1",
                List.of(Severity.MAJOR, Severity.MEDIUM, Severity.MINOR),
                List.of(
                        new SeverityRule("many users and business effect", "MAJOR", 0.2, true, null, null, null),
                        new SeverityRule("most users for half an hour", "MAJOR", 0.5, null, null, null, Duration.ofMinutes(30)),
                        new SeverityRule("most users", "MEDIUM", 0.5, null, null, null, null),
                        new SeverityRule("critical flow in a region", "MEDIUM", null, null, true, true, null),
                        new SeverityRule("sizeable part of a service", "MEDIUM", 0.1, null, true, null, null)),
                "MINOR");
    }

    private static RolePolicy roles() {
        Role lead = new Role(Role.LEAD, "Incident Commander", Set.of(), true);
        Role both = new Role(Role.LEAD, "Incident Commander", Set.of(Role.COMMUNICATIONS), true);
        Role communications = new Role(Role.COMMUNICATIONS, "Communications Lead", Set.of(), false);
        Role responder = new Role(Role.RESPONDER, "Responder", Set.of(), false);
        List<Role> full = List.of(lead, communications, responder);
        return new RolePolicy(Map.of(Tier.MAJOR, full, Tier.MEDIUM, full, Tier.MINOR, List.of(both, responder)));
    }

    private static Plan plan() {
        return new Plan(
                Set.of(ResourceKind.CONVERSATION, ResourceKind.TICKET, ResourceKind.CARD),
                "inc-{id}",
                null,
                Tier.MEDIUM,
                List.of(),
                List.of(Plan.Fallback.CHAT, Plan.Fallback.MAIL, Plan.Fallback.TELL_THE_ROOM),
                null,
                Set.of());
    }
}
