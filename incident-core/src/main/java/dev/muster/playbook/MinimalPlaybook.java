package dev.muster.playbook;

import dev.muster.automation.Plan;
import dev.muster.communication.Cadence;
import dev.muster.communication.CommunicationPolicy;
import dev.muster.engagement.Contact;
import dev.muster.engagement.EngagementPolicy;
import dev.muster.engagement.Knowledge;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.ResolveGuard;
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

/**
 * The profile {@code minimal} without reading its file: what a host gets that names no playbook starts in a fraction of the time that a YAML reader takes to
 * load. A test holds it equal to the file.
 */
final class MinimalPlaybook {

    private static final Duration DAY = Duration.ofDays(1);

    private MinimalPlaybook() {}

    static Playbook make() {
        IncidentType type = new IncidentType("availability", policy(), plan(), Map.of());
        return new Playbook(
                "minimal",
                "1",
                type.name(),
                Map.of(type.name(), type),
                Set.of("memo"),
                Map.of(),
                List.of(),
                Map.of(),
                Locale.ENGLISH);
    }

    private static IncidentPolicy policy() {
        return new IncidentPolicy(
                "minimal-1",
                severity(),
                roles(),
                new EngagementPolicy(List.of(), List.of(), contacts()),
                Knowledge.EMPTY,
                new CommunicationPolicy(Map.of(), List.of(), Map.of(Tier.MAJOR, Duration.ofMinutes(30)), stale()),
                new ResolveGuard(Set.of()),
                new ReviewPolicy(Set.of(), Duration.ofDays(7), false),
                new ActionItemPolicy(
                        Map.of(
                                Tier.MAJOR,
                                Duration.ofDays(14),
                                Tier.MEDIUM,
                                Duration.ofDays(21),
                                Tier.MINOR,
                                Duration.ofDays(30)),
                        Duration.ofDays(3),
                        new Cadence(DAY, Duration.ofDays(7), 3)),
                new Timeouts(
                        Duration.ofMinutes(5),
                        new Cadence(Duration.ofMinutes(5), Duration.ofMinutes(5), 3),
                        Duration.ofDays(10),
                        new Cadence(DAY, Duration.ofDays(2), 3)),
                Confidentiality.OPEN,
                Map.of(),
                Set.of());
    }

    private static SeverityPolicy severity() {
        return new SeverityPolicy(
                "minimal-1",
                List.of(Severity.MAJOR, Severity.MEDIUM, Severity.MINOR),
                List.of(
                        new SeverityRule(
                                "many users and a clear business effect", "MAJOR", 0.2, true, null, null, null),
                        new SeverityRule(
                                "most users for half an hour", "MAJOR", 0.5, null, null, null, Duration.ofMinutes(30)),
                        new SeverityRule("most users", "MEDIUM", 0.5, null, null, null, null),
                        new SeverityRule("a critical flow in a region", "MEDIUM", null, null, true, true, null),
                        new SeverityRule("a sizeable part of a service", "MEDIUM", 0.1, null, true, null, null)),
                "MINOR");
    }

    private static RolePolicy roles() {
        Role lead = new Role(Role.LEAD, "Incident Commander", Set.of(), true);
        Role both = new Role(Role.LEAD, "Incident Commander", Set.of(Role.COMMUNICATIONS), true);
        Role communications = new Role(Role.COMMUNICATIONS, "Communications Lead", Set.of(), false);
        Role scribe = new Role(Role.SCRIBE, "Scribe", Set.of(), false);
        Role responder = new Role(Role.RESPONDER, "Responder", Set.of(), false);
        return new RolePolicy(Map.of(
                Tier.MAJOR, List.of(lead, communications, scribe, responder),
                Tier.MEDIUM, List.of(lead, communications, responder),
                Tier.MINOR, List.of(both, responder)));
    }

    private static Map<Tier, List<Contact>> contacts() {
        return Map.of(
                Tier.MAJOR, List.of(Contact.PAGE, Contact.PHONE, Contact.CHAT, Contact.MAIL),
                Tier.MEDIUM, List.of(Contact.PAGE, Contact.CHAT, Contact.MAIL),
                Tier.MINOR, List.of(Contact.CHAT, Contact.MAIL));
    }

    private static Map<Tier, Cadence> stale() {
        return Map.of(
                Tier.MAJOR, new Cadence(Duration.ofHours(1), Duration.ofHours(1), 3),
                Tier.MEDIUM, new Cadence(Duration.ofHours(4), Duration.ofHours(4), 3),
                Tier.MINOR, new Cadence(DAY, DAY, 3));
    }

    private static Plan plan() {
        return new Plan(
                Set.of(),
                "{id}-{title}",
                null,
                Tier.MEDIUM,
                List.of(),
                List.of(Plan.Fallback.CHAT, Plan.Fallback.MAIL, Plan.Fallback.TELL_THE_ROOM),
                null,
                Set.of());
    }
}
