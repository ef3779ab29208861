package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.communication.Audience;
import dev.muster.lifecycle.Command;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people are reminded of while time passes. */
class RemindingTest {

    private static final String LONG = "goes on for";
    private static final String SOON = "will be due";
    private static final String OVERDUE = "overdue";

    private final Shop shop = Shop.open(book ->
            book.everyType(type -> type.audience(new Audience("escalation", List.of(Shop.OTTO), null, false, false))));

    @AfterEach
    void close() {
        shop.close();
    }

    /** How often this person was told something with these words, by whatever medium. */
    private long told(String person, String words) {
        long chats = shop.tools().chat().directs().stream()
                .filter(message -> message.to().equals(person) && message.text().contains(words))
                .count();
        long mails = shop.tools().mailbox().sentTo(person).stream()
                .filter(mail -> mail.message().body().plain().contains(words))
                .count();
        return chats + mails;
    }

    private List<Long> told(String words, String... people) {
        return List.of(people).stream().map(person -> told(person, words)).toList();
    }

    @Test
    @Tag("N-052")
    void an_incident_that_goes_on_too_long_reminds_its_lead_and_owners_of_open_tasks_and_then_the_next_level() {
        Incident incident = shop.incidents().declare("Checkout fails").assign(Role.LEAD, Shop.INES, by(Shop.INES));
        incident.addTask("check the replica", Shop.BOB, null, by(Shop.INES))
                .addTask("ask the bank", Shop.CORA, null, by(Shop.INES))
                .tell(new Command.CompleteTask("T-2", Shop.CORA), by(Shop.CORA));

        shop.time().advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(told(LONG, Shop.INES, Shop.BOB, Shop.CORA, Shop.OTTO)).containsExactly(0L, 0L, 0L, 0L);
        shop.time().advance(Duration.ofSeconds(1));
        assertThat(told(LONG, Shop.INES, Shop.BOB, Shop.CORA, Shop.OTTO)).containsExactly(1L, 1L, 0L, 0L);
        shop.time().advance(Duration.ofDays(1));
        assertThat(told(LONG, Shop.INES, Shop.BOB, Shop.CORA, Shop.OTTO)).containsExactly(2L, 2L, 0L, 0L);
        shop.time().advance(Duration.ofDays(1));
        assertThat(told(LONG, Shop.INES, Shop.BOB, Shop.CORA, Shop.OTTO)).containsExactly(3L, 3L, 0L, 0L);
        shop.time().advance(Duration.ofDays(1));
        assertThat(told(LONG, Shop.INES, Shop.BOB, Shop.CORA, Shop.OTTO)).containsExactly(3L, 3L, 0L, 1L);
        shop.time().advance(Duration.ofDays(20));
        assertThat(told(LONG, Shop.INES, Shop.BOB, Shop.CORA, Shop.OTTO)).containsExactly(3L, 3L, 0L, 1L);
    }

    private Incident withItem(String owner, Instant due) {
        Incident incident = shop.incidents().declare("Checkout fails").assign(Role.LEAD, Shop.INES, by(Shop.INES));
        incident = incident.addActionItem("alert earlier", owner, ActionItem.Priority.LOW, due, by(Shop.INES));
        return incident.resolve("fixed", by(Shop.INES)).close(by(Shop.INES));
    }

    private Instant inDays(int days) {
        return shop.time().now().plus(Duration.ofDays(days));
    }

    private static Command moved(Instant due) {
        return new Command.ChangeActionItem("A-1", null, due, "holidays");
    }

    @Test
    @Tag("A-049")
    void the_owner_of_an_action_item_is_warned_once_three_days_before_it_is_due() {
        withItem(Shop.CORA, inDays(10));

        shop.time().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(told(Shop.CORA, SOON)).isZero();
        shop.time().advance(Duration.ofSeconds(1));
        assertThat(told(Shop.CORA, SOON)).isEqualTo(1);
        shop.time().advance(Duration.ofDays(3).minusSeconds(1));
        assertThat(told(Shop.CORA, SOON)).isEqualTo(1);
    }

    @Test
    @Tag("A-049")
    void nobody_is_warned_of_an_action_item_that_is_done() {
        withItem(Shop.CORA, inDays(10)).tell(new Command.CompleteActionItem("A-1"), by(Shop.CORA));

        shop.time().advance(Duration.ofDays(60));
        assertThat(told(Shop.CORA, SOON) + told(Shop.CORA, OVERDUE)).isZero();
    }

    @Test
    @Tag("A-049")
    void a_date_that_moved_brings_its_own_warning() {
        Incident incident = withItem(Shop.CORA, inDays(10));
        Instant later = inDays(20);
        shop.time().advance(Duration.ofDays(5));
        incident.tell(moved(later), by(Shop.INES));
        shop.time().advance(Duration.ofDays(5));
        assertThat(told(Shop.CORA, SOON)).as("the old date counts no more").isZero();
        shop.time().advanceTo(later.minus(Duration.ofDays(3)));
        assertThat(told(Shop.CORA, SOON)).isEqualTo(1);

        Instant latest = later.plus(Duration.ofDays(10));
        incident.tell(moved(latest), by(Shop.INES));
        shop.time().advanceTo(latest.minus(Duration.ofDays(3)));
        assertThat(told(Shop.CORA, SOON)).as("armed again").isEqualTo(2);
    }

    @Test
    @Tag("A-050")
    void an_overdue_action_item_is_said_once_then_by_the_interval_and_to_whoever_owns_it_by_then() {
        Incident incident = withItem(Shop.CORA, inDays(10));

        shop.time().advance(Duration.ofDays(11).minusSeconds(1));
        assertThat(told(Shop.CORA, OVERDUE)).isZero();
        shop.time().advance(Duration.ofSeconds(1));
        assertThat(told(Shop.CORA, OVERDUE)).isEqualTo(1);
        shop.time().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(told(Shop.CORA, OVERDUE)).isEqualTo(1);
        shop.time().advance(Duration.ofSeconds(1));
        assertThat(told(Shop.CORA, OVERDUE)).as("by the interval").isEqualTo(2);

        incident.tell(new Command.ChangeActionItem("A-1", Shop.DAN, null, null), by(Shop.INES));
        shop.time().advance(Duration.ofDays(60));
        assertThat(told(Shop.CORA, OVERDUE)).as("owns it no more").isEqualTo(2);
        assertThat(told(Shop.DAN, OVERDUE)).as("owns it now").isPositive();

        long so = told(Shop.DAN, OVERDUE);
        incident.tell(new Command.CompleteActionItem("A-1"), by(Shop.DAN));
        shop.time().advance(Duration.ofDays(60));
        assertThat(told(Shop.DAN, OVERDUE)).isEqualTo(so);
    }
}
