package dev.muster.spi.alert;

import dev.muster.spi.inbound.Delivery;
import java.util.List;

/** Reads an alert source's payload. Thread-safe, without side effects. */
public interface Alerts {

    /**
     * The alerts of a payload, resolved ones included.
     *
     * @throws dev.muster.spi.call.Rejected when the payload is not of this source or cannot be read; the message names the place
     */
    List<Alert> parse(Delivery delivery);
}
