package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Conflict;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Leadership;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Priority;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.Source;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who leads an incident, and what the other roles are. */
class LeadingTest {

    private static CommanderRule commander(
            String name, Set<String> types, Set<String> sources, Set<String> priorities, String person) {
        Match when = new Match(types, null, sources, priorities, Set.of(), List.of());
        return new CommanderRule(name, when, Target.person(person));
    }

    @Test
    @Tag("N-024")
    void the_most_specific_rule_for_source_type_and_priority_names_the_lead_and_is_named() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> type.commander(
                        commander("anything", Set.of(), Set.of(), Set.of(), Shop.BOB))
                .commander(commander("alerts", Set.of(), Set.of("alert"), Set.of(), Shop.CORA))
                .commander(commander("urgent alerts", Set.of(), Set.of("alert"), Set.of("high"), Shop.DAN))
                .commander(commander("leaks", Set.of("security"), Set.of("alert"), Set.of("high"), Shop.EVA))
                .commander(commander("twin", Set.of("security"), Set.of("alert"), Set.of("high"), Shop.PIA))))) {
            Declaration alert = Declaration.of("Odd").from(Source.ALERT, "a-1");

            isLed(shop, Declaration.of("Odd").withPriority(Priority.HIGH), Shop.BOB, "rule 'anything'");
            isLed(shop, alert.withPriority(Priority.LOW), Shop.CORA, "rule 'alerts'");
            isLed(shop, alert.withPriority(Priority.HIGH), Shop.DAN, "rule 'urgent alerts'");
            isLed(shop, alert.withPriority(Priority.HIGH).ofType("security"), Shop.EVA, "rule 'leaks'");
        }
    }

    private static void isLed(Shop shop, Declaration declaration, String person, String rule) {
        Incident incident = shop.incidents().declare(declaration);

        assertThat(incident.lead()).contains(person);
        assertThat(Objects.requireNonNull(
                                incident.details().team().participants().get(person))
                        .why())
                .startsWith(rule);
    }

    @Test
    @Tag("N-016")
    void nobody_at_the_lead_is_said_so_and_asked_for_again_and_again_until_one_person_has_it() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").reportedBy(Shop.PIA)));
            Instant declared = shop.time().now();
            assertThat(incident.lead()).isEmpty();
            assertThat(incident.details().leadership()).isEqualTo(new Leadership.Vacant(declared));

            shop.time().advance(Duration.ofMinutes(30));
            assertThat(vacancies(shop, incident))
                    .extracting(Event.ReminderGiven::escalated)
                    .containsExactly(false, false, false, true);

            incident.refresh().assign(Role.LEAD, Shop.INES, by(Shop.INES));
            shop.time().advance(Duration.ofHours(2));
            assertThat(incident.refresh().lead()).contains(Shop.INES);
            assertThat(incident.refresh().details().leadership()).isInstanceOf(Leadership.Held.class);
            assertThat(vacancies(shop, incident)).hasSize(4);
        }
    }

    private static List<Event.ReminderGiven> vacancies(Shop shop, Incident incident) {
        return shop.events(incident, Event.ReminderGiven.class).stream()
                .filter(given -> given.reminder() == Reminder.LEAD_VACANT)
                .toList();
    }

    @Test
    @Tag("N-025")
    void of_two_who_take_command_at_the_same_moment_one_has_it_and_the_other_is_refused() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try (Shop shop = Shop.open()) {
            for (int round = 0; round < 100; round++) {
                Incident incident =
                        shop.incidents().declare("Trouble " + round).assign(Role.LEAD, Shop.INES, by(Shop.INES));
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Boolean> bob = two.submit(takes(incident, Shop.BOB, together));
                Future<Boolean> cora = two.submit(takes(incident, Shop.CORA, together));

                assertThat(List.of(bob.get(), cora.get())).containsExactlyInAnyOrder(true, false);
                Incident after = incident.refresh();
                String winner = bob.get() ? Shop.BOB : Shop.CORA;
                assertThat(after.lead()).contains(winner);
                assertThat(after.details().team().rolesOf(Shop.INES)).isEmpty();
                assertThat(shop.events(after, Event.RoleAssigned.class))
                        .containsExactly(
                                new Event.RoleAssigned(Role.LEAD, Shop.INES, null),
                                new Event.RoleAssigned(Role.LEAD, winner, Shop.INES));
            }
        } finally {
            two.shutdownNow();
        }
    }

    /** Whether this person got the lead from Ines. */
    private static Callable<Boolean> takes(Incident incident, String person, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                incident.handOver(Role.LEAD, Shop.INES, person, by(person));
                return true;
            } catch (Conflict faster) {
                assertThat(faster.current()).contains("held by");
                return false;
            }
        };
    }

    @Test
    @Tag("L-040")
    void at_any_past_instant_one_person_led_or_nobody_since_a_known_one() {
        try (Shop shop = Shop.open()) {
            Instant declared = shop.time().now();
            Incident incident = shop.incidents().declare("Checkout fails");
            assign(shop, incident, 5, Shop.INES);
            assign(shop, incident, 15, Shop.BOB);
            assign(shop, incident, 15, Shop.CORA);
            shop.time().advance(Duration.ofMinutes(10));
            incident.tell(new Command.ReleaseRole(Role.LEAD, Shop.CORA), by(Shop.CORA));
            assign(shop, incident, 10, Shop.DAN);
            shop.time().advance(Duration.ofMinutes(5));

            Incident now = incident.refresh();
            for (int minute = 0; minute <= 60; minute++) {
                Leadership then = now.details().leadershipAt(declared.plus(Duration.ofMinutes(minute)));
                assertThat(then).as("minute %s", minute).isEqualTo(expected(declared, minute));
                assertThat(now.details().team().holderAt(Role.LEAD, declared.plus(Duration.ofMinutes(minute))))
                        .isEqualTo(
                                then instanceof Leadership.Held held ? Optional.of(held.person()) : Optional.empty());
            }
            assertThat(now.details().leadership())
                    .isEqualTo(now.details().leadershipAt(shop.time().now()));
        }
    }

    private static void assign(Shop shop, Incident incident, int minutesLater, String person) {
        shop.time().advance(Duration.ofMinutes(minutesLater));
        incident.assign(Role.LEAD, person, by(person));
    }

    private static Leadership expected(Instant declared, int minute) {
        if (minute < 5) {
            return new Leadership.Vacant(declared);
        }
        if (minute < 20) {
            return new Leadership.Held(Shop.INES, declared.plus(Duration.ofMinutes(5)));
        }
        if (minute < 35) {
            return new Leadership.Held(Shop.BOB, declared.plus(Duration.ofMinutes(20)));
        }
        if (minute < 45) {
            return new Leadership.Held(Shop.CORA, declared.plus(Duration.ofMinutes(35)));
        }
        return minute < 55
                ? new Leadership.Vacant(declared.plus(Duration.ofMinutes(45)))
                : new Leadership.Held(Shop.DAN, declared.plus(Duration.ofMinutes(55)));
    }

    @Test
    @Tag("L-038")
    void a_small_incident_has_exactly_the_roles_of_the_policy_and_merged_duties_go_to_one_person() {
        String merged = """
                name: mine
                version: 1
                process:
                  roles:
                    minor:
                      - {key: lead, name: Lead and voice, covers: [communications], required: true}
                      - {key: db-captain, name: DB captain}
                  update-every: {minor: 30m}
                """;
        try (Shop shop = Shop.open(book -> {}, made -> made.playbook(Playbook.parse(merged)))) {
            Incident incident = shop.incidents().declare("Checkout fails").assign(Role.LEAD, Shop.INES, by(Shop.INES));
            incident = incident.assign("db-captain", Shop.BOB, by(Shop.INES));

            assertThat(incident.holder("db-captain")).contains(Shop.BOB);
            for (String absent : List.of(Role.COMMUNICATIONS, Role.SCRIBE)) {
                Incident now = incident;
                assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> now.assign(absent, Shop.CORA, by(Shop.INES)))
                        .satisfies(refused -> assertThat(refused.remedy()).contains(Role.LEAD));
            }
            assertThat(shop.incidents()
                            .playbook()
                            .defaultIncidentType()
                            .policy()
                            .roles()
                            .of(Tier.MINOR))
                    .extracting(Role::key)
                    .containsExactly(Role.LEAD, "db-captain");

            shop.time().advance(Duration.ofMinutes(30));
            assertThat(shop.events(incident, Event.ReminderGiven.class))
                    .filteredOn(given -> given.reminder() == Reminder.UPDATE_DUE)
                    .as("whoever speaks, which is the lead")
                    .singleElement()
                    .satisfies(given -> assertThat(given.to()).containsExactly(Shop.INES));
        }
    }

    @Test
    @Tag("T-029")
    void the_lead_may_do_everything_under_their_name_and_others_only_what_is_not_the_lead_s() {
        List<Command> work = List.of(
                new Command.OverrideSeverity("MEDIUM", "it spreads"),
                new Command.EditFacts("Nobody can pay", null, null, null, null),
                new Command.Engage(List.of(Target.person(Shop.DAN)), Role.RESPONDER, "knows it", false),
                new Command.Page(List.of(Target.service("checkout")), "it is down", false),
                new Command.AssignRole(Role.COMMUNICATIONS, Shop.DAN, null),
                new Command.AddTask("check the replica", Shop.DAN, null),
                new Command.CompleteTask("T-1", Shop.DAN),
                new Command.PostUpdate("we roll back", null),
                new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false),
                new Command.Relapse("it is back"),
                new Command.RecordCause("a bad deploy", "checkout", null),
                new Command.ConfirmImpactOver(Shop.INES),
                new Command.Resolve("works again"),
                new Command.StartReview(Shop.INES),
                new Command.AddActionItem(
                        "alert earlier", Shop.DAN, ActionItem.Priority.HIGH, null, ActionItem.Horizon.SHORT),
                new Command.CompleteActionItem("A-1"),
                new Command.CompleteReview(List.of(Shop.INES), "learned"),
                new Command.Close(),
                new Command.Reopen("it does not"),
                new Command.ReleaseRole(Role.COMMUNICATIONS, Shop.DAN),
                new Command.Cancel("it was a test"));
        String[] commands =
                work.stream().map(command -> command.getClass().getSimpleName()).toArray(String[]::new);
        try (Shop shop = Shop.open(book -> book.everyType(type -> type.leadOnly(commands)))) {
            Incident incident = shop.settled(
                    shop.incidents().declare("Checkout fails").assign(Role.LEAD, Shop.INES, by(Shop.INES)));
            for (Command command : work) {
                assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> incident.tell(command, by(Shop.BOB)))
                        .satisfies(refused -> assertThat(refused.remedy()).contains(Shop.INES));
                int before = incident.history().size();
                incident.tell(command, by(Shop.INES));
                List<Recorded> history = incident.history();
                assertThat(history.subList(before, history.size()))
                        .as("%s", command)
                        .isNotEmpty()
                        .allMatch(recorded -> recorded.circumstances().by().equals(by(Shop.INES)));
            }
            assertThat(incident.refresh().state()).isEqualTo(State.CANCELLED);
        }
    }
}
