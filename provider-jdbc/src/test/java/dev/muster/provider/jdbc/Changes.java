package dev.muster.provider.jdbc;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.store.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Changes of every kind, for the tests of the store's own promises. */
final class Changes {

    static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456789Z");

    private Changes() {}

    static String stream() {
        return "inc-" + UUID.randomUUID();
    }

    static NewEvent event(String payload) {
        return new NewEvent("declared", 1, AT, AT, payload);
    }

    static NewIntent intent(String stream, String effect, RequestKey... needs) {
        return new NewIntent(
                RequestKey.of(stream + '/' + effect),
                effect,
                "{}",
                "hash",
                "pager",
                0,
                true,
                Instant.EPOCH,
                null,
                List.of(needs),
                false,
                null,
                null);
    }

    /** An intent that supersedes pending ones of the same purpose. */
    static NewIntent replacing(String stream, String effect, String purpose) {
        NewIntent same = intent(stream, effect);
        return new NewIntent(
                same.key(),
                same.kind(),
                same.payload(),
                same.payloadHash(),
                same.provider(),
                same.lane(),
                same.required(),
                same.dueAt(),
                null,
                List.of(),
                false,
                purpose,
                null);
    }

    static Append titled(String stream, String title) {
        return new Append(stream, 0, List.of(event("{}")), summary(stream, title), List.of(), Map.of(), Map.of());
    }

    static Summary summary(String stream) {
        return summary(stream, "Checkout fails");
    }

    static Summary summary(String stream, String title) {
        return new Summary(
                stream,
                1,
                title,
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
                "{}");
    }

    /** A declaration under a key: two events, a summary, a page, and a post that needs the page. */
    static Append declaration(String stream, String key) {
        NewIntent page = intent(stream, "page");
        return new Append(
                stream,
                0,
                List.of(event("{\"n\":1}"), event("{\"n\":2}")),
                summary(stream),
                List.of(page, intent(stream, "post", page.key())),
                Map.of(),
                Map.of(key, "fingerprint"));
    }

    /** One more event at this version. */
    static Append more(String stream, long version) {
        return new Append(
                stream,
                version,
                List.of(event("{\"more\":true}")),
                summary(stream),
                List.of(intent(stream, "more-" + version)),
                Map.of(),
                Map.of());
    }

    static ClaimRequest request(int limit) {
        return new ClaimRequest("worker", limit, Duration.ofHours(1), Set.of());
    }

    static IntentEnd end(Claim claim, IntentEnd.Outcome outcome) {
        return new IntentEnd(claim.intent().key(), claim.fence(), outcome, null, "done");
    }

    /** The delivery of a claim together with one more event. */
    static Settlement delivered(Claim claim, long version) {
        Append append = new Append(
                claim.stream(),
                version,
                List.of(event("{\"delivered\":\"" + claim.intent().key() + "\"}")),
                null,
                List.of(),
                Map.of(),
                Map.of());
        return new Settlement(List.of(end(claim, IntentEnd.Outcome.DELIVERED)), append);
    }

    static Deposit deposit() {
        return new Deposit(
                "chat",
                UUID.randomUUID().toString(),
                new Delivery("events", Map.of("x", List.of("1")), RawBody.of("body"), AT));
    }
}
