package dev.muster.provider.inmemory;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RequestKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that a tool got, as its {@link CallLog} keeps it.
 *
 * @param at when it came
 * @param tool the name of the provider that got it
 * @param name what was called, such as {@code conversations.open}
 * @param operation the operation, {@link Operation#READ} for every read, or null for a retraction
 * @param reads whether it only reads
 * @param key the request's key, or null for a call that came without a context
 * @param attempt the attempt the caller counted
 * @param subject what it was about
 * @param outcome what it answered, or how it failed
 * @param failed whether it threw
 */
public record Call(
        Instant at,
        String tool,
        String name,
        @Nullable Operation operation,
        boolean reads,
        @Nullable RequestKey key,
        int attempt,
        String subject,
        String outcome,
        boolean failed) {

    /** The call as one line: name, subject, arrow, outcome. */
    public String line() {
        return (reads ? "(read) " : "")
                + name
                + (subject.isEmpty() ? "" : " " + subject)
                + (attempt > 1 ? " [attempt " + attempt + "]" : "")
                + " -> "
                + outcome;
    }
}
