package dev.muster.provider.jdbc;

import dev.muster.spi.inbound.RawBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Takes a person out of the bodies of deliveries that wait or are in quarantine; of one that was applied no body is kept. */
final class ErasedDeliveries {

    private static final int PAGE = 100;
    private static final String BODIES = "SELECT number, body FROM {s}.inbox WHERE number > ? AND state <> 'APPLIED'"
            + " ORDER BY number LIMIT " + PAGE;
    private static final String LOCK = "SELECT body FROM {s}.inbox WHERE number = ? FOR UPDATE";
    private static final String CHANGE = "UPDATE {s}.inbox SET body = ? WHERE number = ?";

    private final Database database;
    private final Erasure erasure;

    ErasedDeliveries(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    private record Body(long number, RawBody content) {}

    /** Erases; how many bodies were changed. */
    long erase() {
        long changed = 0;
        long last = Long.MIN_VALUE;
        List<Body> page;
        do {
            long after = last;
            page = database.read(tx ->
                    tx.list(BODIES, row -> new Body(row.getLong(1), RawBody.of(row.getBytes(2))), after));
            for (Body body : page) {
                last = body.number;
                byte[] bytes = body.content.bytes();
                if (!Arrays.equals(bytes, erased(bytes))) {
                    changed += erase(body.number) ? 1 : 0;
                }
            }
        } while (page.size() == PAGE);
        return changed;
    }

    private boolean erase(long number) {
        return database.write(tx -> {
            byte[] before = tx.first(LOCK, row -> row.getBytes(1), number);
            return before != null && before.length > 0 && tx.update(CHANGE, erased(before), number) > 0;
        });
    }

    /** Byte for byte what it was, but for the person: what is not UTF-8 stays, since each byte is one character here and in what is looked for. */
    private byte[] erased(byte[] body) {
        return erasure.ofBytes(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
