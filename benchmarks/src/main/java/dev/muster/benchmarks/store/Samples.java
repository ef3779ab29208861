package dev.muster.benchmarks.store;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is declared: two events, a summary with three labels, a key, and three intents of which one needs another. */
final class Samples {

    static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");
    static final String PAYLOAD =
            "{\"title\":\"Checkout fails for EU customers\",\"by\":\"ann@example.com\",\"text\":\"" + "x".repeat(200)
                    + "\"}";

    private Samples() {}

    static Append declaration(String stream) {
        NewIntent page = intent(stream, "page", 0, List.of());
        return new Append(
                stream,
                0,
                List.of(event(), event()),
                summary(stream),
                List.of(page, intent(stream, "room", 1, List.of()), intent(stream, "post", 2, List.of(page.key()))),
                Map.of(),
                Map.of("key:" + stream, "fingerprint"));
    }

    static NewEvent event() {
        return new NewEvent("incident-declared", 1, AT, AT, PAYLOAD);
    }

    static NewIntent intent(String stream, String effect, int lane, List<RequestKey> needs) {
        return new NewIntent(
                RequestKey.of(stream + '/' + effect),
                effect,
                PAYLOAD,
                "hash",
                "pager",
                lane,
                true,
                AT,
                null,
                needs,
                false,
                null,
                null);
    }

    static Summary summary(String stream) {
        return new Summary(
                stream,
                2,
                "Checkout fails for EU customers",
                "outage",
                "MAJOR",
                3,
                "ACTIVE",
                true,
                AT,
                null,
                "ann@example.com",
                Set.of("checkout"),
                Set.of("eu"),
                Set.of("ticket:" + stream),
                PAYLOAD);
    }
}
