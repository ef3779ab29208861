package dev.muster.spi.inbound;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Inbound#accept} found. Only {@link Accepted} deliveries are kept and applied.
 */
public sealed interface Receipt {

    /** Genuine. The engine commits it to the inbox under {@code deliveryId} and only then answers {@code status} with {@code answer}. */
    record Accepted(String deliveryId, int status, @Nullable String answer) implements Receipt {
        /** Checks that an id is there. */
        public Accepted {
            Objects.requireNonNull(deliveryId, "deliveryId");
        }
    }

    /** Genuine, and answered without being kept: a tool's own handshake. */
    record Answered(int status, String answer) implements Receipt {}

    /** Not genuine, or not to be judged now. Nothing is kept; {@code reason} is for the log, never for the caller. */
    record Refused(int status, String reason) implements Receipt {}
}
