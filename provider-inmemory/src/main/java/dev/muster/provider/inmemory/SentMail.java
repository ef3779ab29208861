package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.mail.MailMessage;
import java.time.Instant;

/**
 * A mail that was sent by {@link InMemoryMailbox}.
 *
 * @param message what was sent, and to whom; the subject in one line
 * @param at when
 * @param key the key it was sent with
 * @param visibility the visibility it was sent with
 * @param drill whether it was sent for an exercise
 */
public record SentMail(MailMessage message, Instant at, RequestKey key, Visibility visibility, boolean drill) {}
