package dev.muster.spi.store;

import dev.muster.spi.inbound.Delivery;
import java.util.Objects;

/**
 * A verified delivery to keep.
 *
 * @param provider whose it is
 * @param deliveryId the tool's id of it; the same id of the same provider is kept once
 * @param delivery what came
 */
public record Deposit(String provider, String deliveryId, Delivery delivery) {
    /** Checks that nothing is missing. */
    public Deposit {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(deliveryId, "deliveryId");
        Objects.requireNonNull(delivery, "delivery");
    }
}
