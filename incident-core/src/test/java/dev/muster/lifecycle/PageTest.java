package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event.IncidentAcknowledged;
import dev.muster.lifecycle.Event.PageAcknowledged;
import dev.muster.lifecycle.Event.PageEscalated;
import dev.muster.lifecycle.Event.PageSent;
import dev.muster.lifecycle.Event.PagesRequested;
import dev.muster.lifecycle.Event.ParticipantEngaged;
import dev.muster.lifecycle.Event.RoleAssigned;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.role.Role;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a page")
class PageTest {

    private static final Command SENT = new Command.RecordPageSent("P-1", "pagerduty", "Q1", List.of("dba"));
    private static final Command TAKEN = new Command.RecordPageAcknowledged("P-1", "dba");

    private final Story story = Story.active(House.rules()).given(page("db", "slow queries", false));

    private static Command page(String service, String why, boolean makesLead) {
        return new Command.Page(List.of(Target.service(service)), why, makesLead);
    }

    private PageRecord page() {
        PageRecord page = story.state().reach().pages().get("P-1");
        assertThat(page).isNotNull();
        return page;
    }

    @Test
    void is_asked_for_by_target_and_reason_and_numbered() {
        List<Event> events = story.when(new Command.Page(
                List.of(Target.person("zoe"), Target.team("net"), Target.person("zoe")), "help", false));

        assertThat(((PagesRequested) events.get(0)).pages())
                .extracting(PageRecord::id, PageRecord::target, PageRecord::status, PageRecord::why)
                .containsExactly(
                        tuple("P-2", "person:zoe", Status.REQUESTED, "help"),
                        tuple("P-3", "team:net", Status.REQUESTED, "help"));
    }

    @Test
    void is_not_asked_for_again_while_one_for_the_same_reason_is_open() {
        assertThat(story.when(page("db", "slow queries", false))).isEmpty();
        assertThat(story.when(page("db", "now it is down", false))).hasSize(1);
        story.given(new Command.RecordPageFailed("P-1", "no such service"));
        assertThat(story.when(page("db", "slow queries", false))).hasSize(1);
    }

    @Test
    void of_a_team_without_an_on_call_is_one_for_each_member_and_says_why() {
        Story teams = Story.active(House.rules().team("web", "ann", "cid").teamOnCall("net", "net-rota"));

        List<Event> events = teams.when(
                new Command.Page(List.of(Target.team("web"), Target.team("net"), Target.person("cid")), "help", false));

        assertThat(((PagesRequested) events.get(0)).pages())
                .extracting(PageRecord::target)
                .containsExactly("person:ann", "person:cid", "team:net");
        assertThat(((PagesRequested) events.get(0)).pages().get(0).why())
                .startsWith("help")
                .contains("team web has no on-call");
    }

    @Test
    void needs_a_target_and_a_reason() {
        assertThat(story.refused(page("db", " ", false)).reason()).isEqualTo("why is blank");
        assertThat(story.refused(new Command.Page(List.of(), "help", false)).reason())
                .isEqualTo("targets are missing");
    }

    @Test
    void that_nobody_knows_is_refused() {
        assertThat(story.refused(new Command.RecordPageAcknowledged("P-9", "dba"))
                        .remedy())
                .isEqualTo("known are P-1");
    }

    @Test
    void brings_in_whom_the_pager_notified() {
        assertThat(story.when(SENT))
                .containsExactly(
                        new PageSent("P-1", "pagerduty", "Q1", List.of("dba")),
                        new ParticipantEngaged("dba", Role.RESPONDER, "paged: slow queries"));
        assertThat(story.when(SENT)).isEmpty();
        assertThat(page().status()).isEqualTo(Status.SENT);
    }

    @Nested
    @DisplayName("that somebody takes")
    class Taken {

        @Test
        void is_the_first_acknowledgement_of_the_incident() {
            story.given(SENT).clock("10:02");

            assertThat(story.when(TAKEN))
                    .containsExactly(new PageAcknowledged("P-1", "dba"), new IncidentAcknowledged("dba"));
            assertThat(story.when(TAKEN)).isEmpty();
            assertThat(story.state().progress().acknowledgedAt()).isEqualTo(Story.at("10:02"));
        }

        @Test
        void gives_the_lead_to_the_taker_when_that_was_the_reason_and_nobody_leads() {
            Story leaderless = Story.of(House.rules().commander("all", Match.ALWAYS, Target.service("platform")))
                    .given(new Command.Declare("INC-1", Declaration.of("Checkout fails")));

            assertThat(leaderless.when(TAKEN))
                    .containsExactly(
                            new PageAcknowledged("P-1", "dba"),
                            new ParticipantEngaged("dba", Role.LEAD, "acknowledged P-1: rule 'all': always"),
                            new IncidentAcknowledged("dba"),
                            new RoleAssigned(Role.LEAD, "dba", null));
        }

