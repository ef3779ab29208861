package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event.ParticipantEngaged;
import dev.muster.lifecycle.Event.SeverityClassified;
import dev.muster.lifecycle.Event.SeverityOverridden;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import dev.muster.severity.Tier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an incident's severity")
class SeverityTest {

    private static final Impact MOST_USERS = Impact.UNKNOWN.share(0.6);

    private static Story declared(Declaration declaration) {
        return Story.of(House.rules()).given(new Command.Declare("INC-1", declaration));
    }

    private static Classification classification(Story story) {
        Classification classification = story.state().facts().classification();
        assertThat(classification).isNotNull();
        return classification;
    }

    @Nested
    @DisplayName("classified by the table")
    class ByTable {

        @Test
        @Tag("L-007")
        void is_major_when_many_users_and_the_business_are_hit_and_names_the_clauses() {
            Story story = declared(Declaration.of("Feed down")
                    .withImpact(Impact.UNKNOWN.share(0.3).business(true)));

            assertThat(story.state().facts().severity().tier()).isEqualTo(Tier.MAJOR);
            assertThat(classification(story).explain())
                    .startsWith("MAJOR by rule 'many users and business effect' (policy table-7)")
                    .contains("- many users and business effect: fired");
        }

        @Test
        @Tag("L-008")
        void is_medium_when_a_sizeable_part_of_a_service_is_hit_in_a_region_and_names_the_region() {
            Story story = declared(Declaration.of("Messages fail")
                    .withImpact(Impact.UNKNOWN.share(0.15).critical(true).in("EMEA")));

            assertThat(story.state().facts().severity().tier()).isEqualTo(Tier.MEDIUM);
            assertThat(classification(story).explain()).contains(" in EMEA");
        }

        @Test
        @Tag("L-009")
        void is_minor_when_few_users_of_a_non_critical_flow_are_hit() {
            Story story = declared(Declaration.of("Avatars blurred")
                    .withImpact(Impact.UNKNOWN.share(0.01).critical(false).business(false)));

            assertThat(story.state().facts().severity().tier()).isEqualTo(Tier.MINOR);
        }

        @Test
        @Tag("L-011")
        void is_medium_when_a_region_cannot_use_private_messages() {
            Story story = declared(Declaration.of("No private messages")
                    .withImpact(Impact.UNKNOWN.critical(true).in("Middle East")));

            assertThat(story.state().facts().severity()).isEqualTo(Severity.MEDIUM);
        }

        @Test
        @Tag("L-012")
        void is_minor_when_a_badge_is_missing_in_the_profiles_of_a_region() {
            Story story = declared(Declaration.of("No verified badge")
                    .withImpact(Impact.UNKNOWN.critical(false).in("Indonesia")));

            assertThat(story.state().facts().severity()).isEqualTo(Severity.MINOR);
        }

        @Test
        @Tag("L-013")
        void explains_its_inputs_the_rules_tried_the_rule_that_fired_and_the_edition_of_the_table() {
            Story story = declared(Declaration.of("Messages fail").withImpact(MOST_USERS.critical(false)));

            Classification why = classification(story);
            assertThat(why.impact()).isEqualTo(MOST_USERS.critical(false));
            assertThat(why.rule()).isEqualTo("most users");
            assertThat(why.policyVersion()).isEqualTo("table-7");
            assertThat(why.trials())
                    .extracting(Classification.Trial::rule)
                    .containsExactly("many users and business effect", "most users for half an hour", "most users");
            assertThat(why.explain()).contains("business effect is null, not true");
        }
    }

    @Nested
    @DisplayName("that depends on time")
    class ByTime {

        private final Declaration sinceNine =
                Declaration.of("Feed down").withImpact(MOST_USERS).startedAt(Story.at("09:31"));

