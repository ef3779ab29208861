package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.engagement.Contact;
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
import dev.muster.severity.Tier;
import java.util.List;
import java.util.stream.IntStream;
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

    @Nested
    @DisplayName("that is not the only one")
    class Several {

        private final Command net = PageTest.page("net", "packets are lost", false);

        private PageRecord known(String id) {
            return story.state().reach().pages().get(id);
        }

        private Command pages(int count) {
            return new Command.Page(
                    IntStream.range(0, count)
                            .mapToObj(i -> Target.person("p" + i))
                            .toList(),
                    "all hands",
                    false);
        }

        @Test
        void joins_the_oldest_that_is_open_in_the_pager() {
            story.given(net, SENT);

            assertThat(story.state().reach().mainPage(known("P-2"))).contains(known("P-1"));
            assertThat(story.state().reach().mainPage(known("P-1")))
                    .as("itself")
                    .isEmpty();
        }

        @Test
        void joins_none_that_is_not_in_the_pager_yet_or_over_there() {
            story.given(net);
            assertThat(story.state().reach().mainPage(known("P-2"))).isEmpty();

            story.given(SENT, new Command.RecordPageResolved("P-1", "dba"));
            assertThat(story.state().reach().mainPage(known("P-2"))).isEmpty();
        }

        @Test
        void joins_no_page_that_joined_another_one_itself() {
            story.given(
                    net,
                    SENT,
                    new Command.RecordPageSent("P-2", "pagerduty", "Q1", List.of()),
                    new Command.RecordPageFailed("P-1", "gone"),
                    page("web", "slow", false));

            assertThat(story.state().reach().isJoined(known("P-2"))).isTrue();
            assertThat(story.state().reach().isJoined(known("P-1"))).isFalse();
            assertThat(story.state().reach().isJoined(known("P-3")))
                    .as("not in the pager")
                    .isFalse();
            assertThat(story.state().reach().mainPage(known("P-3"))).isEmpty();
            assertThat(story.state().reach().pagesAs("pagerduty", "Q1")).containsExactly(known("P-1"), known("P-2"));
            assertThat(story.state().reach().pagesAs("opsgenie", "Q1")).isEmpty();
            assertThat(story.state().reach().pagesAs("pagerduty", "Q2")).isEmpty();
        }

        @Test
        void waits_for_the_oldest_that_is_on_its_way_and_was_asked_for_before_it() {
            story.given(net, page("web", "slow", false));

            assertThat(story.state().reach().pageUnderWay(known("P-3"))).contains(known("P-1"));
            assertThat(story.state().reach().pageUnderWay(known("P-1"))).isEmpty();
            story.given(SENT);
            assertThat(story.state().reach().pageUnderWay(known("P-3"))).contains(known("P-2"));
        }

        @Test
        void stays_one_of_its_own_when_more_than_ten_come_at_once() {
            Story ten = Story.active(House.rules()).given(pages(10));
            Reach few = ten.state().reach();
            assertThat(few.isOneOfMany(few.pages().get("P-10"))).isFalse();
            assertThat(few.pageUnderWay(few.pages().get("P-10")))
                    .contains(few.pages().get("P-1"));

            story.clock("10:01").given(SENT, pages(11));
            Reach many = story.state().reach();
            assertThat(many.isOneOfMany(known("P-12"))).isTrue();
            assertThat(many.isOneOfMany(known("P-1")))
                    .as("it came by itself, before them")
                    .isFalse();
            assertThat(many.mainPage(known("P-12"))).isEmpty();
            assertThat(many.pageUnderWay(known("P-12"))).isEmpty();
        }
    }

    @Nested
    @DisplayName("that a rule asks for")
    class ByMedium {

        private List<String> paged(House house, String severity) {
            return Story.of(house.page("all", Match.ALWAYS, Target.person("zoe"), Target.service("db")))
                    .when(new Command.Declare(
                            "INC-1", Declaration.of("Checkout fails").withSeverity(severity)))
                    .stream()
                    .filter(PagesRequested.class::isInstance)
                    .flatMap(event -> ((PagesRequested) event).pages().stream())
                    .map(PageRecord::target)
                    .toList();
        }

        @Test
        void goes_to_everybody_where_the_policy_says_nothing_of_media() {
            assertThat(paged(House.rules().person("zoe", Contact.CHAT), "MINOR"))
                    .containsExactly("person:zoe", "service:db");
        }

        @Test
        void spares_a_person_who_prefers_another_medium_unless_it_is_major() {
            House house = House.rules()
                    .person("zoe", Contact.CHAT)
                    .reachedBy(Tier.MEDIUM, Contact.PAGE, Contact.CHAT)
                    .reachedBy(Tier.MAJOR, Contact.PAGE, Contact.CHAT);

            assertThat(paged(house, "MEDIUM")).containsExactly("service:db");
            assertThat(paged(house, "MAJOR")).containsExactly("person:zoe", "service:db");
        }

        @Test
        void goes_to_nobody_where_the_policy_pages_nobody_at_this_size() {
            assertThat(paged(House.rules().reachedBy(Tier.MINOR, Contact.CHAT), "MINOR"))
                    .isEmpty();
        }

        @Test
        void goes_to_a_person_who_is_to_be_paged_or_telephoned() {
            assertThat(paged(House.rules().reachedBy(Tier.MINOR, Contact.PAGE), "MINOR"))
                    .containsExactly("person:zoe", "service:db");
            assertThat(paged(House.rules().reachedBy(Tier.MINOR, Contact.PHONE, Contact.CHAT), "MINOR"))
                    .containsExactly("person:zoe");
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
