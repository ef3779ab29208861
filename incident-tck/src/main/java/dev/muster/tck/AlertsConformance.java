package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.alert.Alert;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a reader of alerts promises. */
public abstract class AlertsConformance extends Conformance<AlertsFixture> {

    private static final long SEED = 20_260_302;

    /** For subclasses. */
    protected AlertsConformance() {}

    @Test
    @DisplayName("ALERT-1 reads an alert that fires, with every label of the source")
    void reads_a_firing_alert() {
        String title = unique("Checkout fails");
        Alert alert = only(tool().firing(title));
        assertThat(alert.title()).contains(title);
        assertThat(alert.source()).isNotBlank();
        assertThat(alert.fingerprint()).isNotBlank();
        assertThat(alert.firing()).isTrue();
        assertThat(alert.startedAt()).isBeforeOrEqualTo(alert.receivedAt());
        assertThat(tool().labels()).as("labels()").isNotEmpty();
        assertThat(alert.labels()).containsAllEntriesOf(tool().labels());
    }

    @Test
    @DisplayName("ALERT-2 reads that the same alert has ended, by the same fingerprint")
    void reads_an_ended_alert() {
        String title = unique("Checkout fails");
        Alert ended = only(tool().ended(title));
        assertThat(ended.title()).contains(title);
        assertThat(ended.firing()).isFalse();
        assertThat(ended.endedAt()).isNotNull().isAfterOrEqualTo(ended.startedAt());
        assertThat(ended.fingerprint()).isEqualTo(only(tool().firing(title)).fingerprint());
    }

    @Test
    @DisplayName("ALERT-3 gives another alert another fingerprint, and the same payload the same alerts")
    void gives_fingerprints() {
        Delivery payload = tool().firing(unique("Checkout fails"));
        Alert alert = only(payload);
        assertThat(only(payload)).isEqualTo(alert);
        assertThat(only(tool().firing(unique("Login fails"))).fingerprint()).isNotEqualTo(alert.fingerprint());
    }

    @Test
    @DisplayName("ALERT-4 keeps a title exactly, whatever it holds")
    void keeps_titles() {
        for (String text : Texts.MARKUP) {
            assertThat(only(tool().firing(text)).title()).contains(text);
        }
        assertThat(only(tool().firing("\u4e8b\u6545 \ud83d\udd25 \u05e9\u05dc\u05d5\u05dd"))
                        .title())
                .contains("\u4e8b\u6545 \ud83d\udd25 \u05e9\u05dc\u05d5\u05dd");
    }

    @Test
    @DisplayName("ALERT-5 rejects the payload of another tool")
    void rejects_the_foreign() {
        assertThatThrownBy(() -> tool().alerts().parse(tool().foreign())).isInstanceOf(Rejected.class);
    }

    @Test
    @DisplayName("ALERT-6 reads or rejects garbage, and throws nothing else")
    void survives_garbage() {
        Delivery genuine = tool().firing(unique("Checkout fails"));
        assertThat(only(genuine).firing()).isTrue();
        byte[] bytes = genuine.body().bytes();
        Chance chance = new Chance(SEED);
        int rejected = 0;
        for (int round = 0; round < 300; round++) {
            byte[] broken = round % 2 == 0 ? Arrays.copyOf(bytes, chance.below(bytes.length)) : bytes.clone();
            for (int flips = 0; flips < 1 + round % 5 && broken.length > 0; flips++) {
                broken[chance.below(broken.length)] = (byte) chance.below(256);
            }
            rejected += rejects(genuine, broken) ? 1 : 0;
        }
        rejected += rejects(genuine, new byte[0]) ? 1 : 0;
        rejected += rejects(genuine, "[".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.UTF_8)) ? 1 : 0;
        assertThat(rejected)
                .as("rejected of 302 broken payloads, seed %d", SEED)
                .isGreaterThanOrEqualTo(10);
    }

    private boolean rejects(Delivery genuine, byte[] body) {
        try {
            tool().alerts()
                    .parse(new Delivery(genuine.route(), genuine.headers(), RawBody.of(body), genuine.receivedAt()));
            return false;
        } catch (Rejected expected) {
            return true;
        }
    }

    private Alert only(Delivery payload) {
        List<Alert> alerts = tool().alerts().parse(payload);
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }
}