        @Test
        @Tag("L-010")
        void is_lower_at_29_minutes_and_asks_to_be_looked_at_again_at_minute_30() {
            Story story = declared(sinceNine);

            assertThat(story.state().facts().severity()).isEqualTo(Severity.MEDIUM);
            assertThat(classification(story).recheckAt()).isEqualTo(Story.at("10:01"));
            assertThat(story.when(new Command.RecheckSeverity())).isEmpty();

            List<Event> events = story.clock("10:01").by(Actor.SYSTEM).when(new Command.RecheckSeverity());

            assertThat(events).hasOnlyElementsOfType(SeverityClassified.class);
            assertThat(story.state().facts().severity()).isEqualTo(Severity.MAJOR);
            assertThat(story.when(new Command.RecheckSeverity())).isEmpty();
        }

        @Test
        @Tag("L-010")
        void is_major_at_once_after_31_minutes() {
            Story story = declared(sinceNine.startedAt(Story.at("09:29")));

            assertThat(story.state().facts().severity()).isEqualTo(Severity.MAJOR);
            assertThat(classification(story).rule()).isEqualTo("most users for half an hour");
        }

        @Test
        void does_not_rise_while_a_mitigation_holds_and_does_once_it_no_longer_holds() {
            Story story = declared(sinceNine);
            story.given(new Command.Mitigate("failed over", Mitigation.Kind.FAILOVER, false));

            assertThat(story.clock("10:05").when(new Command.RecheckSeverity())).isEmpty();

            assertThat(story.when(new Command.Relapse("errors again")))
                    .extracting(Object::getClass)
                    .containsExactly(Event.IncidentRelapsed.class, SeverityClassified.class);
            assertThat(story.state().facts().severity()).isEqualTo(Severity.MAJOR);
        }

        @Test
        void brings_in_whom_a_major_incident_concerns_when_time_alone_made_it_one() {
            Match major = new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of());
            House house = House.rules().engage("major", major, "responder", Target.person("maj"));
            Command declare = new Command.Declare("INC-1", sinceNine);
            ParticipantEngaged engaged =
                    new ParticipantEngaged("maj", "responder", "rule 'major': severity MAJOR is at least MAJOR");

            Story relapsed = Story.of(house)
                    .given(declare, new Command.Mitigate("failed over", Mitigation.Kind.FAILOVER, false))
                    .clock("10:05");
            assertThat(relapsed.when(new Command.Relapse("errors again"))).contains(engaged);

            Story corrected = Story.of(house).given(declare);
            assertThat(corrected.when(new Command.CorrectTime(Moment.STARTED, Story.at("09:00"), "the graph shows it")))
                    .contains(engaged);
        }

        @Test
        void is_judged_again_when_the_beginning_is_corrected() {
            Story story = declared(sinceNine);

            story.given(new Command.CorrectTime(Moment.STARTED, Story.at("09:00"), "the graph shows it"));

            assertThat(story.state().facts().severity()).isEqualTo(Severity.MAJOR);
        }

