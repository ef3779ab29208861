package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;
import static dev.muster.provider.inmemory.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.oncall.OnCallShift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an in-memory roster")
class InMemoryRosterTest {

    private static final ZonedDateTime MONDAY = zoned("2026-03-02T09:00", "Europe/Berlin");

    private final InMemoryRoster roster =
            InMemoryProvider.create(new MovableClock()).roster();

    @Test
    @Tag("L-072")
    void changes_its_answer_exactly_at_the_hand_over() {
        roster.rotate("checkout", 1, Rotation.of(MONDAY, Period.ofWeeks(1), ANN, BOB));
        Instant handOver = MONDAY.plusWeeks(1).toInstant();
        assertThat(at(handOver.minusNanos(1))).containsExactly(new OnCallShift(ANN, 1, handOver));
        assertThat(at(handOver))
                .containsExactly(new OnCallShift(BOB, 1, MONDAY.plusWeeks(2).toInstant()));
        assertThat(at(MONDAY.toInstant())).extracting(OnCallShift::person).containsExactly(ANN);
        assertThat(at(MONDAY.toInstant().minusNanos(1))).isEmpty();
    }

    @Test
    @Tag("L-072")
    void hands_over_at_the_same_local_time_when_the_clocks_change() {
        ZonedDateTime saturday = zoned("2026-03-28T09:00", "Europe/Berlin");
        roster.rotate("checkout", 1, Rotation.of(saturday, Period.ofDays(1), ANN, BOB));
        Instant sunday = Instant.parse("2026-03-29T07:00:00Z");
        assertThat(Duration.between(saturday.toInstant(), sunday)).isEqualTo(Duration.ofHours(23));
        assertThat(at(sunday.minusSeconds(1))).containsExactly(new OnCallShift(ANN, 1, sunday));
        assertThat(at(sunday)).extracting(OnCallShift::person).containsExactly(BOB);
        ZonedDateTime autumn = zoned("2026-10-24T09:00", "Europe/Berlin");
        roster.rotate("checkout", 1, Rotation.of(autumn, Period.ofDays(1), ANN, BOB));
        assertThat(at(autumn.toInstant().plus(Duration.ofHours(24))))
                .extracting(OnCallShift::person)
                .containsExactly(ANN);
        assertThat(at(autumn.toInstant().plus(Duration.ofHours(25))))
                .extracting(OnCallShift::person)
                .containsExactly(BOB);
    }

    @Test
    void keeps_turns_of_hours_as_long_as_they_say() {
        roster.rotate("checkout", 1, Rotation.of(MONDAY, Duration.ofHours(12), ANN, BOB, EVE));
        Instant start = MONDAY.toInstant();
        assertThat(at(start.plus(Duration.ofHours(12))))
                .extracting(OnCallShift::person)
                .containsExactly(BOB);
        assertThat(at(start.plus(Duration.ofHours(36 * 100 + 24))))
                .extracting(OnCallShift::person)
                .containsExactly(EVE);
    }

    @Test
    @Tag("L-072")
    void lets_an_override_hold_from_its_start_until_its_end() {
        Instant from = MONDAY.plusDays(2).toInstant();
        Instant until = MONDAY.plusDays(3).toInstant();
        roster.rotate("checkout", 1, Rotation.of(MONDAY, Period.ofWeeks(1), ANN, BOB))
                .override("checkout", 1, EVE, from, until);
        assertThat(at(from.minusNanos(1))).containsExactly(new OnCallShift(ANN, 1, from));
        assertThat(at(from)).containsExactly(new OnCallShift(EVE, 1, until));
        assertThat(at(until))
                .containsExactly(new OnCallShift(ANN, 1, MONDAY.plusWeeks(1).toInstant()));
        assertThatThrownBy(() -> roster.override("checkout", 1, EVE, until, from))
                .hasMessageContaining("empty");
    }

    @Test
    void looks_past_hand_overs_that_change_nobody() {
        roster.rotate("checkout", 1, Rotation.of(MONDAY, Period.ofDays(1), ANN, ANN, BOB));
        assertThat(at(MONDAY.toInstant()))
                .containsExactly(new OnCallShift(ANN, 1, MONDAY.plusDays(2).toInstant()));
        roster.put("login", EVE);
        assertThat(roster.onCall("login", MONDAY.toInstant(), key("r"))).containsExactly(new OnCallShift(EVE, 1, null));
    }

    @Test
    @Tag("L-072")
    void tells_each_level_and_knows_other_names() {
        roster.put("checkout", ANN).rotate("checkout", 2, Rotation.always(BOB)).alias("checkout", "Web Shop");
        assertThat(roster.onCall("WEB SHOP", MONDAY.toInstant(), key("r")))
                .extracting(OnCallShift::level)
                .containsExactly(1, 2);
    }

    @Test
    void tells_nobody_from_unknown() {
        roster.put("checkout", ANN).clear("checkout", 1).service("login");
        assertThat(at(MONDAY.toInstant())).isEmpty();
        assertThat(roster.onCall("login", MONDAY.toInstant(), key("r"))).isEmpty();
        assertThatThrownBy(() -> roster.onCall("search", MONDAY.toInstant(), key("r")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("checkout");
    }

    private List<OnCallShift> at(Instant instant) {
        return roster.onCall("checkout", instant, key("r"));
    }

    private static ZonedDateTime zoned(String local, String zone) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone));
    }
}
