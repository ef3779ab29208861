package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.lifecycle.Event.ParticipantEngaged;
import dev.muster.lifecycle.Event.ParticipantLeft;
import dev.muster.lifecycle.Event.RoleAssigned;
import dev.muster.lifecycle.Event.RoleReleased;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a role")
class RoleTest {

    private static Command lead(String person) {
        return new Command.AssignRole(Role.LEAD, person, null);
    }

    @Test
    void is_handed_over_in_one_event_and_the_one_before_stays_a_participant() {
        Story story = Story.led(House.rules()).clock("10:20");

        assertThat(story.when(lead("bob")))
                .containsExactly(
                        new ParticipantEngaged("bob", Role.LEAD, "takes the role lead"),
                        new RoleAssigned(Role.LEAD, "bob", "ann"));

        assertThat(story.state().team().holder(Role.LEAD)).contains("bob");
        assertThat(story.state().team().has("ann")).isTrue();
        assertThat(story.state().team().rolesOf("ann")).isEmpty();
        assertThat(story.state().team().holdings())
                .extracting(holding -> holding.person())
                .containsExactly("ann", "bob");
    }

    @Test
    @Tag("L-040")
    void is_known_for_every_instant_of_the_past() {
        Story story = Story.active(House.rules()).clock("10:05").given(lead("bob"));
        story.clock("10:10").given(new Command.ReleaseRole(Role.LEAD, "bob"), lead("cid"));
        story.clock("10:20").given(new Command.ReleaseRole(Role.LEAD, "cid"));
        story.given(new Command.AssignRole(Role.SCRIBE, "sue", null));

        assertThat(story.state().leadershipAt(Story.at("10:04"))).isEqualTo(new Leadership.Vacant(Story.at("10:00")));
        assertThat(story.state().leadershipAt(Story.at("10:05")))
                .isEqualTo(new Leadership.Held("bob", Story.at("10:05")));
        assertThat(story.state().leadershipAt(Story.at("10:10")))
                .isEqualTo(new Leadership.Held("cid", Story.at("10:10")));
        assertThat(story.state().leadershipAt(Story.at("10:20"))).isEqualTo(new Leadership.Vacant(Story.at("10:20")));
        assertThat(story.state().leadershipAt(Story.at("12:00"))).isEqualTo(new Leadership.Vacant(Story.at("10:20")));
        assertThat(story.state().team().holderAt(Role.SCRIBE, Story.at("10:20")))
                .contains("sue");
        assertThat(story.state().team().holderAt(Role.SCRIBE, Story.at("10:19")))
                .isEmpty();
    }

    @Test
    @Tag("N-025")
    void goes_to_one_of_two_who_take_it_at_once_and_the_other_learns_who_has_it() {
        Story story = Story.led(House.rules());
        Command bob = new Command.AssignRole(Role.LEAD, "bob", "ann");
        Command cid = new Command.AssignRole(Role.LEAD, "cid", "ann");

        story.given(bob);
        Conflict conflict = story.conflict(cid);

        assertThat(conflict.current()).isEqualTo("held by bob");
        assertThat(conflict).hasMessageContaining("AssignRole lead to cid");
        assertThat(story.state().team().holder(Role.LEAD)).contains("bob");
        assertThat(story.history().stream().filter(each -> each.event() instanceof RoleAssigned))
                .hasSize(2);
        assertThat(story.when(bob)).as("asking again changes nothing").isEmpty();
    }

    @Test
    @Tag("N-025")
    void can_be_taken_on_the_condition_that_it_is_vacant() {
        Story story = Story.active(House.rules());

        story.given(new Command.AssignRole(Role.LEAD, "bob", ""));

        assertThat(story.conflict(new Command.AssignRole(Role.LEAD, "cid", "")).current())
                .isEqualTo("held by bob");
        story.given(new Command.ReleaseRole(Role.LEAD, "bob"));
        assertThat(story.conflict(new Command.AssignRole(Role.LEAD, "cid", "bob"))
                        .current())
                .isEqualTo("vacant");
    }

    @Test
    @Tag("L-040")
    void has_exactly_one_holder_at_any_past_instant_or_is_vacant_since_a_known_one() {
        Story story = Story.active(House.rules());
        story.clock("10:05").given(lead("bob"));
        story.clock("10:20").given(lead("cid"));
        story.clock("10:40").given(new Command.ReleaseRole(Role.LEAD, "cid"));
        story.clock("10:50").given(lead("dan"));
        Team team = story.state().team();

        assertThat(team.holderAt(Role.LEAD, Story.at("10:04"))).isEmpty();
        assertThat(team.holderAt(Role.LEAD, Story.at("10:05"))).contains("bob");
        assertThat(team.holderAt(Role.LEAD, Story.at("10:19"))).contains("bob");
        assertThat(team.holderAt(Role.LEAD, Story.at("10:20"))).contains("cid");
        assertThat(team.holderAt(Role.LEAD, Story.at("10:40"))).isEmpty();
        assertThat(team.holderAt(Role.LEAD, Story.at("10:45"))).isEmpty();
        assertThat(team.holderAt(Role.LEAD, Story.at("10:50"))).contains("dan");
        assertThat(team.holdings().stream().filter(holding -> holding.until() == null))
                .hasSize(1);
    }

    @Test
    @Tag("L-040")
    void never_has_two_holders_when_news_of_a_hand_over_come_late() {
        Story story = Story.active(House.rules());
        story.clock("10:05").given(lead("bob"));
        story.clock("10:20").given(lead("cid"));
        story.clock("10:30").when(lead("dan"), Story.at("10:10"));
        Team team = story.state().team();

        for (int minute = 0; minute < 60; minute++) {
            Instant when = Story.at("10:00").plusSeconds(60L * minute);
            assertThat(team.holdings().stream()
                            .filter(holding -> holding.at(when))
                            .count())
                    .as("holders at minute %s", minute)
                    .isLessThanOrEqualTo(1);
        }
        assertThat(team.holder(Role.LEAD)).contains("dan");
    }

