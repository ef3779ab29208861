package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Moment;
import dev.muster.lifecycle.Progress.Span;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The way from the impact to the resolution, and what may stand in it. */
class ResolvingTest {

    private static final Map<Class<? extends Command>, Command> MOVES = Map.of(
            Command.Confirm.class, new Command.Confirm(),
            Command.Mitigate.class, rollback(false),
            Command.Relapse.class, new Command.Relapse("errors are back"),
            Command.Resolve.class, new Command.Resolve("works again"),
            Command.Reopen.class, new Command.Reopen("it does not"),
            Command.Cancel.class, new Command.Cancel("a test"),
            Command.MergeInto.class, new Command.MergeInto("INC-2"),
            Command.StartReview.class, new Command.StartReview(null),
            Command.Close.class, new Command.Close());

    /** What leads on from each state, written down here a second time; a further mitigation leads nowhere and is taken all the same. */
    private static final Map<State, Set<Class<? extends Command>>> LEGAL = Map.of(
            State.TRIAGE, Set.of(Command.Confirm.class, Command.Cancel.class, Command.MergeInto.class),
            State.ACTIVE,
                    Set.of(
                            Command.Mitigate.class,
                            Command.Resolve.class,
                            Command.Cancel.class,
                            Command.MergeInto.class),
            State.MITIGATED,
                    Set.of(
                            Command.Mitigate.class,
                            Command.Relapse.class,
                            Command.Resolve.class,
                            Command.Cancel.class,
                            Command.MergeInto.class),
            State.RESOLVED,
                    Set.of(
                            Command.StartReview.class,
                            Command.Reopen.class,
                            Command.Close.class,
                            Command.MergeInto.class),
            State.REVIEWING, Set.of(Command.Close.class, Command.Reopen.class, Command.MergeInto.class),
            State.CLOSED, Set.of(Command.Reopen.class),
            State.CANCELLED, Set.of(),
            State.MERGED, Set.of());

