package dev.muster.spi.inbound;

import dev.muster.spi.alert.Alert;
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
