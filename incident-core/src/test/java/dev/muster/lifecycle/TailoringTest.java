package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.role.Role;
import dev.muster.severity.Severity;
import dev.muster.severity.SeverityPolicy;
import dev.muster.severity.SeverityRule;
import dev.muster.severity.Tier;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a host's own rules")
class TailoringTest {

    private final SeverityPolicy scale = new SeverityPolicy(
            "own-1",
            List.of(
                    new Severity("SEV1", Tier.MAJOR, 4),
                    new Severity("SEV2", Tier.MAJOR, 3),
                    new Severity("SEV4", Tier.MINOR, 1)),
            List.of(new SeverityRule("anything that sells", "SEV2", null, true, null, null, null)),
            "SEV4");
    private final House house = House.rules()
            .severity(scale)
            .roles(
                    Tier.MAJOR,
                    new Role(Role.LEAD, "Chef", Set.of(), true),
                    new Role("sommelier", "Sommelier", Set.of(), false))
            .requires(ResolveGuard.Requirement.CAUSE_KNOWN)
            .substates(State.ACTIVE, "cooking");

    @Test
    @Tag("L-001")
    void replace_scale_roles_guards_and_substates_by_data_alone() {
        Story story = Story.led(house).given(new Command.OverrideSeverity("sev1", "it burns"));

        assertThat(story.state().facts().severity().name()).isEqualTo("SEV1");
        assertThat(story.when(new Command.AssignRole("sommelier", "sam", null))).isNotEmpty();
        assertThat(story.when(new Command.EnterSubstate("cooking"))).hasSize(1);
        assertThat(story.refused(new Command.Resolve("served")).reason()).startsWith("missing: CAUSE_KNOWN");
    }

    @Test
    @Tag("L-001")
    void need_no_subclass_because_there_is_nothing_to_extend() {
        assertThat(Stream.of(
                        Decider.class, Evolver.class, Transitions.class, IncidentPolicy.class, SeverityPolicy.class))
                .allMatch(type -> Modifier.isFinal(type.getModifiers()));
    }
}
