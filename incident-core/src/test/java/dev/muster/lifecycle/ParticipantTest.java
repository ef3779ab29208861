package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event.EngagementRequested;
import dev.muster.lifecycle.Event.IncidentAcknowledged;
import dev.muster.lifecycle.Event.PagesRequested;
import dev.muster.lifecycle.Event.ParticipantEngaged;
import dev.muster.lifecycle.Event.ParticipantJoined;
import dev.muster.lifecycle.Event.RoleAssigned;
import dev.muster.role.Role;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a participant")
class ParticipantTest {

    private final Story story = Story.active(House.rules().team("shop", "sia", "sue"));

    @Test
    @Tag("N-017")
    void has_a_role_a_reason_and_the_times_of_coming_and_going() {
        story.clock("10:05")
                .given(new Command.Engage(List.of(Target.person("dba")), "db expert", "slow queries", false));
        story.clock("10:09").given(new Command.Join("dba", "joined the channel"));
        story.clock("10:30").given(new Command.AssignRole(Role.SCRIBE, "dba", null));

        assertThat(story.state().team().participants().get("dba"))
                .isEqualTo(new Participant(
                        "dba", "db expert", "slow queries", Story.at("10:05"), Story.at("10:09"), null));
        assertThat(story.state().team().rolesOf("dba")).containsExactly(Role.SCRIBE);

        story.clock("11:00").given(new Command.Leave("dba"));
        Participant gone = story.state().team().participants().get("dba");
        assertThat(gone).isNotNull();
        assertThat(gone.leftAt()).isEqualTo(Story.at("11:00"));
        assertThat(gone.isActive()).isFalse();
        assertThat(story.state().team().active()).containsExactly("ann");
    }

    @Test
    void joins_once_for_each_time_of_coming() {
        assertThat(story.when(new Command.Join("zoe", "joined the channel")))
                .containsExactly(
                        new ParticipantEngaged("zoe", Role.RESPONDER, "joined the channel"),
                        new ParticipantJoined("zoe", "joined the channel"));
        assertThat(story.when(new Command.Join("zoe", "joined the channel"))).isEmpty();
        story.given(new Command.Leave("zoe"));
        assertThat(story.when(new Command.Leave("zoe"))).isEmpty();
        assertThat(story.when(new Command.Join("zoe", "back"))).hasSize(2);
        assertThat(story.state().team().has("zoe")).isTrue();
    }

    @Test
    void stays_when_it_is_told_late_that_they_left_before_they_came_back() {
        story.clock("10:01").given(new Command.Join("zoe", "joined the channel"));
        story.clock("10:10").given(new Command.Leave("zoe"));
        assertThat(story.clock("10:12").when(new Command.Join("zoe", "joined the channel"), Story.at("10:05")))
                .as("they left since")
                .isEmpty();
        story.clock("10:20").given(new Command.Join("zoe", "back"));

        assertThat(story.clock("10:21").when(new Command.Leave("zoe"), Story.at("10:15")))
                .isEmpty();
        assertThat(story.state().team().has("zoe")).isTrue();
    }

    @Test
    void leaves_although_they_never_came() {
        story.given(new Command.Engage(List.of(Target.person("dba")), "responder", "slow queries", false));

        assertThat(story.when(new Command.Leave("dba"))).containsExactly(new Event.ParticipantLeft("dba"));
    }

    @Test
    void nobody_knows_can_be_told_to_have_left_by_a_tool_alone() {
        assertThat(story.when(new Command.Leave("eve"))).isEmpty();
        assertThat(story.by(Actor.tool("slack")).when(new Command.Leave("eve")))
                .containsExactly(new Event.ParticipantLeft("eve"));
    }

    @Test
    void is_not_engaged_again_and_a_team_comes_as_its_members() {
        assertThat(story.when(
                        new Command.Engage(List.of(Target.team("shop"), Target.person("ann")), "responder", "", false)))
                .containsExactly(
                        new ParticipantEngaged("sia", "responder", "asked by ann"),
                        new ParticipantEngaged("sue", "responder", "asked by ann"));
        assertThat(story.when(new Command.Engage(List.of(Target.team("shop")), "responder", "", false)))
                .isEmpty();
    }

    @Test
    void is_found_by_the_roster_and_paged_when_that_is_asked() {
        List<Event> events =
                story.when(new Command.Engage(List.of(Target.service("db")), "responder", "slow queries", true));

        assertThat(events.get(0))
                .isEqualTo(new EngagementRequested(List.of(Target.service("db")), "responder", "slow queries", true));
        assertThat(events.get(1)).isInstanceOf(PagesRequested.class);
        assertThat(story.by(Actor.tool("pagerduty"))
                        .when(new Command.RecordEngaged(List.of("dba", "ann"), "responder", "on call")))
                .containsExactly(new ParticipantEngaged("dba", "responder", "on call"));
    }

    @Test
    void takes_a_vacant_role_it_was_found_for() {
        assertThat(story.when(new Command.RecordEngaged(List.of("dba", "dbb"), Role.LEAD, "on call")))
                .contains(new RoleAssigned(Role.LEAD, "dba", null))
                .hasSize(3);
    }

    @Test
    void is_not_made_by_an_answer_that_comes_after_the_end() {
        story.given(new Command.Cancel("a test"));

        assertThat(story.when(new Command.RecordEngaged(List.of("dba"), "responder", "on call")))
                .isEmpty();
    }

    @Test
    void of_a_team_that_nobody_knows_is_refused_with_the_teams_there_are() {
        Refused refused = story.refused(new Command.Engage(List.of(Target.team("shopp")), "responder", "", false));

        assertThat(refused.reason()).isEqualTo("team 'shopp' is unknown");
        assertThat(refused.remedy()).isEqualTo("known are shop");
    }

    @Test
    void acknowledges_for_the_first_time_only() {
        assertThat(story.clock("10:03").when(new Command.Acknowledge("zoe")))
                .containsExactly(
                        new ParticipantEngaged("zoe", Role.RESPONDER, "acknowledged it"),
                        new IncidentAcknowledged("zoe"));
        assertThat(story.clock("10:05").when(new Command.Acknowledge("ann"))).isEmpty();
        assertThat(story.state().progress().acknowledgedAt()).isEqualTo(Story.at("10:03"));
    }
}
