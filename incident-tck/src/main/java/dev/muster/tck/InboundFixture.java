package dev.muster.tck;

import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A way in to judge, and deliveries as the tool sends them. */
public interface InboundFixture extends Fixture {

    /** The capability, the same on each call. */
    Inbound inbound();

    /** Deliveries as the tool sends and signs them, each of another happening: at least two. */
    List<Delivery> genuine();

    /** The kinds of meaning that {@link #genuine} tells, all of them. */
    Set<Class<? extends Meaning>> kinds();

    /** The first of {@link #genuine} as the tool sends it again, under another id of delivery where it gives a new one. */
    Delivery redelivered();

    /** Genuinely signed, and not to be read: truncated or of an unknown form. */
    Delivery unreadable();

    /** The first of {@link #genuine} as somebody would forge it who does not know the secret. */
    Delivery forged();

    /** The first of {@link #genuine} signed an hour ago; empty where the tool signs no time. Both answers are checked. */
    Optional<Delivery> outdated();

    /** The headers that the tool signs with, in lower case. */
    Set<String> signatureHeaders();

    /** The status that the tool needs in order to take its delivery as done. */
    default int expectedStatus() {
        return 200;
    }
}
