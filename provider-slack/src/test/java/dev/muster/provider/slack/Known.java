package dev.muster.provider.slack;

import java.util.Map;

/** What a map must hold in a test. */
final class Known {

    private Known() {}

    /**
     * The value of a key.
     *
     * @throws AssertionError when there is none
     */
    static <K, V> V in(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new AssertionError("there is no " + key + ": expected one of " + map.keySet());
        }
        return value;
    }
}
