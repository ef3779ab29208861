package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Contact;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.ResolveGuard.Requirement;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.role.Role;
import dev.muster.role.RolePolicy;
import dev.muster.severity.Impact;
import dev.muster.severity.SeverityRule;
import dev.muster.severity.Tier;
import dev.muster.spi.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A playbook. */
class PlaybookTest {

    static final String ACME = """
            name: acme
            version: 2026-07
            extends: airbnb
            locale: pt-BR
            default-type: availability

            people:
              ann@example.org: {name: Ann, phone: "+1 555 0100", prefers: [chat, page], handles: {slack: U1}}
              bob: {email: bob@example.org}
            teams:
              web: {members: [ann@example.org, bob], on-call: payments, conversation: team-web}
            services:
              payments: {aliases: [pay], team: web, pager-id: PABC123, stakeholders: [bob], runbook: "https://example.org/pay"}
            shortcuts:
              pay: {service: payments}
              boss: {person: carol@example.org}

            process:
              commander:
                - name: whoever is on call for payments
                  when: {services: [payments], sources: [alert]}
                  target: {service: payments}
              engagement:
                - name: payment words
                  when: {terms: [payment, card]}
                  targets: [{team: web}]
                  page: true
              announce: {in: incidents, from: medium}
              routing: {conversations: slack, on-call: pagerduty}
              substates: {active: [investigating, fixing]}
              lead-only: [resolve, override-severity]
              disabled: [WhenIncidentDeclaredThenOpenBridge]
              stale: {major: {every: 20m}}
            types:
              availability:
              security:
                confidentiality: secret
                resources: [conversation]
                resolve: {requires: [cause-known]}
                severity:
                  scale:
                    - {name: SEV1, size: major}
                    - {name: SEV2, size: major}
                    - {name: SEV3, size: minor}
                  rules:
                    - {name: customers' data, severity: SEV1, business-effect: true}
                  fallback: sev3
            alerts:
              - name: tests
                labels: {environment: test}
                declare: false
              - name: pages
                labels: {severity: "*"}
                service-from: service
                severity-from: severity
                severities: {critical: MAJOR, warning: MINOR}
                impact: {users: 60%, critical-flow: true}
                group-by: [alertname, service]
            timeline-marks: [":pushpin:", memo]
            templates:
              notice.initial: "We are on it."
            """;

    @Nested
    @DisplayName("read from YAML")
    class FromYaml {

        private final Playbook acme = Playbook.parse(ACME);

        @Test
        void knows_people_teams_services_and_shortcuts() {
            assertThat(acme.knowledge().person("ann@example.org").email()).isEqualTo("ann@example.org");
            assertThat(acme.knowledge().person("ann@example.org").preferred())
                    .containsExactly(Contact.CHAT, Contact.PAGE);
            assertThat(acme.knowledge().byHandle("U1").orElseThrow().name()).isEqualTo("Ann");
            assertThat(acme.knowledge().service("PAY").orElseThrow().pagerId()).isEqualTo("PABC123");
            assertThat(acme.shortcuts())
                    .containsExactly(
                            Map.entry("pay", Target.service("payments")),
                            Map.entry("boss", Target.person("carol@example.org")));
            assertThat(acme.locale()).isEqualTo(Locale.forLanguageTag("pt-BR"));
            assertThat(acme.timelineMarks()).containsExactly("pushpin", "memo");
            assertThat(acme.templates()).containsEntry("notice.initial", "We are on it.");
        }

        @Test
        void fills_every_part_of_the_policy_and_the_plan() {
            IncidentType type = acme.defaultIncidentType();

            assertThat(type.policy().version()).isEqualTo("acme-2026-07");
            assertThat(type.policy().engagement().commanders())
                    .extracting(CommanderRule::target)
                    .containsExactly(Target.service("payments"));
            assertThat(type.policy().engagement().rules()).singleElement().satisfies(rule -> {
                assertThat(rule.role()).isEqualTo(Role.RESPONDER);
                assertThat(rule.page()).isTrue();
            });
            assertThat(type.policy().substates()).containsEntry(State.ACTIVE, Set.of("investigating", "fixing"));
            assertThat(type.policy().leadOnly()).containsExactlyInAnyOrder("Resolve", "OverrideSeverity");
            assertThat(type.plan().announceIn()).isEqualTo("incidents");
            assertThat(type.plan().disabled()).containsExactly("WhenIncidentDeclaredThenOpenBridge");
            assertThat(type.routing())
                    .containsOnly(Map.entry("conversations", "slack"), Map.entry("on-call", "pagerduty"));
        }

