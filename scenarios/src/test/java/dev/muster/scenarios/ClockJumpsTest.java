package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.metrics.Measure;
import dev.muster.metrics.ResponseTimes;
import dev.muster.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S16: somebody sets the clock of the host, forwards or back, in the middle of an incident; the store's goes on as it did. */
@DisplayName("A host whose clock jumps")
class ClockJumpsTest {

    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(-1),
            Duration.ofMinutes(-5),
            Duration.ofSeconds(-1),
            Duration.ofMinutes(5),
            Duration.ofHours(1));
    private static final List<Duration> MOMENTS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofMinutes(6),
            Duration.ofMinutes(31),
            Duration.ofHours(2),
            Duration.ofHours(23),
            Duration.ofDays(3));
    private static final Duration UNTIL_RESOLVED = Duration.ofDays(5);

    private record Told(List<String> reminders, List<Duration> times, int pages, List<String> doubled) {}

    @Test
    void gives_every_reminder_once_and_measures_nothing_below_zero() throws IOException {
        Told undisturbed = played(Duration.ZERO, Duration.ZERO);
        assertThat(undisturbed.reminders).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        List<String> wrong = new ArrayList<>();
        int stories = 0;
        for (Duration jump : JUMPS) {
            for (Duration moment : MOMENTS) {
                Told told = played(jump, moment);
                stories++;
                if (!told.reminders.equals(undisturbed.reminders)
                        || told.times.stream().anyMatch(Duration::isNegative)
                        || told.pages != undisturbed.pages
                        || !told.doubled.isEmpty()) {
                    wrong.add(jump + " after " + moment + ": " + told);
                }
            }
        }

        assertThat(wrong).as("not as %s", undisturbed).isEmpty();
        Row.tell(
                "S16",
                "%d jumps of the host's clock by up to an hour, virtual: %d reminders each, 0 missed, 0 twice, no duration"
                        + " below zero; no rule looks at a time zone, so that its changes are none",
                stories,
                undisturbed.reminders.size());
    }

    private static Told played(Duration jump, Duration moment) {
        AtomicReference<VirtualTime> right = new AtomicReference<>();
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        try (Shop shop = Shop.open(
                book -> {},
                world -> world.configure(incidents -> incidents.clock(() -> right.get() == null
                        ? VirtualTime.START
                        : right.get().instant().plus(ahead.get()))))) {
            right.set(shop.time());
            Instant start = shop.time().now();
            Incident incident = shop.incidents()
                    .declare(Declaration.of("Checkout fails")
                            .withSeverity("MAJOR")
                            .startedAt(start.minus(Duration.ofMinutes(2))))
                    .page(List.of(Target.service("checkout")), "it is down", by(Shop.BOB));
            shop.time().advance(moment);
            ahead.set(jump);
            shop.time().advanceTo(start.plus(UNTIL_RESOLVED));
            incident = incident.refresh().mitigate("rolled back", by(Shop.INES)).resolve("well", by(Shop.INES));
            shop.time().advance(Duration.ofDays(15));
            List<String> reminders = shop.events(incident, Event.ReminderGiven.class).stream()
                    .map(given -> given.reminder() + " " + given.subject() + " " + given.count())
                    .sorted()
                    .toList();
            return new Told(
                    reminders,
                    times(incident.refresh().responseTimes()),
                    shop.tools().pager().pages().size(),
                    shop.tools().doubled());
        }
    }

    private static List<Duration> times(ResponseTimes times) {
        return Stream.of(times.ttd(), times.tta(), times.ttm(), times.ttr(), times.firstTtm(), times.firstTtr())
                .map(Measure::orNull)
                .filter(Objects::nonNull)
                .toList();
    }
}