    private static Command rollback(boolean temporary) {
        return new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, temporary);
    }

    private static Shop under(String profile) {
        return Shop.open(book -> {}, made -> made.playbook(Playbook.profile(profile)));
    }

    private static Incident led(Shop shop) {
        return shop.settled(shop.incidents().declare("Checkout fails").assign(Role.LEAD, Shop.INES, by(Shop.INES)));
    }

    private static Incident reported(Shop shop, String title) {
        return shop.incidents().declare(Declaration.of(title).reportedBy(Shop.INES));
    }

    private static void refused(Incident incident, String... missing) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incident.refresh().resolve("works again", by(Shop.INES)))
                .satisfies(refused -> assertThat(refused.reason()).contains(missing));
    }

    @TestFactory
    @Tag("L-015")
    Stream<DynamicTest> every_move_that_the_table_does_not_have_is_refused_with_a_reason_and_changes_nothing() {
        return Stream.of(State.values())
                .map(from -> DynamicTest.dynamicTest(from.name(), () -> {
                    for (Map.Entry<Class<? extends Command>, Command> move : MOVES.entrySet()) {
                        try (Shop shop = Shop.open()) {
                            Incident incident = in(shop, from);
                            if (LEGAL.get(from).contains(move.getKey())) {
                                incident.tell(move.getValue(), by(Shop.INES));
                            } else {
                                isRefused(incident, move.getValue());
                            }
                        }
                    }
                }));
    }

    private static void isRefused(Incident incident, Command move) {
        IncidentState before = incident.refresh().details();
        assertThatExceptionOfType(Refused.class)
                .as("%s while %s", move, before.state())
                .isThrownBy(() -> incident.tell(move, by(Shop.INES)))
                .satisfies(refused -> {
                    assertThat(refused.reason()).contains("the incident is " + before.state());
                    assertThat(refused.remedy()).isNotBlank();
                });
        assertThat(incident.refresh().details()).isEqualTo(before);
    }

    @Test
    void it_goes_on_only_as_an_incident_that_is_there_and_goes_on_itself() {
        try (Shop shop = Shop.open()) {
            Incident incident = in(shop, State.ACTIVE);
            Incident cancelled = reported(shop, "A test").cancel("a test", by(Shop.INES));
            Incident merged = reported(shop, "The same").tell(new Command.MergeInto("INC-2"), by(Shop.INES));
            Map<String, String> wrong = Map.of(
                    "INC-77",
                    "is unknown",
                    cancelled.id(),
                    "is CANCELLED",
                    merged.id(),
                    "is MERGED",
                    "INC 1",
                    "unknown");

            wrong.forEach((other, why) -> {
                assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> incident.tell(new Command.MergeInto(other), by(Shop.INES)))
                        .withMessageContaining("'" + other + "'")
                        .withMessageContaining(why);
                assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> shop.incidents().preview(incident.id(), new Command.MergeInto(other)));
            });
            assertThat(incident.refresh().state()).isEqualTo(State.ACTIVE);
        }
    }

    private static Incident in(Shop shop, State state) {
        Declaration declaration = Declaration.of("Checkout fails").reportedBy(Shop.INES);
        Incident incident = shop.incidents().declare(state == State.TRIAGE ? declaration.unconfirmed() : declaration);
        shop.incidents().declare("The other one"); // INC-2
        List<Class<? extends Command>> way = switch (state) {
            case TRIAGE, ACTIVE -> List.of();
            case MITIGATED -> List.of(Command.Mitigate.class);
            case RESOLVED -> List.of(Command.Resolve.class);
            case REVIEWING -> List.of(Command.Resolve.class, Command.StartReview.class);
            case CLOSED -> List.of(Command.Resolve.class, Command.Close.class);
            case CANCELLED -> List.of(Command.Cancel.class);
            case MERGED -> List.of(Command.MergeInto.class);
        };
        way.forEach(step -> incident.tell(MOVES.get(step), by(Shop.INES)));
        assertThat(incident.refresh().state()).isEqualTo(state);
        return incident.refresh();
    }

    @Test
    @Tag("L-027")
    void it_is_mitigated_before_the_cause_is_known_at_one_time_that_is_corrected_only_on_the_record() {
        try (Shop shop = Shop.open()) {
            Incident incident = led(shop);
            shop.time().advance(Duration.ofMinutes(20));
            Instant first = shop.time().now();
            incident = incident.mitigate("rolled back", by(Shop.INES));

            assertThat(incident.state()).isEqualTo(State.MITIGATED);
            assertThat(incident.details().work().cause()).isNull();
            shop.time().advance(Duration.ofMinutes(10));
            incident = incident.refresh().mitigate("and restarted", by(Shop.INES));
            assertThat(incident.details().progress().mitigated()).isEqualTo(new Span(first, first));

            Instant really = first.minus(Duration.ofMinutes(5));
            Incident known = incident;
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> known.tell(new Command.CorrectTime(Moment.MITIGATED, really, " "), by(Shop.BOB)));
            incident = incident.tell(
                    new Command.CorrectTime(Moment.MITIGATED, really, "the graph shows it"), by(Shop.BOB));

            assertThat(incident.details().progress().mitigated()).isEqualTo(new Span(really, really));
            assertThat(incident.history())
                    .filteredOn(recorded -> recorded.event() instanceof Event.TimeCorrected)
                    .singleElement()
                    .satisfies(recorded -> {
                        assertThat(recorded.event())
                                .isEqualTo(
                                        new Event.TimeCorrected(Moment.MITIGATED, first, really, "the graph shows it"));
                        assertThat(recorded.circumstances().by()).isEqualTo(by(Shop.BOB));
                    });
        }
    }

    @Test
    @Tag("L-112")
    void it_is_not_resolved_before_each_temporary_step_is_gone_or_is_an_action_item() {
        try (Shop shop = under("linkedin")) {
            Incident incident = led(shop)
                    .tell(rollback(true), by(Shop.INES))
                    .tell(new Command.Mitigate("traffic moved", Mitigation.Kind.TRAFFIC_SHIFT, true), by(Shop.INES))
                    .verify(Shop.EVA, by(Shop.EVA));

            refused(incident, "M-1 'rolled back'", "M-2 'traffic moved'");
            incident.tell(new Command.RemoveMitigation("M-1", null), by(Shop.INES));
            refused(incident, "M-2 'traffic moved'");

            Instant due = shop.time().now().plus(Duration.ofDays(2));
            incident.addActionItem("move it back", Shop.BOB, ActionItem.Priority.LOW, due, by(Shop.INES));
            incident = incident.tell(new Command.RemoveMitigation("M-2", "A-1"), by(Shop.INES))
                    .resolve("works again", by(Shop.INES));
            assertThat(incident.state()).isEqualTo(State.RESOLVED);
            assertThat(incident.details().work().mitigations().get(1).convertedTo())
                    .isEqualTo("A-1");
        }
    }

    @Test
    @Tag("T-005")
    void by_the_handbook_it_is_resolved_once_the_service_works_as_usual_with_the_cause_unknown_and_follow_ups_open() {
        try (Shop shop = under("atlassian")) {
            Instant due = shop.time().now().plus(Duration.ofDays(30));
            Incident incident = led(shop)
                    .addTask("restore the replica", Shop.BOB, null, by(Shop.INES))
                    .addActionItem("alert earlier", Shop.CORA, ActionItem.Priority.LOW, due, by(Shop.INES));
            assertThat(incident.details().work().tasks()).as("to resolve it").containsOnlyKeys("T-1");
            assertThat(incident.details().work().actionItems())
                    .as("to follow up")
                    .containsOnlyKeys("A-1");

            refused(incident, "IMPACT_OVER");
            incident = incident.tell(new Command.CompleteTask("T-1", Shop.BOB), by(Shop.BOB))
                    .impactOver(by(Shop.INES))
                    .resolve("works as usual", by(Shop.INES));

            assertThat(incident.state()).isEqualTo(State.RESOLVED);
            assertThat(incident.details().work().cause()).isNull();
            assertThat(incident.details().work().actionItems().get("A-1").doneAt())
                    .isNull();
        }
    }

    @Test
    @Tag("A-039")
    void by_the_chat_bot_it_is_resolved_with_no_further_impact_and_a_known_cause_and_then_the_time_after_begins() {
        try (Shop shop = under("airbnb")) {
            Incident incident = led(shop).overrideSeverity("MAJOR", "the press calls", by(Shop.INES));
            refused(incident, "IMPACT_OVER", "CAUSE_KNOWN");
            Incident halfway = incident.cause("a bad deploy", "checkout", by(Shop.BOB));
            refused(halfway, "IMPACT_OVER");
            assertThat(shop.events(incident, Event.ReviewRequested.class)).isEmpty();

            Incident resolved = shop.settled(halfway.impactOver(by(Shop.BOB)).resolve("works again", by(Shop.INES)));
            shop.time().advance(Duration.ofMinutes(2));

            assertThat(resolved.state()).isEqualTo(State.RESOLVED);
            assertThat(shop.events(resolved, Event.ReviewRequested.class)).hasSize(1);
            assertThat(resolved.refresh().resource(ResourceKind.REVIEW_TICKET)).isPresent();
        }
    }
}
