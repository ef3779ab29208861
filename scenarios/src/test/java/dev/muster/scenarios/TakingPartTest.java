package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Participant;
import dev.muster.lifecycle.Priority;
import dev.muster.provider.inmemory.Fault;
import dev.muster.role.Role;
import dev.muster.spi.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who takes part, why, and from when to when. */
class TakingPartTest {

    private static EngagementRule rule(String name, Match when, String person) {
        return new EngagementRule(name, when, List.of(Target.person(person)), Role.RESPONDER, false);
    }

    @Test
    @Tag("N-017")
    void a_participant_is_listed_with_roles_reason_and_the_times_of_coming_and_going() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            shop.tools().failAlways(Operation.CONVERSATION_INVITE, Fault.unavailable());
            shop.time().advance(Duration.ofMinutes(5));
            Instant engaged = shop.time().now();
            incident = shop.settled(incident.tell(
                    new Command.Engage(
                            List.of(Target.person(Shop.DAN)), "database expert", "knows the database", false),
                    by(Shop.INES)));
            shop.time().advance(Duration.ofMinutes(4));
            Instant joined = shop.time().now();
            shop.tools().chat().people().join(shop.channel(incident).id(), Shop.DAN);
            incident = shop.settled(incident).assign(Role.LEAD, Shop.DAN, by(Shop.INES));

            Participant dan = incident.details().team().participants().get(Shop.DAN);
            assertThat(dan)
                    .isEqualTo(
                            new Participant(Shop.DAN, "database expert", "knows the database", engaged, joined, null));
            assertThat(incident.details().team().rolesOf(Shop.DAN)).containsExactly(Role.LEAD);
            assertThat(incident.details().team().active()).contains(Shop.DAN);

            shop.time().advance(Duration.ofMinutes(30));
            Instant left = shop.time().now();
            incident = incident.refresh().tell(new Command.Leave(Shop.DAN), by(Shop.DAN));
            assertThat(incident.details().team().participants().get(Shop.DAN))
                    .isEqualTo(
                            new Participant(Shop.DAN, "database expert", "knows the database", engaged, joined, left));
            assertThat(incident.details().team().active()).doesNotContain(Shop.DAN);
        }
    }

    @Test
    @Tag("N-051")
    void people_join_by_themselves_by_type_by_priority_and_by_a_word_of_the_description() {
        Match security = new Match(Set.of("security"), null, Set.of(), Set.of(), Set.of(), List.of());
        Match urgent = new Match(Set.of(), null, Set.of(), Set.of("high"), Set.of(), List.of());
        Match payment = new Match(Set.of(), null, Set.of(), Set.of(), Set.of(), List.of("payment"));
        try (Shop shop = Shop.open(book -> book.everyType(type -> type.engage(rule("by type", security, Shop.BOB))
                .engage(rule("by priority", urgent, Shop.CORA))
                .engage(rule("by word", payment, Shop.DAN))))) {
            Declaration plain = Declaration.of("Odd");

            joinsOnly(shop, plain.described("every Payment is declined"), Shop.DAN, "description matched term payment");
            joinsOnly(shop, plain.ofType("security"), Shop.BOB, "type security");
            joinsOnly(shop, plain.withPriority(Priority.HIGH), Shop.CORA, "priority HIGH");
            assertThat(shop.events(
                            shop.incidents().declare(plain.described("repayments are late")),
                            Event.ParticipantEngaged.class))
                    .as("a word, not a part of one")
                    .isEmpty();
        }
    }

    private static void joinsOnly(Shop shop, Declaration declaration, String person, String reason) {
        Incident incident = shop.settled(shop.incidents().declare(declaration));

        assertThat(shop.events(incident, Event.ParticipantEngaged.class))
                .singleElement()
                .satisfies(engaged -> {
                    assertThat(engaged.person()).isEqualTo(person);
                    assertThat(engaged.why()).contains(reason);
                });
        assertThat(shop.channel(incident).members()).contains(person);
    }
}
