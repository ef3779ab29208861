package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a ticket of {@link InMemoryTickets}.
 *
 * @param id the tool's id of it
 * @param ticket the ticket as the caller named it
 * @param by who wrote it; {@code muster} for the library
 * @param text what it says, as plain text
 * @param at when it was written
 * @param key the key it was written with, or null when a person wrote it
 * @param visibility the visibility it was written with
 */
public record TicketComment(
        String id,
        String ticket,
        String by,
        String text,
        Instant at,
        @Nullable RequestKey key,
        Visibility visibility) {}
