package dev.muster.tck;

import dev.muster.spi.store.IncidentStore;
import java.time.Duration;

/** A store to judge, empty at the start of each test, and its clock. */
public interface StoreFixture extends Fixture {

    /** The store, the same on each call until {@link #restart}. */
    IncidentStore store();

    /**
     * Another door to the same data, as a second process would have it; the same on each call. A store for one process only answers {@link
     * #store()}.
     */
    default IncidentStore secondDoor() {
        return store();
    }

    /** Lets the store's clock go on by at least {@code time}: moves it by hand or waits. */
    void advance(Duration time);

    /**
     * How long the leases last that a test lets run out: longer than a few hundred statements take. A fixture that waits in {@link #advance}
     * says a second or two.
     */
    default Duration lease() {
        return Duration.ofMinutes(1);
    }

    /** Whether everything that was committed is there after {@link #restart}; both answers are checked. */
    boolean durable();

    /** Ends the store and starts it again, as after a crash: from now on {@link #store()} answers the new one. */
    void restart();
}
