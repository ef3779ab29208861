package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.oncall.OnCallShift;
import dev.muster.spi.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What rosters promise. */
public abstract class OnCallConformance extends Conformance<OnCallFixture> {

    /** For subclasses. */
    protected OnCallConformance() {}

    @Test
    @DisplayName("ONCALL-1 tells who is on call for a service, by level")
    void tells_who_is_on_call() {
        List<OnCallShift> shifts = shifts(tool().handOver());
        assertThat(shifts).isNotEmpty();
        assertThat(shifts)
                .extracting(OnCallShift::level)
                .isSorted()
                .startsWith(1)
                .allMatch(level -> level >= 1);
        assertThat(named(shifts, tool().after()))
                .as("whether %s is on level 1 of %s", tool().after(), shifts)
                .isTrue();
        assertThat(shifts).allSatisfy(shift -> assertThat(shift.person().name()).isNotBlank());
    }

    @Test
    @DisplayName("ONCALL-2 changes its answer exactly at the hand-over")
    void changes_at_the_hand_over() {
        assertThat(named(shifts(tool().handOver().minusSeconds(1)), tool().before()))
                .as("the one before, until then")
                .isTrue();
        assertThat(named(shifts(tool().handOver().minusSeconds(1)), tool().after()))
                .as("the one after, until then")
                .isFalse();
        assertThat(named(shifts(tool().handOver()), tool().after()))
                .as("the one after, from then on")
                .isTrue();
        assertThat(named(shifts(tool().handOver()), tool().before()))
                .as("the one before, from then on")
                .isFalse();
    }

    @Test
    @DisplayName("ONCALL-3 tells until when a duty lasts: the first instant at which somebody else has it")
    void tells_until_when() {
        assertThat(shifts(tool().handOver().minusSeconds(1)))
                .filteredOn(shift -> isNamed(shift.person(), tool().before()))
                .extracting(OnCallShift::until)
                .containsExactly(tool().handOver());
        assertThat(shifts(tool().handOver()))
                .filteredOn(shift -> isNamed(shift.person(), tool().after()))
                .isNotEmpty()
                .allSatisfy(shift -> assertThat(
                                shift.until() == null || shift.until().isAfter(tool().handOver()))
                        .isTrue());
    }

    @Test
    @DisplayName("ONCALL-4 tells that nobody is on call")
    void tells_of_nobody() {
        assertThat(shifts(tool().handOver())).isNotEmpty();
        assertThat(tool().onCall().onCall(tool().unstaffed(), tool().handOver(), call()))
                .isEmpty();
    }

    @Test
    @DisplayName("ONCALL-5 rejects a service that it does not know")
    void rejects_the_unknown() {
        assertThatThrownBy(() -> tool().onCall().onCall(tool().unknown(), tool().handOver(), call()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    @DisplayName("ONCALL-6 says that a refused question was not answered and when to come back")
    void tells_of_a_refusal() {
        refuse(() -> shifts(tool().handOver()));
        assertThat(named(shifts(tool().handOver()), tool().after()))
                .as("whether %s is on call", tool().after())
                .isTrue();
    }

    private List<OnCallShift> shifts(Instant at) {
        return tool().onCall().onCall(tool().service(), at, call());
    }

    private static boolean named(List<OnCallShift> shifts, String who) {
        return shifts.stream().filter(shift -> shift.level() == 1).anyMatch(shift -> isNamed(shift.person(), who));
    }

    /** Whether a person is meant by an id, e-mail or handle. */
    static boolean isNamed(Person person, String who) {
        return Stream.concat(
                        Stream.of(person.id(), Objects.requireNonNullElse(person.email(), "")),
                        person.handles().values().stream())
                .anyMatch(who::equals);
    }
}
