package dev.muster.internal.carry;

import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.Words;
import dev.muster.automation.Templates;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.internal.engine.Scene;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An update as it leaves: it brings along those before it that could not be posted, so that a channel that was away for an hour is told once, and nothing
 * that somebody wrote is missing.
 */
final class LateUpdates {

    /** How many are brought along word for word; the timeline has all. */
    private static final int MOST = 10;

    private LateUpdates() {}

    /** The words of an update, brought up to date; all others as they are. */
    static Words caughtUp(Words words, Scene scene) {
        if (!words.template().equals(Templates.UPDATE)) {
            return words;
        }
        Map<String, String> values = new HashMap<>(words.values());
        String next = values.get("next");
        if (next != null
                && !(scene.state().state().isLive() && Instant.parse(next).isAfter(scene.now()))) {
            values.remove("next");
        }
        int number = number(words);
        SortedMap<Integer, String> unposted = number > 1 ? unposted(number, scene) : new TreeMap<>();
        if (!unposted.isEmpty()) {
            int first = unposted.firstKey();
            int last = unposted.lastKey();
            values.put("unposted", first == last ? Integer.toString(last) : first + "–" + last);
            values.put("earlier", listed(unposted));
        }
        return new Words(words.template(), values, words.about());
    }

    /** The updates before one that wait or were superseded while they waited, since the last that was posted. */
    private static SortedMap<Integer, String> unposted(int before, Scene scene) {
        TreeMap<Integer, String> unposted = new TreeMap<>();
        int posted = 0;
        for (StoredIntent each : scene.effects().get()) {
            Words words = update(each).orElse(null);
            if (words == null || number(words) >= before) {
                continue;
            }
            if (each.state() == IntentState.DELIVERED) {
                posted = Math.max(posted, number(words));
            } else if (each.state() != IntentState.PARKED) {
                // one that was given up may be what the tool refuses: it takes no other down with it
                unposted.put(number(words), words.values().getOrDefault("text", ""));
            }
        }
        return unposted.tailMap(posted + 1);
    }

    private static Optional<Words> update(StoredIntent intent) {
        return EffectCodec.decode(intent.intent().kind(), intent.intent().payload())
                .filter(PostMessage.class::isInstance)
                .map(effect -> ((PostMessage) effect).words())
                .filter(words -> words.template().equals(Templates.UPDATE));
    }

    private static String listed(SortedMap<Integer, String> unposted) {
        List<Map.Entry<Integer, String>> all = List.copyOf(unposted.entrySet());
        int from = Math.max(0, all.size() - MOST);
        String lines = all.subList(from, all.size()).stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n"));
        return from == 0 ? lines : "…\n" + lines;
    }

    private static int number(Words words) {
        return Integer.parseInt(words.values().getOrDefault("number", "0"));
    }
}
