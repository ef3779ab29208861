package dev.muster.internal.engine;

import java.time.Duration;
import java.util.function.Supplier;

/** Makes a provider's call end in time. */
public interface CallRunner {

    /** Runs the call on the calling thread and trusts the provider to keep the deadline: for single steps, and for tests. */
    CallRunner DIRECT = new CallRunner() {
        @Override
        public <T> T call(String provider, Duration timeout, Supplier<T> call) {
            return call.get();
        }
    };

    /**
     * Runs a call.
     *
     * @throws dev.muster.spi.call.OutcomeUnknown when it did not end in time
     */
    <T> T call(String provider, Duration timeout, Supplier<T> call);
}
