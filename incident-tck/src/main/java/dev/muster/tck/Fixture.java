package dev.muster.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What every suite needs to know about the tool behind the capability it judges. Its questions are answered by looking at the tool itself, as
 * somebody in front of it would, never by asking the provider under test. A later version may add members; they will be {@code default}.
 */
public interface Fixture extends AutoCloseable {

    /** The provider's name, as its factory says it: it is compared with what errors say and printed in the report. */
    String provider();

    /** The ways in which the tool can be made to fail; empty when it cannot, and then {@link #withoutFaultsBecause} says why. */
    default Optional<Faults> faults() {
        return Optional.empty();
    }

    /** Why there are no {@link #faults}, in a few words for the report; blank when there are. */
    default String withoutFaultsBecause() {
        return "";
    }

    /**
     * Makes all that was written so far findable: returns once {@code settleDelay} has passed for the tool, by moving its clock or by waiting.
     * A tool that finds at once has nothing to do.
     */
    default void letSearchCatchUp(Duration settleDelay) {}

    /** When a call that starts now has to be over, by the clock of the provider under test. */
    default Instant deadline() {
        return Instant.now().plus(Duration.ofSeconds(30));
    }

    /** Clears up what the test left behind; called after each test. */
    @Override
    default void close() {}
}
