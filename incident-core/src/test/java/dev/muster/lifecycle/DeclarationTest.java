package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event.EngagementRequested;
import dev.muster.lifecycle.Event.IncidentDeclared;
import dev.muster.lifecycle.Event.PagesRequested;
import dev.muster.lifecycle.Event.ParticipantEngaged;
import dev.muster.lifecycle.Event.RoleAssigned;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import dev.muster.severity.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a declaration")
class DeclarationTest {

    private static final Match SECURITY = new Match(Set.of("security"), null, Set.of(), Set.of(), Set.of(), List.of());
    private static final Match URGENT_ALERT =
            new Match(Set.of(), null, Set.of("ALERT"), Set.of("HIGH"), Set.of(), List.of());
    private static final Match PAYMENT = new Match(Set.of(), null, Set.of(), Set.of(), Set.of(), List.of("payment"));
    private static final Match MAJOR = new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of());

    private static List<Event> declare(House house, Declaration declaration) {
        return Story.of(house).when(new Command.Declare("INC-1", declaration));
    }

    private static <E extends Event> List<E> only(Class<E> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void needs_a_title_and_nothing_else() {
        assertThat(declare(House.rules(), Declaration.of("Checkout fails")))
                .hasAtLeastOneElementOfType(IncidentDeclared.class);

        Refused blank = Story.of(House.rules()).refused(new Command.Declare("INC-1", Declaration.of("  ")));
        assertThat(blank.reason()).isEqualTo("title is blank");
        assertThat(blank.remedy()).isEqualTo("give one line that says what is wrong");
    }

    @Test
    void keeps_all_that_is_said_of_it() {
        Declaration declaration = Declaration.of("Checkout fails")
                .affecting("checkout", "cart")
                .tagged("eu")
                .detectedBy(Detection.MONITORING)
                .asDrill();
        Facts facts = Story.of(House.rules())
                .given(new Command.Declare("INC-1", declaration))
                .state()
                .facts();

        assertThat(facts.services()).containsExactlyInAnyOrder("checkout", "cart");
        assertThat(facts.tags()).containsExactly("eu");
        assertThat(facts.detection()).isEqualTo(Detection.MONITORING);
        assertThat(facts.drill()).isTrue();
        assertThat(declaration.key("order-7").key()).isEqualTo("order-7");
        assertThat(declaration.labelled(Map.of("region", "eu")).labels()).containsExactly(entry("region", "eu"));
    }

    @Test
    void that_is_refused_says_of_which_incident_and_which_command() {
        Refused refused = Story.active(House.rules()).refused(new Command.AddTask(" ", null, null));
        assertThat(refused.incident()).isEqualTo("INC-1");
        assertThat(refused.command()).isEqualTo("AddTask");

        Conflict conflict = Story.active(House.rules()).conflict(new Command.Declare("INC-1", Declaration.of("Else")));
        assertThat(conflict.incident()).isEqualTo("INC-1");
    }

    @Test
    void has_a_title_of_at_most_1000_characters() {
        assertThat(declare(House.rules(), Declaration.of("x".repeat(1000)))).isNotEmpty();

        Refused endless =
                Story.of(House.rules()).refused(new Command.Declare("INC-1", Declaration.of("x".repeat(1001))));
        assertThat(endless.reason()).isEqualTo("title has 1001 characters, expected at most 1000");
    }

    @Test
    void happens_once() {
        Conflict conflict =
                Story.active(House.rules()).conflict(new Command.Declare("INC-1", Declaration.of("Something else")));

        assertThat(conflict.current()).contains("Checkout fails");
        assertThat(Story.of(House.rules()).refused(new Command.Confirm()).reason())
                .contains("no such incident");
    }

    @Test
    void takes_a_severity_by_hand_only_from_the_scale() {
        Refused refused = Story.of(House.rules())
                .refused(new Command.Declare(
                        "INC-1", Declaration.of("Checkout fails").withSeverity("SEV0")));

        assertThat(refused.reason()).isEqualTo("severity 'SEV0' is unknown");
        assertThat(refused.remedy()).isEqualTo("expected one of [MAJOR, MEDIUM, MINOR]");
        IncidentDeclared declared = only(
                        IncidentDeclared.class,
                        declare(House.rules(), Declaration.of("Checkout fails").withSeverity("major")))
                .get(0);
        assertThat(declared.severity()).isEqualTo(Severity.MAJOR);
    }

    @Test
    void keeps_whom_it_hits_beside_a_severity_by_hand_and_time_alone_never_overrules_it() {
        Impact share = Impact.UNKNOWN.share(0.2).on(Impact.Audience.EMPLOYEES);
        Story story = Story.of(House.rules())
                .given(new Command.Declare(
                        "INC-1",
                        Declaration.of("Wiki is slow").withSeverity("MINOR").withImpact(share)));

        assertThat(story.state().facts().classification().impact()).isEqualTo(share);
        assertThat(story.state().facts().severity()).isEqualTo(Severity.MINOR);
        assertThat(story.when(new Command.RecheckSeverity())).isEmpty();
    }

    @Test
    void derives_the_priority_from_the_severity_unless_one_is_given() {
        Declaration declaration = Declaration.of("Checkout fails").withSeverity("MAJOR");

        assertThat(only(IncidentDeclared.class, declare(House.rules(), declaration))
                        .get(0)
                        .priority())
                .isEqualTo(Priority.HIGH);
        assertThat(only(IncidentDeclared.class, declare(House.rules(), declaration.withPriority(Priority.LOW)))
                        .get(0)
                        .priority())
                .isEqualTo(Priority.LOW);
    }

    @Test
    void is_as_confidential_as_it_says_and_else_as_the_house_is() {
        assertThat(Story.active(House.rules()).state().facts().confidentiality())
                .isEqualTo(Confidentiality.OPEN);
        assertThat(only(
                                IncidentDeclared.class,
                                declare(
                                        House.rules(),
                                        Declaration.of("Keys leaked").seenBy(Confidentiality.SECRET)))
                        .get(0)
                        .confidentiality())
                .isEqualTo(Confidentiality.SECRET);
    }

    @Test
    @Tag("N-022")
    void makes_whoever_reports_it_inside_a_participant_and_nobody_from_outside() {
        assertThat(declare(House.rules(), Declaration.of("Checkout fails").reportedBy("eve")))
                .contains(new ParticipantEngaged("eve", "responder", "reported it"));
        assertThat(declare(House.rules(), Declaration.of("Checkout fails")))
                .as("the person who declares it reports it")
                .contains(new ParticipantEngaged("ann", "responder", "reported it"));
        assertThat(declare(
                        House.rules(),
                        Declaration.of("Checkout fails")
                                .from(Source.EXTERNAL, "ticket-7")
                                .reportedBy("customer@example.com")))
                .hasSize(1);
    }

    @Nested
    @DisplayName("of an incident that somebody is to lead")
    class Led {

        private final House house = House.rules()
                .commander("anything", Match.ALWAYS, Target.person("duty-manager"))
                .commander("security", SECURITY, Target.person("sam"))
                .commander("urgent alerts", URGENT_ALERT, Target.service("platform"));

        @Test
        @Tag("N-024")
        void gives_the_lead_to_the_person_of_the_most_specific_rule_and_names_the_rule() {
            List<Event> events = declare(house, Declaration.of("Keys leaked").ofType("security"));

            assertThat(only(RoleAssigned.class, events)).containsExactly(new RoleAssigned(Role.LEAD, "sam", null));
            assertThat(events).contains(new ParticipantEngaged("sam", Role.LEAD, "rule 'security': type security"));
        }

        @Test
        @Tag("N-024")
        void pages_the_on_call_who_will_lead_when_the_rule_names_a_service() {
            Declaration alert = Declaration.of("Latency")
                    .from(Source.ALERT, "a-1")
                    .withPriority(Priority.HIGH)
                    .ofType("security");

            List<Event> events = declare(house, alert);

            PageRecord page = only(PagesRequested.class, events).get(0).pages().get(0);
            assertThat(page.target()).isEqualTo("service:platform");
            assertThat(page.makesLead()).isTrue();
            assertThat(page.why()).isEqualTo("rule 'urgent alerts': source ALERT, priority HIGH");
            assertThat(only(RoleAssigned.class, events)).isEmpty();
        }

        @Test
        @Tag("N-024")
        void prefers_the_earlier_of_two_rules_that_are_equally_specific() {
            House twins = House.rules()
                    .commander("first", SECURITY, Target.person("sam"))
                    .commander("second", SECURITY, Target.person("tom"));

            assertThat(only(
                            RoleAssigned.class,
                            declare(twins, Declaration.of("Keys leaked").ofType("security"))))
                    .extracting(RoleAssigned::person)
                    .containsExactly("sam");
        }

        @Test
        @Tag("N-016")
        void leaves_the_lead_visibly_vacant_when_nobody_has_it_yet() {
            Story story = Story.active(House.rules());

            assertThat(story.state().leadership()).isEqualTo(new Leadership.Vacant(Story.at("10:00")));
            story.clock("10:04").given(new Command.AssignRole(Role.LEAD, "bob", null));
            assertThat(story.state().leadership()).isEqualTo(new Leadership.Held("bob", Story.at("10:04")));
            story.clock("10:09").given(new Command.ReleaseRole(Role.LEAD, "bob"));
            assertThat(story.state().leadership()).isEqualTo(new Leadership.Vacant(Story.at("10:09")));
        }
    }

    @Nested
    @DisplayName("that rules bring people in for")
    class Gathered {

        @Test
        @Tag("N-051")
        void engages_by_a_term_in_its_words_and_says_so() {
            House house = House.rules().engage("payments", PAYMENT, "payments expert", Target.person("pat"));

            assertThat(declare(house, Declaration.of("Errors").described("every Payment is declined")))
                    .contains(new ParticipantEngaged(
                            "pat", "payments expert", "rule 'payments': description matched term payment"));
            assertThat(only(
                            ParticipantEngaged.class,
                            declare(house, Declaration.of("Errors").described("repayments are late"))))
                    .as("a term is a whole word")
                    .extracting(ParticipantEngaged::person)
                    .containsExactly("ann");
        }

        @Test
        @Tag("N-051")
        void engages_by_type_and_by_priority() {
            House house = House.rules()
                    .engage("type", SECURITY, "responder", Target.person("sam"))
                    .engage(
                            "urgent",
                            new Match(Set.of(), null, Set.of(), Set.of("HIGH"), Set.of(), List.of()),
                            "responder",
                            Target.person("ute"));

            assertThat(only(
                            ParticipantEngaged.class,
                            declare(house, Declaration.of("x").ofType("security"))))
                    .extracting(ParticipantEngaged::person, ParticipantEngaged::why)
                    .contains(tuple("sam", "rule 'type': type security"));
            assertThat(only(
                            ParticipantEngaged.class,
                            declare(house, Declaration.of("x").withPriority(Priority.HIGH))))
                    .extracting(ParticipantEngaged::why)
                    .contains("rule 'urgent': priority HIGH");
        }

        @Test
        void asks_the_roster_for_services_and_for_teams_with_an_on_call_and_takes_other_teams_whole() {
            House house = House.rules()
                    .team("shop", "sia", "sue")
                    .teamOnCall("network", "net-rota")
                    .engage(
                            "all",
                            Match.ALWAYS,
                            "responder",
                            Target.team("shop"),
                            Target.team("network"),
                            Target.service("db"));

            List<Event> events = declare(house, Declaration.of("Checkout fails"));

            assertThat(only(ParticipantEngaged.class, events))
                    .extracting(ParticipantEngaged::person)
                    .containsExactly("ann", "sia", "sue");
            assertThat(only(EngagementRequested.class, events))
                    .containsExactly(new EngagementRequested(
                            List.of(Target.team("network"), Target.service("db")),
                            "responder",
                            "rule 'all': always",
                            false));
        }

        @Test
        void brings_nobody_in_twice_and_pages_no_target_twice() {
            House house = House.rules()
                    .engage("one", Match.ALWAYS, "responder", Target.person("pat"))
                    .engage("two", Match.ALWAYS, "responder", Target.person("pat"), Target.person("ann"))
                    .page("three", Match.ALWAYS, Target.service("db"), Target.service("db"))
                    .page("four", Match.ALWAYS, Target.service("db"));

            List<Event> events = declare(house, Declaration.of("Checkout fails"));

            assertThat(only(ParticipantEngaged.class, events))
                    .extracting(ParticipantEngaged::person)
                    .containsExactly("ann", "pat");
            assertThat(only(PagesRequested.class, events))
                    .singleElement()
                    .satisfies(each -> assertThat(each.pages()).hasSize(1));
        }

        @Test
        void are_confirmed_into_a_report_by_rules_alone_too() {
            House house = House.rules().engage("all", Match.ALWAYS, "responder", Target.person("pat"));
            Story story = Story.of(house)
                    .given(new Command.Declare("INC-1", Declaration.of("Odd").unconfirmed()));

            assertThat(story.when(new Command.Confirm()))
                    .containsExactly(
                            new Event.IncidentConfirmed(),
                            new ParticipantEngaged("pat", "responder", "rule 'all': always"));
        }

        @Test
        void finds_a_lead_again_when_a_report_that_lost_its_own_is_confirmed() {
            House house = House.rules().commander("anything", Match.ALWAYS, Target.person("duty-manager"));
            Story story = Story.of(house)
                    .given(new Command.Declare("INC-1", Declaration.of("Odd").unconfirmed()))
                    .given(new Command.ReleaseRole(Role.LEAD, "duty-manager"));

            assertThat(story.when(new Command.Confirm()))
                    .containsExactly(new Event.IncidentConfirmed(), new RoleAssigned(Role.LEAD, "duty-manager", null));
        }

        @Test
        void gives_a_role_that_one_person_holds_to_the_first_one_brought_in_for_it() {
            House house = House.rules()
                    .engage("voice", Match.ALWAYS, Role.COMMUNICATIONS, Target.person("cal"), Target.person("cyd"));

            assertThat(only(RoleAssigned.class, declare(house, Declaration.of("x"))))
                    .containsExactly(new RoleAssigned(Role.COMMUNICATIONS, "cal", null));
        }

        @Test
        void disturbs_nobody_for_a_minor_incident_whom_only_a_major_one_concerns() {
            House house = House.rules()
                    .page("executives", MAJOR, Target.person("ceo"))
                    .engage("all hands", MAJOR, "responder", Target.team("everybody"));

            assertThat(declare(
                            house,
                            Declaration.of("A badge is missing")
                                    .withImpact(Impact.UNKNOWN.in("Indonesia").critical(false))))
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(IncidentDeclared.class)
                    .contains(new ParticipantEngaged("ann", "responder", "reported it"));
        }

        @Test
        void waits_for_the_confirmation_of_a_report_before_it_brings_in_more_than_a_lead() {
            House house = House.rules()
                    .commander("anything", Match.ALWAYS, Target.person("duty-manager"))
                    .page("all", Match.ALWAYS, Target.service("db"));
            Story story = Story.of(house);

            List<Event> declared = story.when(
                    new Command.Declare("INC-1", Declaration.of("Odd").unconfirmed()));
            List<Event> confirmed = story.when(new Command.Confirm());

            assertThat(only(RoleAssigned.class, declared)).hasSize(1);
            assertThat(only(PagesRequested.class, declared)).isEmpty();
            assertThat(only(PagesRequested.class, confirmed)).hasSize(1);
            assertThat(only(RoleAssigned.class, confirmed)).isEmpty();
        }
    }
}
