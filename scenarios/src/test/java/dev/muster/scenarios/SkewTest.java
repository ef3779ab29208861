package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Reminder;
import dev.muster.spi.config.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process whose clock is wrong works with others, and with a store, whose clocks are right. */
class SkewTest {

    private static Shop shop(Duration skew) {
        AtomicReference<InstantSource> right = new AtomicReference<>(InstantSource.fixed(Instant.EPOCH));
        Shop shop = Shop.open(
                book -> book.everyType(type ->
                        type.commander(new CommanderRule("duty", Match.ALWAYS, Target.team("incident-managers")))),
                made -> made.configure(
                        incidents -> incidents.clock(() -> right.get().instant().plus(skew))));
        right.set(shop.time());
        return shop;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT-5M", "PT0S", "PT5M", "PT1H"})
    void what_is_due_at_once_leaves_at_once_by_the_stores_clock(Duration skew) {
        try (Shop shop = shop(skew)) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));

            assertThat(shop.tools().pager().open()).hasSize(1);
            assertThat(shop.channel(incident).archived()).isFalse();
            shop.time().advance(Duration.ofSeconds(30));
            assertThat(shop.channel(incident).topic())
                    .as("what is due a little later")
                    .contains("INC-1");
        }
    }

    @ParameterizedTest
    @CsvSource({"PT-1H, PT1H behind the store", "PT5M, PT5M ahead of the store"})
    void a_clock_that_differs_from_the_stores_is_a_finding(Duration skew, String words) {
        try (Shop shop = shop(skew)) {
            assertThat(clocks(shop)).singleElement().satisfies(finding -> {
                assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
                assertThat(finding.problem()).contains(words);
                assertThat(finding.remedy()).contains("NTP");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1M", "PT0S", "PT1M"})
    void clocks_that_agree_to_a_minute_are_none(Duration skew) {
        try (Shop shop = shop(skew)) {
            assertThat(clocks(shop)).isEmpty();
        }
    }

    private static List<Finding> clocks(Shop shop) {
        return shop.incidents().check().wiring().stream()
                .filter(finding -> finding.subject().equals("clock"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT-5M", "PT0S", "PT5M"})
    void a_page_that_nobody_takes_is_asked_about_once_whatever_the_clock_of_its_process(Duration skew) {
        try (Shop shop = shop(skew)) {
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            shop.time().advance(Duration.ofMinutes(12));

            assertThat(shop.events(incident, Event.ReminderGiven.class))
                    .filteredOn(
                            reminder -> reminder.reminder() == Reminder.PAGE_UNACKNOWLEDGED && reminder.count() == 1)
                    .hasSize(1);
        }
    }
}