        @Test
        void is_not_asked_about_when_nobody_works_on_it_any_more() {
            Story story = declared(sinceNine).given(new Command.Resolve(null));

            assertThat(story.clock("11:00").when(new Command.RecheckSeverity())).isEmpty();
        }
    }

    @Nested
    @DisplayName("set by hand")
    class ByHand {

        @Test
        @Tag("L-013")
        void keeps_who_and_why_and_is_refused_without_one_of_them() {
            Story story = declared(Declaration.of("Feed down"));

            assertThat(story.refused(new Command.OverrideSeverity("MAJOR", " ")).reason())
                    .isEqualTo("why is blank");
            assertThat(story.by(" ")
                            .refused(new Command.OverrideSeverity("MAJOR", "the press calls"))
                            .reason())
                    .isEqualTo("by is blank");
            assertThat(story.by("ann").when(new Command.OverrideSeverity("MAJOR", "the press calls")))
                    .containsExactly(new SeverityOverridden(Severity.MINOR, Severity.MAJOR, "ann", "the press calls"));
            assertThat(story.state().facts().override())
                    .isEqualTo(new Facts.SeverityOverride("ann", "the press calls"));
            assertThat(classification(story).severity())
                    .as("the table's own view is kept")
                    .isEqualTo(Severity.MINOR);
        }

        @Test
        void is_refused_when_the_scale_does_not_have_it() {
            assertThat(declared(Declaration.of("x"))
                            .refused(new Command.OverrideSeverity("P1", "why not"))
                            .remedy())
                    .isEqualTo("expected one of [MAJOR, MEDIUM, MINOR]");
        }

        @Test
        void stays_until_somebody_classifies_again_whatever_a_timer_says() {
            Story story =
                    declared(Declaration.of("Feed down").withImpact(MOST_USERS).startedAt(Story.at("09:59")));
            story.given(new Command.OverrideSeverity("MINOR", "only robots"));

            assertThat(story.clock("11:00").by(Actor.SYSTEM).when(new Command.RecheckSeverity()))
                    .isEmpty();
            assertThat(story.state().facts().severity()).isEqualTo(Severity.MINOR);

            story.by("ann").given(new Command.Classify(MOST_USERS));
            assertThat(story.state().facts().severity()).isEqualTo(Severity.MAJOR);
            assertThat(story.state().facts().override()).isNull();
        }

        @Test
        void says_nothing_new_when_it_is_set_again() {
            Story story = declared(Declaration.of("x")).given(new Command.OverrideSeverity("MAJOR", "first"));

            assertThat(story.when(new Command.OverrideSeverity("MAJOR", "second")))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("when it changes")
    class Changes {

        private final Match major = new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of());
        private final Match medium = new Match(Set.of(), Tier.MEDIUM, Set.of(), Set.of(), Set.of(), List.of());
        private final House house = House.rules()
                .engage("everything", Match.ALWAYS, "responder", Target.person("any"))
                .engage("medium", medium, "responder", Target.person("med"))
                .engage("major", major, "responder", Target.person("maj"));

        private final Story story = Story.active(house);

        private List<String> newcomers(Command command) {
            return story.when(command).stream()
                    .filter(ParticipantEngaged.class::isInstance)
                    .map(event -> ((ParticipantEngaged) event).person())
                    .toList();
        }

        @Test
        @Tag("L-021")
        void brings_in_only_those_whom_it_newly_concerns() {
            assertThat(newcomers(new Command.OverrideSeverity("MEDIUM", "spreads")))
                    .containsExactly("med");
            assertThat(newcomers(new Command.OverrideSeverity("MAJOR", "spreads on")))
                    .containsExactly("maj");
            assertThat(newcomers(new Command.OverrideSeverity("MINOR", "shrinks")))
                    .isEmpty();
            assertThat(newcomers(new Command.OverrideSeverity("MAJOR", "spreads again")))
                    .as("who is there stays")
                    .isEmpty();
        }

        @Test
        @Tag("L-021")
        void does_not_call_back_who_left_a_rule_that_went_on_to_fit() {
            story.given(new Command.Leave("any"));

            assertThat(newcomers(new Command.OverrideSeverity("MAJOR", "spreads")))
                    .containsExactly("med", "maj");
        }

        @Test
        @Tag("L-021")
        void keeps_every_step_in_the_history() {
            story.given(
                    new Command.Classify(MOST_USERS),
                    new Command.OverrideSeverity("MAJOR", "press"),
                    new Command.Classify(Impact.UNKNOWN));

            assertThat(story.history().stream()
                            .map(Recorded::event)
                            .filter(event ->
                                    event instanceof SeverityClassified || event instanceof SeverityOverridden))
                    .extracting(event ->
                            event instanceof SeverityClassified c ? c.before() : ((SeverityOverridden) event).before())
                    .containsExactly(Severity.MINOR, Severity.MEDIUM, Severity.MAJOR);
        }

        @Test
        void takes_the_priority_along_unless_somebody_gave_one() {
            story.given(new Command.OverrideSeverity("MAJOR", "spreads"));
            assertThat(story.state().facts().priority()).isEqualTo(Priority.HIGH);

            story.given(new Command.EditFacts(null, null, null, Priority.NORMAL, null));
            story.given(new Command.OverrideSeverity("MINOR", "shrinks"));
            assertThat(story.state().facts().priority()).isEqualTo(Priority.NORMAL);
        }

        @Test
        void is_nothing_when_the_same_impact_is_classified_again() {
            story.given(new Command.Classify(MOST_USERS));

            assertThat(story.when(new Command.Classify(MOST_USERS))).isEmpty();
        }
    }
}
