package dev.muster.provider.http.webhook;

import dev.muster.spi.config.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a door has seen since it was made. Thread-safe. */
public final class DoorRecord {

    private static final int MANY = 3;

    private final Map<Integer, Long> verified = new TreeMap<>();
    private long refused;
    private long refusedInARow;
    private long withoutSecret;

    DoorRecord() {}

    /**
     * How many deliveries ended how.
     *
     * @param verified how many were genuine, by the place of the secret that signed them, from 0: an old secret that signs no more can go
     * @param refused how many were not
     * @param withoutSecret how many came while no secret was set
     */
    public record Count(Map<Integer, Long> verified, long refused, long withoutSecret) {
        /** Copies the map. */
        public Count {
            verified = Map.copyOf(verified);
        }
    }

    synchronized void verified(int secret) {
        verified.merge(secret, 1L, Long::sum);
        refusedInARow = 0;
    }

    /** Counts one that is not genuine; answers whether any ever was. */
    synchronized boolean refused() {
        refused++;
        refusedInARow++;
        return !verified.isEmpty();
    }

    synchronized void withoutSecret() {
        withoutSecret++;
    }

    synchronized Count count() {
        return new Count(verified, refused, withoutSecret);
    }

    synchronized List<Finding> findings(String setting) {
        List<Finding> findings = new ArrayList<>();
        if (refused > 0 && verified.isEmpty()) {
            findings.add(Finding.error(
                    setting,
                    "may be wrong: " + refused + " deliveries came and none was signed with it",
                    "set the secret that the tool shows for this webhook"));
        } else if (refusedInARow >= MANY) {
            findings.add(Finding.warning(
                    setting,
                    "has not signed the last " + refusedInARow + " deliveries",
                    "if it was changed in the tool, set the new one beside the old"));
        } else if (!verified.isEmpty()) {
            findings.add(Finding.info(setting, "deliveries verify, by number of secret: " + verified));
        }
        return findings;
    }
}
