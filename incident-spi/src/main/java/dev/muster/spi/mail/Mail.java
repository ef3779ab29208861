package dev.muster.spi.mail;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;

/** Sends mail. Thread-safe. A repeat sends again unless the promises say otherwise. */
public interface Mail {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Sends one message. */
    void send(MailMessage message, CallContext context);
}
