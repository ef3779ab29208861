package dev.muster.provider.http.testing;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long a client of a test waits for an answer. Where one comes, so long that a slow machine makes no difference; where a fault lets none come, the
 * test waits as long as the client does, so that it is to be short: as short as the machine lets a request reach the tool.
 */
public final class Patience {

    /** For calls that are answered. */
    public static final Duration AMPLE = Duration.ofSeconds(10);

    private static final List<Duration> EVER_LONGER =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(6));

    private Patience() {}

    /**
     * Makes a call that meets a fault. A client that gave up before its request was even heard has not met the fault; then the call is made again by one
     * that waits longer.
     *
     * @param fault what the call meets
     * @param heard whether the tool has heard the request that meets it
     * @param call makes the call, with a client that waits so long for an answer
     * @return what the call threw that met the fault, or null when it threw nothing
     */
    public static @Nullable Throwable met(Fault fault, BooleanSupplier heard, Consumer<Duration> call) {
        Throwable thrown = null;
        for (Duration patience : fault.hangs() ? EVER_LONGER : List.of(AMPLE)) {
            thrown = thrownBy(call, patience);
            if (heard.getAsBoolean()) {
                break;
            }
        }
        return thrown;
    }

    private static @Nullable Throwable thrownBy(Consumer<Duration> call, Duration patience) {
        try {
            call.accept(patience);
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }
}
