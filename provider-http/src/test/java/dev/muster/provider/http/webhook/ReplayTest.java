package dev.muster.provider.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.inbound.Receipt;
import dev.muster.spi.store.Deposit;
import dev.muster.spi.store.IncidentStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A delivery that somebody recorded")
class ReplayTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    @Tag("T02")
    void is_kept_once_when_it_is_replayed_a_thousand_times_at_two_nodes_under_ever_new_unsigned_ids() throws Exception {
        String body = "{\"event\":{\"id\":\"E1\"}}";
        String signature = "v1=" + hmac(body);
        IncidentStore store = new InMemoryIncidentStore(() -> NOW);
        List<WebhookDoor> nodes = List.of(door(), door());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> kept = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Delivery replay = new Delivery(
                        "",
                        Map.of(
                                "X-PagerDuty-Signature",
                                List.of(signature),
                                "X-Webhook-Id",
                                List.of(Integer.toString(i))),
                        RawBody.of(body),
                        NOW.plusSeconds(i));
                WebhookDoor node = nodes.get(i % 2);
                kept.add(threads.submit(() -> {
                    Receipt.Accepted accepted = (Receipt.Accepted) node.accept(replay);
                    return store.deposit(new Deposit("pagerduty", accepted.deliveryId(), replay));
                }));
            }
            int times = 0;
            for (Future<Boolean> each : kept) {
                times += each.get() ? 1 : 0;
            }
            assertThat(times).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static WebhookDoor door() {
        return WebhookDoor.of(
                SigningScheme.overBody("X-PagerDuty-Signature", "v1=").anyOfSeveral(),
                () -> List.of(Secret.of("secret")));
    }

    private static String hmac(String text) throws java.security.GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