        @Test
        void merges_maps_with_the_profile_and_replaces_lists() {
            IncidentPolicy policy = acme.defaultIncidentType().policy();

            assertThat(policy.communication().stale().get(Tier.MAJOR).every()).isEqualTo(Duration.ofMinutes(20));
            assertThat(policy.communication().stale().get(Tier.MAJOR).after()).isEqualTo(Duration.ofHours(1));
            assertThat(acme.type("security").plan().resources()).containsExactly(ResourceKind.CONVERSATION);
        }

        @Test
        void gives_each_type_its_own_rules_over_the_shared_ones() {
            IncidentPolicy security = acme.type("security").policy();

            assertThat(security.confidentiality()).isEqualTo(Confidentiality.SECRET);
            assertThat(security.resolve().requires()).containsExactly(Requirement.CAUSE_KNOWN);
            assertThat(security.communication())
                    .isEqualTo(acme.defaultIncidentType().policy().communication());
            assertThat(security.knowledge()).isEqualTo(acme.knowledge());
        }

        @Test
        void takes_a_host_s_own_scale() {
            IncidentPolicy security = acme.type("security").policy();

            assertThat(security.severity().fallback()).isEqualTo("SEV3");
            assertThat(security.severity().named("sev1").orElseThrow().rank()).isEqualTo(3);
            assertThat(security.severity().named("SEV2").orElseThrow().tier()).isEqualTo(Tier.MAJOR);
        }

        @Test
        void engages_by_a_word_of_the_description() {
            Match.Subject subject =
                    new Match.Subject("availability", Tier.MINOR, "INTERNAL", "NORMAL", Set.of(), "Slow Payment page");

            assertThat(acme.defaultIncidentType()
                            .policy()
                            .engagement()
                            .rules()
                            .get(0)
                            .when()
                            .reason(subject))
                    .contains("description matched term payment");
        }

        @Test
        void finds_the_first_alert_rule_that_fits() {
            Map<String, String> labels = Map.of("severity", "Critical", "alertname", "Down", "service", "payments");
            AlertRule rule = acme.alertRule(labels).orElseThrow();

            assertThat(rule.name()).isEqualTo("pages");
            assertThat(rule.severity(labels)).isEqualTo("MAJOR");
            assertThat(rule.severity(Map.of("severity", "odd"))).isNull();
            assertThat(rule.impact().affectedShare()).isEqualTo(0.6);
            assertThat(rule.key("am", "f1", labels))
                    .isEqualTo(rule.key("am", "f2", labels))
                    .isNotEqualTo(rule.key("am", "f1", Map.of()));
            assertThat(acme.alertRule(Map.of("severity", "critical", "environment", "TEST"))
                            .orElseThrow()
                            .declare())
                    .isFalse();
            assertThat(acme.alertRule(Map.of("colour", "red"))).isEmpty();
        }

        @Test
        void takes_away_by_null_what_a_profile_says_and_changes_nothing_by_an_empty_value() {
            Playbook playbook = Playbook.parse("""
                    name: a
                    version: 1
                    extends: atlassian
                    process:
                      status-page-from: null
                      update-every: {major: ~}
                      review:
                    """);

            assertThat(playbook.defaultIncidentType().plan().externalStatusFrom())
                    .isNull();
            assertThat(playbook.defaultIncidentType().policy().communication().updateEvery())
                    .isEmpty();
            assertThat(playbook.defaultIncidentType().policy().review().requiredFor())
                    .hasSize(2);
        }

        @Test
        void may_use_anchors() {
            Playbook playbook = Playbook.parse("""
                    name: a
                    version: 1
                    process:
                      stale: {major: &often {after: 1h, every: 10m, times: 2}, medium: *often}
                    """);

            assertThat(playbook.defaultIncidentType()
                            .policy()
                            .communication()
                            .stale()
                            .get(Tier.MEDIUM)
                            .times())
                    .isEqualTo(2);
        }

        @Test
        void survives_the_way_through_a_builder() {
            assertThat(acme.toBuilder().build()).isEqualTo(acme);
        }
    }

    @Nested
    @DisplayName("made in Java")
    class InJava {

        @Test
        void begins_with_the_minimal_profile() {
            assertThat(Playbook.builder().name("minimal").build()).isEqualTo(Playbook.profile("minimal"));
        }

