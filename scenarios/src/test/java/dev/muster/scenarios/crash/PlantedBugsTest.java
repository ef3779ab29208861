package dev.muster.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever finds nothing must be able to find something: each planted bug is caught, and the same flow without it is clean. */
class PlantedBugsTest {

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void a_planted_bug_is_caught(PlantedBug bug) {
        Tally planted;
        Tally clean;
        try (Enumeration enumeration = new Enumeration(bug::plant)) {
            planted = enumeration.alone(bug.flow(), bug.safety());
        }
        try (Enumeration enumeration = new Enumeration(() -> Plant.NONE)) {
            clean = enumeration.alone(bug.flow(), bug.safety());
        }

        System.out.printf(
                "%s on %s: caught by %d of %d schedules%n",
                bug, planted.flow(), planted.failed(), planted.alone() + planted.missed() + 1);
        assertThat(planted.bad()).as("%s: %s", bug, bug.what()).isNotEmpty();
        assertThat(clean.bad()).isEmpty();
    }
}
