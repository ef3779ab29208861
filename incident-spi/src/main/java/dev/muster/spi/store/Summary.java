package dev.muster.spi.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an incident without reading its history. Written with each append.
 *
 * @param stream the incident's id
 * @param version the stream's version it was made at
 * @param title the title
 * @param type the incident type
 * @param severity the severity's name
 * @param severityRank its rank, larger is worse
 * @param state the state's name
 * @param open whether work goes on
 * @param declaredAt when it was declared
 * @param closedAt when it was closed or cancelled, or null
 * @param commander the commander's id, or null
 * @param services affected services
 * @param tags tags
 * @param references the keys of things in tools that belong to it, such as {@code ticket:T-1} and {@code page:P9}
 * @param payload more, opaque to the store
 */
public record Summary(
        String stream,
        long version,
        String title,
        String type,
        String severity,
        int severityRank,
        String state,
        boolean open,
        Instant declaredAt,
        @Nullable Instant closedAt,
        @Nullable String commander,
        Set<String> services,
        Set<String> tags,
        Set<String> references,
        String payload) {
    /** Copies the sets. */
    public Summary {
        Objects.requireNonNull(stream, "stream");
        services = Set.copyOf(services);
        tags = Set.copyOf(tags);
        references = Set.copyOf(references);
    }
}
