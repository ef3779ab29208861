package dev.muster.spi.inbound;

import java.util.List;

/**
 * The way in, in two steps, so that an answer never waits for work and a crash loses nothing. Thread-safe.
 *
 * <p>{@link #accept} is called once per delivery, before anything is stored; {@link #translate} later and as often as needed, possibly in
 * another process, after the delivery was committed.
 */
public interface Inbound {

    /** Verifies a delivery's raw bytes and names it. Constant work; parses nothing before the signature holds; never throws for bad input. */
    Receipt accept(Delivery delivery);

    /**
     * What an accepted delivery means. Without side effects; the same delivery gives the same meanings.
     *
     * @throws dev.muster.spi.call.Rejected when the genuine delivery cannot be read: it is put into quarantine, not lost
     */
    List<Meaning> translate(Delivery delivery);
}