    @Test
    void that_is_unknown_is_refused_with_the_ones_there_are() {
        Refused refused = Story.active(House.rules()).refused(new Command.AssignRole("captain", "bob", null));

        assertThat(refused.reason()).isEqualTo("role 'captain' is unknown at MINOR");
        assertThat(refused.remedy()).isEqualTo("expected one of [lead, communications, scribe]");
    }

    @Test
    void of_a_responder_is_everybodys() {
        Story story = Story.active(House.rules());

        assertThat(story.when(new Command.AssignRole(Role.RESPONDER, "bob", null)))
                .hasSize(1);
        assertThat(story.when(new Command.AssignRole(Role.RESPONDER, "cid", null)))
                .containsExactly(new ParticipantEngaged("cid", Role.RESPONDER, "responds"));
        assertThat(story.state().team().holdings()).isEmpty();
    }

    @Test
    void is_released_by_its_holder_and_by_nobody_else() {
        Story story = Story.led(House.rules());

        assertThat(story.conflict(new Command.ReleaseRole(Role.LEAD, "bob")).current())
                .isEqualTo("held by ann");
        assertThat(story.when(new Command.ReleaseRole(Role.LEAD, "ann")))
                .containsExactly(new RoleReleased(Role.LEAD, "ann"));
        assertThat(story.when(new Command.ReleaseRole(Role.LEAD, "ann"))).isEmpty();
    }

    @Test
    void is_vacant_once_its_holder_leaves() {
        Story story = Story.led(House.rules());

        assertThat(story.when(new Command.Leave("ann")))
                .containsExactly(new RoleReleased(Role.LEAD, "ann"), new ParticipantLeft("ann"));
        assertThat(story.state().leadership()).isInstanceOf(Leadership.Vacant.class);
    }

    @Nested
    @DisplayName("of a small incident, merged with another and joined by one of the house's own")
    class Merged {

        private final Role both = new Role(Role.LEAD, "Lead and voice", Set.of(Role.COMMUNICATIONS), true);
        private final Role captain = new Role("db-captain", "DB captain", Set.of(), false);
        private final House house = House.rules().roles(Tier.MINOR, both, captain);

        @Test
        @Tag("L-038")
        void is_of_exactly_the_set_that_the_policy_has_for_the_size() {
            Story story = Story.active(house);

            assertThat(house.policy().roles().of(Tier.MINOR))
                    .extracting(Role::key)
                    .containsExactly(Role.LEAD, "db-captain");
            assertThat(story.when(new Command.AssignRole("db-captain", "bob", null)))
                    .hasSize(2);
            assertThat(story.refused(new Command.AssignRole(Role.SCRIBE, "bob", null))
                            .remedy())
                    .isEqualTo("expected one of [lead, db-captain]");
        }

        @Test
        @Tag("L-038")
        void sends_the_duties_of_a_merged_role_to_the_one_person_who_has_both() {
            Story story = Story.led(house);

            Refused refused = story.refused(new Command.AssignRole(Role.COMMUNICATIONS, "bob", null));

            assertThat(refused.reason()).isEqualTo("role 'communications' is merged into 'lead' at MINOR");
            assertThat(refused.remedy()).isEqualTo("assign 'lead'");
            assertThat(house.policy()
                            .roles()
                            .covering(Tier.MINOR, Role.COMMUNICATIONS)
                            .map(Role::key))
                    .contains(Role.LEAD);
        }
    }

    @Nested
    @DisplayName("that alone may give some commands")
    class LeadOnly {

        private final Story story = Story.led(House.rules().leadOnly("Resolve", "OverrideSeverity"));

        @Test
        @Tag("T-029")
        void lets_the_lead_do_everything_under_their_name() {
            story.given(new Command.OverrideSeverity("MAJOR", "the press calls"), new Command.Resolve("works"));

            assertThat(story.history())
                    .filteredOn(each -> each.event() instanceof Event.IncidentResolved)
                    .extracting(each -> each.circumstances().by())
                    .containsExactly(Actor.by("ann"));
        }

        @Test
        @Tag("T-029")
        void refuses_other_people_and_says_whom_to_ask() {
            Refused refused = story.by("bob").refused(new Command.Resolve("works"));

            assertThat(refused.reason()).isEqualTo("bob does not lead");
            assertThat(refused.remedy()).isEqualTo("ask ann, or take the lead first");
            assertThat(story.when(new Command.AddTask("look", null, null)))
                    .as("what is not on the list")
                    .hasSize(1);
        }

        @Test
        void lets_tools_and_timers_pass_and_everybody_while_nobody_leads() {
            assertThat(story.by(Actor.tool("jira")).when(new Command.OverrideSeverity("MAJOR", "ticket says so")))
                    .isNotEmpty();
            assertThat(story.by(Actor.SYSTEM).when(new Command.OverrideSeverity("MEDIUM", "rule")))
                    .isNotEmpty();
            story.by("ann").given(new Command.ReleaseRole(Role.LEAD, "ann"));
            assertThat(story.by("bob").when(new Command.Resolve("works"))).isNotEmpty();
        }

        @Test
        void can_be_taken_by_anybody_who_is_willing() {
            story.by("eve").given(new Command.AssignRole(Role.LEAD, "eve", "ann"), new Command.Resolve("works"));

            assertThat(story.state().team().holder(Role.LEAD)).contains("eve");
            assertThat(story.state().state()).isEqualTo(State.RESOLVED);
        }
    }
}
