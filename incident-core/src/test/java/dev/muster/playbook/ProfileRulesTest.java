package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Decider;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.State;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An incident under the rules of a profile. */
class ProfileRulesTest {

    private static final Circumstances NOW = Circumstances.at(Instant.parse("2026-03-01T10:00:00Z"), Actor.by("ann"));

    private final List<Recorded> history = new ArrayList<>();
    private @Nullable IncidentState state;

    @Test
    @Tag("A-039")
    void airbnb_s_is_not_resolved_with_one_of_the_two() {
        IncidentPolicy policy = policy("airbnb");
        does(policy, declare());

        refuses(policy, new Command.Resolve("fixed"));
        does(policy, new Command.ConfirmImpactOver("ann"));
        refuses(policy, new Command.Resolve("fixed"));
        does(policy, new Command.RecordCause("a full disk", null, null));
        does(policy, new Command.Resolve("fixed"));

        assertThat(current().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    @Tag("T-005")
    void atlassian_s_is_resolved_without_a_cause_and_with_work_left() {
        IncidentPolicy policy = policy("atlassian");
        does(policy, declare());
        does(policy, new Command.AddTask("watch the disks", "ann", null));
        does(policy, new Command.ConfirmImpactOver("ann"));
        does(policy, new Command.Resolve("the service works as usual"));

        assertThat(current().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    @Tag("L-112")
    void linkedin_s_is_not_resolved_before_temporary_steps_are_gone() {
        IncidentPolicy policy = policy("linkedin");
        does(policy, declare());
        does(policy, new Command.Mitigate("moved traffic away", Mitigation.Kind.values()[0], true));
        does(policy, new Command.VerifyMitigation("ann"));
        does(policy, new Command.ConfirmImpactOver("ann"));

        refuses(policy, new Command.Resolve("fixed"));
        String mitigation = current().work().mitigations().get(0).id();
        does(policy, new Command.RemoveMitigation(mitigation, null));
        does(policy, new Command.Resolve("fixed"));

        assertThat(current().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    @Tag("L-038")
    void has_exactly_the_roles_of_its_size_and_one_person_for_merged_duties() {
        Playbook playbook = Playbook.parse("""
                name: mine
                version: 1
                process:
                  roles:
                    minor:
                      - {key: lead, name: Incident Commander, covers: [communications], required: true}
                      - {key: db-captain, name: DB captain}
                """);
        IncidentPolicy policy = playbook.defaultIncidentType().policy();
        does(policy, declare());
        does(policy, new Command.AssignRole(Role.LEAD, "ann", null));
        does(policy, new Command.AssignRole("db-captain", "bob", null));

        assertThat(current().facts().severity().tier()).isEqualTo(Tier.MINOR);
        assertThat(policy.roles().of(Tier.MINOR)).extracting(Role::key).containsExactly("lead", "db-captain");
        assertThat(policy.roles()
                        .covering(Tier.MINOR, Role.COMMUNICATIONS)
                        .orElseThrow()
                        .key())
                .isEqualTo(Role.LEAD);
        refuses(policy, new Command.AssignRole("communications", "bob", null));
    }

    @Test
    @Tag("N-047")
    void of_another_type_runs_under_that_type_s_rules() {
        Playbook playbook = Playbook.parse("""
                name: mine
                version: 1
                types:
                  security:
                    confidentiality: secret
                    severity: {rules: [], fallback: MAJOR}
                    resolve: {requires: [cause-known]}
                    roles: {major: [{key: lead, name: Investigator}, {key: responder, name: Responder}]}
                  privacy: {confidentiality: restricted}
                """);

        IncidentPolicy security = playbook.type("security").policy();
        does(security, declare());
        assertThat(current().facts().severity().tier()).isEqualTo(Tier.MAJOR);
        assertThat(current().facts().confidentiality()).isEqualTo(Confidentiality.SECRET);
        assertThat(security.roles().of(Tier.MAJOR)).extracting(Role::name).contains("Investigator");
        refuses(security, new Command.Resolve("fixed"));
        assertThat(playbook.type("privacy").policy().confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
        assertThat(playbook.type("availability").policy().confidentiality()).isEqualTo(Confidentiality.OPEN);
    }

    @Test
    @Tag("L-139")
    void begun_under_a_small_profile_goes_on_under_a_larger_one() {
        does(policy("minimal"), declare());
        assertThat(history.get(0).event())
                .isInstanceOfSatisfying(
                        Event.IncidentDeclared.class,
                        declared -> assertThat(declared.policyVersion()).isEqualTo("minimal-1"));

        IncidentPolicy larger = policy("atlassian");
        does(larger, new Command.AssignRole(Role.LEAD, "ann", null));
        refuses(larger, new Command.Resolve("fixed"));
        does(larger, new Command.ConfirmImpactOver("ann"));
        does(larger, new Command.Resolve("fixed"));

        assertThat(Evolver.replay(history)).isEqualTo(state);
        assertThat(current().state()).isEqualTo(State.RESOLVED);
    }

    private static IncidentPolicy policy(String profile) {
        return Playbook.profile(profile).defaultIncidentType().policy();
    }

    private static Command declare() {
        return new Command.Declare("INC-1", Declaration.of("Checkout fails"));
    }

    private void does(IncidentPolicy policy, Command command) {
        for (Event event : new Decider(policy).decide(state, command, NOW)) {
            history.add(new Recorded(history.size() + 1L, event, NOW));
            state = Evolver.evolve(state, event, NOW);
        }
    }

    private void refuses(IncidentPolicy policy, Command command) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Decider(policy).decide(state, command, NOW))
                .satisfies(refused -> assertThat(refused.remedy()).isNotBlank());
    }

    private IncidentState current() {
        if (state == null) {
            throw new IllegalStateException("nothing was declared");
        }
        return state;
    }
}
