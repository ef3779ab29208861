package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.State;
import dev.muster.review.ActionItem;
import dev.muster.review.ActionItem.Priority;
import dev.muster.review.Review;
import dev.muster.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is learned from an incident and who sees to it. */
class ReviewingTest {

    private final Shop shop = Shop.open();

    @AfterEach
    void close() {
        shop.close();
    }

    private Incident resolved(String severity) {
        return shop.incidents()
                .declare(Declaration.of("Checkout fails").withSeverity(severity))
                .assign(Role.LEAD, Shop.INES, by(Shop.INES))
                .resolve("works again", by(Shop.INES));
    }

    private static void staysOpen(Incident incident) {
        State before = incident.refresh().state();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incident.close(by(Shop.INES)))
                .withMessageContaining("review");
        assertThat(incident.refresh().state()).isEqualTo(before);
    }

    @Test
    @Tag("N-036")
    void an_incident_that_owes_a_review_is_closed_after_it_and_the_review_has_people_a_date_and_an_outcome() {
        Incident incident = resolved("MAJOR");
        staysOpen(incident);
        incident = incident.startReview(by(Shop.INES));
        staysOpen(incident);
        shop.time().advance(Duration.ofDays(2));
        Instant held = shop.time().now();
        Incident reviewing = incident;
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> reviewing.completeReview(List.of(), "learned", by(Shop.INES)));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> reviewing.completeReview(List.of(Shop.INES), " ", by(Shop.INES)));
        staysOpen(incident);

        incident = incident.completeReview(List.of(Shop.INES, Shop.BOB), "watch the queue", by(Shop.INES));
        Review review = Objects.requireNonNull(incident.details().work().review());
        assertThat(review.participants()).containsExactly(Shop.INES, Shop.BOB);
        assertThat(review.completedAt()).isEqualTo(held);
        assertThat(review.outcome()).isEqualTo("watch the queue");
        assertThat(incident.close(by(Shop.INES)).state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Tag("N-036")
    void an_incident_for_which_the_policy_requires_no_review_is_closed_without_one() {
        assertThat(resolved("MINOR").close(by(Shop.INES)).state()).isEqualTo(State.CLOSED);
    }

    private static Command item(@Nullable String owner, @Nullable Priority priority, @Nullable Instant due) {
        return new Command.AddActionItem("alert earlier", owner, priority, due, ActionItem.Horizon.LONG);
    }

    private void isRefused(Incident incident, Command command, String reason) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incident.tell(command, by(Shop.INES)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(incident.refresh().details().work().actionItems()).isEmpty();
    }

    @Test
    @Tag("L-119")
    void an_action_item_without_a_priority_or_an_owner_is_refused() {
        Incident incident = resolved("MAJOR");
        Instant due = shop.time().now().plus(Duration.ofDays(5));

        isRefused(incident, item(null, Priority.HIGH, due), "missing: owner");
        isRefused(incident, item(" ", Priority.HIGH, due), "missing: owner");
        isRefused(incident, item(Shop.BOB, null, due), "missing: priority");
        incident = incident.tell(item(Shop.BOB, Priority.HIGH, due), by(Shop.INES));

        assertThat(incident.details().work().actionItems().values())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.owner()).isEqualTo(Shop.BOB);
                    assertThat(item.priority()).isEqualTo(Priority.HIGH);
                    assertThat(item.dueAt()).isEqualTo(due);
                });
    }

    @Test
    @Tag("L-121")
    void an_action_item_of_low_or_medium_priority_needs_a_date_and_a_high_one_gets_the_policy_s() {
        Incident incident = resolved("MAJOR");

        isRefused(incident, item(Shop.BOB, Priority.LOW, null), "missing: due date");
        isRefused(incident, item(Shop.BOB, Priority.MEDIUM, null), "missing: due date");
        incident = incident.tell(item(Shop.BOB, Priority.HIGH, null), by(Shop.INES));
        assertThat(incident.details().work().actionItems().values())
                .singleElement()
                .satisfies(item -> assertThat(item.dueAt())
                        .as("14 days, as the profile has it for a major incident")
                        .isEqualTo(shop.time().now().plus(Duration.ofDays(14))));
    }
}