        @Test
        void leaves_the_lead_to_whoever_took_it_meanwhile() {
            story.given(page("platform", "to lead", true), new Command.AssignRole(Role.LEAD, "ann", null));

            assertThat(story.when(new Command.RecordPageAcknowledged("P-2", "pia")))
                    .doesNotHaveAnyElementsOfTypes(RoleAssigned.class);
        }

        @Test
        void is_only_recorded_when_the_incident_has_ended() {
            story.given(new Command.Cancel("a test"));

            assertThat(story.when(TAKEN)).containsExactly(new PageAcknowledged("P-1", "dba"));
        }
    }

    @Nested
    @DisplayName("of which news come out of order")
    class OutOfOrder {

        @Test
        void is_not_unacknowledged_when_the_answer_of_the_pager_comes_last() {
            story.clock("10:02").given(TAKEN).clock("10:03").given(SENT);

            assertThat(page().status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(page().remoteId()).isEqualTo("Q1");
        }

        @Test
        void takes_an_acknowledgement_that_is_older_than_our_knowledge_that_it_was_sent() {
            story.clock("10:03").given(SENT);

            assertThat(story.when(TAKEN, Story.at("10:01"))).hasAtLeastOneElementOfType(PageAcknowledged.class);
        }

        @Test
        void takes_an_acknowledgement_by_a_clock_that_is_behind_ours() {
            story.given(SENT);

            assertThat(story.when(TAKEN, Story.at("09:59:58"))).hasAtLeastOneElementOfType(PageAcknowledged.class);
        }

        @Test
        void does_not_move_backwards_by_late_news() {
            story.clock("10:05").given(SENT, new Command.RecordPageEscalated("P-1", 2, "dbb"));
            assertThat(story.when(TAKEN, Story.at("10:04")))
                    .as("before it was escalated")
                    .isEmpty();
            story.clock("10:06").given(new Command.RecordPageAcknowledged("P-1", "dbb"));
            assertThat(story.when(new Command.RecordPageEscalated("P-1", 3, "dbc"), Story.at("10:05")))
                    .isEmpty();
            assertThat(page().status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(page().level()).isEqualTo(2);
        }

        @Test
        void stays_resolved() {
            story.clock("10:05").given(new Command.RecordPageResolved("P-1", "dba"));

            assertThat(story.clock("10:06").when(TAKEN)).isEmpty();
            assertThat(story.when(new Command.RecordPageFailed("P-1", "late"))).isEmpty();
            assertThat(story.when(new Command.RecordPageResolved("P-1", "dba"))).isEmpty();
            assertThat(page().status()).isEqualTo(Status.RESOLVED);
        }

        @Test
        void did_not_fail_when_somebody_took_it() {
            story.given(TAKEN);

            assertThat(story.when(new Command.RecordPageFailed("P-1", "timeout")))
                    .isEmpty();
        }
    }

    @Test
    void goes_up_level_by_level_and_brings_in_whoever_is_next() {
        story.given(SENT);

        assertThat(story.clock("10:05").when(new Command.RecordPageEscalated("P-1", 2, "dbb")))
                .containsExactly(
                        new PageEscalated("P-1", 2, "dbb"),
                        new ParticipantEngaged("dbb", Role.RESPONDER, "escalated P-1: slow queries"));
        assertThat(story.when(new Command.RecordPageEscalated("P-1", 2, "dbb"))).isEmpty();
    }

    @Test
    @Tag("A-057")
    void goes_on_to_the_next_level_where_the_pager_does_not_say_which() {
        story.clock("10:00").given(SENT);

        assertThat(story.clock("10:05").when(new Command.RecordPageEscalated("P-1", 0, "dbb")))
                .contains(new PageEscalated("P-1", 2, "dbb"));
        assertThat(story.when(new Command.RecordPageEscalated("P-1", 0, "dbb")))
                .as("told twice")
                .isEmpty();
        assertThat(story.clock("10:10").when(new Command.RecordPageEscalated("P-1", 0, "dbc")))
                .contains(new PageEscalated("P-1", 3, "dbc"));
        assertThat(story.when(new Command.RecordPageEscalated("P-1", 0, "dbb"), Story.at("10:07")))
                .as("told late")
                .isEmpty();
    }
}