        @Test
        @Tag("L-001")
        void overrides_table_roles_guard_and_words_without_a_subclass() {
            Role captain = new Role("db-captain", "DB captain", Set.of(), false);
            Role lead = new Role(Role.LEAD, "Incident Commander", Set.of(Role.COMMUNICATIONS), true);
            RolePolicy roles = new RolePolicy(
                    Map.of(Tier.MAJOR, List.of(lead, captain), Tier.MEDIUM, List.of(lead), Tier.MINOR, List.of(lead)));
            SeverityRule always = new SeverityRule("revenue", "MAJOR", null, true, null, null, null);

            Playbook playbook = Playbook.profile("airbnb").toBuilder()
                    .name("mine")
                    .version("2")
                    .type(
                            "availability",
                            type -> type.severityRules(List.of(always))
                                    .roles(roles)
                                    .resolveGuard(Requirement.SUMMARY)
                                    .route(Capability.ON_CALL, "pagerduty"))
                    .template("notice.initial", "Hello")
                    .build();

            IncidentType type = playbook.type("availability");
            assertThat(type.policy().severity().rules()).containsExactly(always);
            assertThat(type.policy().severity().version()).isEqualTo("mine-2");
            assertThat(type.policy().roles().of(Tier.MAJOR)).containsExactly(lead, captain);
            assertThat(type.policy().resolve().requires()).containsExactly(Requirement.SUMMARY);
            assertThat(type.routing()).containsEntry("on-call", "pagerduty");
            assertThat(type.policy().review())
                    .isEqualTo(Playbook.profile("airbnb")
                            .defaultIncidentType()
                            .policy()
                            .review());
            assertThat(playbook.templates()).containsEntry("notice.initial", "Hello");
        }

        @Test
        void adds_a_type_as_a_copy_of_the_default_one() {
            Playbook playbook = Playbook.profile("linkedin").toBuilder()
                    .type("privacy", type -> type.confidentiality(Confidentiality.RESTRICTED))
                    .build();

            assertThat(playbook.types().keySet()).containsExactly("availability", "privacy");
            assertThat(playbook.type("privacy").policy().roles())
                    .isEqualTo(playbook.type("availability").policy().roles());
        }

        @Test
        void is_checked_as_a_whole_too() {
            AlertRule alert = new AlertRule(
                    "a",
                    Map.of("x", "y"),
                    null,
                    true,
                    false,
                    null,
                    null,
                    null,
                    "s",
                    Map.of("y", "MAJR"),
                    Impact.UNKNOWN,
                    List.of());
            PlaybookBuilder builder = Playbook.builder()
                    .shortcut("pay", Target.service("payments"))
                    .alertRule(alert)
                    .type(
                            "availability",
                            type -> type.commander(new CommanderRule("c", Match.ALWAYS, Target.team("web")))
                                    .notice(new NoticeRule("n", Trigger.DECLARED, Match.ALWAYS, "board", "x", false)));

            assertThatExceptionOfType(PlaybookException.class)
                    .isThrownBy(builder::build)
                    .satisfies(failure -> {
                        assertThat(failure.problems())
                                .extracting(Problem::field)
                                .containsExactlyInAnyOrder(
                                        "shortcuts.pay",
                                        "alerts.a.severities",
                                        "types.availability.commander.c.target",
                                        "types.availability.notices.n.audience");
                        assertThat(failure.getMessage()).contains("did you mean MAJOR?");
                    });
        }

        @Test
        void asks_for_a_type_by_its_name_or_says_which_there_are() {
            assertThatExceptionOfType(PlaybookException.class)
                    .isThrownBy(() -> Playbook.profile("minimal").type("availabilty"))
                    .withMessage(
                            "playbook minimal: type: found \"availabilty\", expected an incident type; did you mean availability? known: availability");
        }
    }

    @Test
    void another_profile_is_another_edition_and_nothing_else() {
        Playbook small = Playbook.profile("minimal");
        Playbook large = Playbook.profile("linkedin");

        assertThat(large.types().keySet()).isEqualTo(small.types().keySet());
        assertThat(large.defaultIncidentType().policy().severity().scale())
                .isEqualTo(small.defaultIncidentType().policy().severity().scale());
        assertThat(large.defaultIncidentType().policy().version())
                .isNotEqualTo(small.defaultIncidentType().policy().version());
    }
}
