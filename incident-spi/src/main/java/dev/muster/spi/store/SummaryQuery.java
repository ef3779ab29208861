package dev.muster.spi.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list; all given parts must hold. Newest declared first, then by id, so that pages are stable.
 *
 * @param declaredFrom declared at or after, or null
 * @param declaredBefore declared before, or null
 * @param types any of these types; empty for all
 * @param severities any of these severities; empty for all
 * @param states any of these states; empty for all
 * @param open open or not, or null for both
 * @param service an affected service, or null
 * @param commander the commander's id, or null
 * @param tag a tag, or null
 * @param reference something in a tool that belongs to it, or null
 * @param text words that the title must all contain, ignoring case; empty for any
 * @param after the id of the last incident of the page before, or null for the first page
 * @param limit how many at most, 1 to 1,000
 */
public record SummaryQuery(
        @Nullable Instant declaredFrom,
        @Nullable Instant declaredBefore,
        Set<String> types,
        Set<String> severities,
        Set<String> states,
        @Nullable Boolean open,
        @Nullable String service,
        @Nullable String commander,
        @Nullable String tag,
        @Nullable String reference,
        String text,
        @Nullable String after,
        int limit) {
    /** Copies the sets; checks the limit. */
    public SummaryQuery {
        types = Set.copyOf(types);
        severities = Set.copyOf(severities);
        states = Set.copyOf(states);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit is " + limit + ": expected 1 to 1,000");
        }
    }

    /** All incidents, {@code limit} a page. */
    public static SummaryQuery all(int limit) {
        return new SummaryQuery(
                null, null, Set.of(), Set.of(), Set.of(), null, null, null, null, null, "", null, limit);
    }

    /** The incidents to which a thing in a tool belongs. */
    public static SummaryQuery byReference(String reference) {
        return new SummaryQuery(
                null, null, Set.of(), Set.of(), Set.of(), null, null, null, null, reference, "", null, 100);
    }

    /** The same query for the page after the incident {@code last}. */
    public SummaryQuery nextAfter(String last) {
        return new SummaryQuery(
                declaredFrom,
                declaredBefore,
                types,
                severities,
                states,
                open,
                service,
                commander,
                tag,
                reference,
                text,
                last,
                limit);
    }

    /** The same query for open or for ended incidents only. */
    public SummaryQuery onlyOpen(boolean wanted) {
        return new SummaryQuery(
                declaredFrom,
                declaredBefore,
                types,
                severities,
                states,
                wanted,
                service,
                commander,
                tag,
                reference,
                text,
                after,
                limit);
    }
}
