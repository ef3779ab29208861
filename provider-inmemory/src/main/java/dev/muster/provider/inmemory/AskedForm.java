package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Form;
import java.time.Instant;

/**
 * A form that was opened for one person.
 *
 * @param to the person's id
 * @param form what was asked
 * @param trigger what the caller gave as the person's last action
 * @param at when it was opened
 * @param key the key it was opened with
 */
public record AskedForm(String to, Form form, String trigger, Instant at, RequestKey key) {}
