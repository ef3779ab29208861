package dev.muster.provider.jdbc;

import dev.muster.spi.store.Append;
import dev.muster.spi.store.IntentEnd;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one caller wants written as a whole, or not at all.
 *
 * @param ends claims that end; none for a bare append
 * @param append what is added, or null
 * @param id by which it can be found out whether a commit whose answer was lost was carried out
 */
record Change(List<IntentEnd> ends, @Nullable Append append, String id) {

    /** What no two changes of one transaction may have in common: a stream, a claimed key, a claim. */
    Set<String> exclusive() {
        Set<String> all = new HashSet<>();
        if (append != null) {
            all.add("stream " + append.stream());
            append.claimedKeys().keySet().forEach(key -> all.add("key " + key));
            append.intents().forEach(intent -> all.add("intent " + intent.key()));
        }
        ends.forEach(end -> all.add("intent " + end.key()));
        return all;
    }
}
