package dev.muster.provider.http.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The one place where a call waits for its turn. Tests move a clock instead. */
@FunctionalInterface
public interface Waiting {

    /** Waits on the calling thread. */
    Waiting ON_THREAD = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    /**
     * Returns after {@code time}.
     *
     * @throws InterruptedException when the thread is told to stop
     */
    void await(Duration time) throws InterruptedException;
}
