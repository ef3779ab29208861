package dev.muster.tck;

import dev.muster.spi.oncall.OnCall;
import java.time.Instant;

/** Rosters to judge: a service with a hand-over that the test knows of. */
public interface OnCallFixture extends Fixture {

    /** The capability, the same on each call. */
    OnCall onCall();

    /** A service with somebody on call at {@link #handOver} and just before it. */
    String service();

    /** When the duty at level 1 for {@link #service} goes from one person to another. */
    Instant handOver();

    /** The id, e-mail or handle of the person on duty just before {@link #handOver}. */
    String before();

    /** The id, e-mail or handle of the person on duty from {@link #handOver}. */
    String after();

    /** A service that exists and has nobody on call at {@link #handOver}. */
    String unstaffed();

    /** A service that does not exist. */
    default String unknown() {
        return "no-such-service-in-this-tool";
    }
}
