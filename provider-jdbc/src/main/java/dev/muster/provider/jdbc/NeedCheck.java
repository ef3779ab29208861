package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewIntent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses intents that could never run: those that need what is not there, or each other. */
final class NeedCheck {

    private NeedCheck() {}

    /**
     * Checks an append.
     *
     * @param streams the streams of the intents that exist already, by key
     * @throws IllegalArgumentException when a need is not there, is of another stream, or leads back to its intent
     */
    static void check(Append append, Map<RequestKey, String> streams) {
        Set<RequestKey> fresh = new HashSet<>();
        List<NewIntent> waiting = new ArrayList<>();
        for (NewIntent intent : append.intents()) {
            fresh.add(intent.key());
            if (!intent.needs().isEmpty()) {
                waiting.add(intent);
            }
        }
        for (NewIntent intent : waiting) {
            for (RequestKey need : intent.needs()) {
                String stream = streams.get(need);
                if (stream == null ? !fresh.contains(need) : !stream.equals(append.stream())) {
                    throw new IllegalArgumentException("intent " + intent.key() + " needs " + need
                            + ", which is no intent of stream " + append.stream()
                            + ": append it before, or in the same change");
                }
            }
        }
        waiting.forEach(intent -> fresh.remove(intent.key()));
        boolean settling = true;
        while (settling) {
            List<NewIntent> settled = waiting.stream()
                    .filter(intent ->
                            intent.needs().stream().allMatch(need -> streams.containsKey(need) || fresh.contains(need)))
                    .toList();
            settled.forEach(intent -> fresh.add(intent.key()));
            settling = waiting.removeAll(settled);
        }
        if (!waiting.isEmpty()) {
            throw new IllegalArgumentException("intents need each other in a circle: "
                    + waiting.stream().map(NewIntent::key).toList() + " could never run");
        }
    }
}
