package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.inbound.Receipt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a way in promises: what is genuine is kept and understood, what is not is refused, and nothing makes it fall over. */
public abstract class InboundConformance extends Conformance<InboundFixture> {

    private static final long SEED = 20_260_303;

    /** For subclasses. */
    protected InboundConformance() {}

    @Test
    @DisplayName("INBOUND-1 accepts what is genuine under an id of its own and with the status that the tool needs")
    void accepts_the_genuine() {
        Set<String> ids = new HashSet<>();
        for (Delivery delivery : genuine()) {
            Receipt.Accepted accepted = accepted(delivery);
            assertThat(accepted.deliveryId()).isNotBlank();
            assertThat(accepted.status()).isEqualTo(tool().expectedStatus());
            ids.add(accepted.deliveryId());
        }
        assertThat(ids).as("different ids of delivery").hasSize(genuine().size());
    }

    @Test
    @DisplayName("INBOUND-2 gives the same delivery the same id")
    void names_it_the_same() {
        assertThat(genuine())
                .allSatisfy(delivery -> assertThat(accepted(delivery)).isEqualTo(accepted(delivery)));
        assertThat(accepted(genuine().get(0)).deliveryId())
                .isNotEqualTo(accepted(genuine().get(1)).deliveryId());
    }

    @Test
    @DisplayName("INBOUND-3 refuses what is forged")
    void refuses_the_forged() {
        accepted(genuine().get(0));
        assertRefused(tool().forged(), "forged");
    }

    @Test
    @DisplayName("INBOUND-4 refuses a delivery of which one byte was changed")
    void refuses_the_changed() {
        Delivery genuine = genuine().get(0);
        accepted(genuine);
        byte[] bytes = genuine.body().bytes();
        Chance chance = new Chance(SEED);
        for (int round = 0; round < 500; round++) {
            byte[] changed = bytes.clone();
            int place = chance.below(changed.length);
            changed[place] ^= (byte) (1 + chance.below(255));
            assertRefused(with(genuine, genuine.headers(), changed), "changed at " + place + ", seed " + SEED);
        }
    }

    @Test
    @DisplayName("INBOUND-5 refuses a delivery whose signature is missing, empty, doubled in part or garbled")
    void refuses_broken_signatures() {
        Delivery genuine = genuine().get(0);
        accepted(genuine);
        assertThat(tool().signatureHeaders()).as("signatureHeaders()").isNotEmpty();
        for (String name : tool().signatureHeaders()) {
            String value =
                    genuine.header(name).orElseThrow(() -> new AssertionError("genuine() lacks its header " + name));
            for (List<String> broken : List.of(
                    List.<String>of(),
                    List.of(""),
                    List.of(" "),
                    List.of(value + "0"),
                    List.of(value.substring(1)),
                    List.of("\u0661".repeat(10)),
                    List.of("x".repeat(100_000)))) {
                Map<String, List<String>> headers = new HashMap<>(genuine.headers());
                headers.put(name, broken);
                assertRefused(
                        with(genuine, headers, genuine.body().bytes()),
                        name + " broken to " + broken.toString().substring(0, 1));
            }
            Map<String, List<String>> without = new HashMap<>(genuine.headers());
            without.remove(name);
            assertRefused(with(genuine, without, genuine.body().bytes()), "without " + name);
        }
    }

    @Test
    @DisplayName("INBOUND-6 refuses what was signed long ago, where the tool signs the time")
    void refuses_the_outdated() {
        accepted(genuine().get(0));
        tool().outdated().ifPresent(delivery -> assertRefused(delivery, "outdated"));
        if (tool().outdated().isEmpty()) {
            assertThat(accepted(tool().redelivered()).status())
                    .as("status for a delivery that comes late")
                    .isEqualTo(tool().expectedStatus());
        }
    }

    @Test
    @DisplayName("INBOUND-7 throws nothing for garbage of any form")
    void survives_garbage() {
        Delivery genuine = genuine().get(0);
        accepted(genuine);
        Chance chance = new Chance(SEED + 1);
        for (int round = 0; round < 300; round++) {
            byte[] garbage = new byte[chance.below(2000)];
            for (int i = 0; i < garbage.length; i++) {
                garbage[i] = (byte) chance.below(256);
            }
            Map<String, List<String>> headers =
                    chance.flip() ? genuine.headers() : Map.of(chance.word(), List.of(chance.text()));
            assertRefused(with(genuine, headers, garbage), "garbage, seed " + (SEED + 1));
        }
        assertRefused(
                new Delivery("no-such-route", Map.of(), RawBody.of(""), genuine.receivedAt()), "an unknown route");
        assertRefused(with(genuine, genuine.headers(), new byte[1_000_000]), "a megabyte of zeros");
    }

    @Test
    @DisplayName("INBOUND-8 tells what genuine deliveries mean, the same each time")
    void translates() {
        Set<Class<? extends Meaning>> kinds = new HashSet<>();
        for (Delivery delivery : genuine()) {
            List<Meaning> meanings = tool().inbound().translate(delivery);
            assertThat(tool().inbound().translate(delivery)).isEqualTo(meanings);
            meanings.forEach(meaning -> {
                kinds.add(meaning.getClass());
                assertThat(meaning.identity()).isNotBlank();
                assertThat(meaning.occurredAt()).isNotNull();
            });
        }
        assertThat(kinds).isNotEmpty().isEqualTo(tool().kinds());
    }

    @Test
    @DisplayName("INBOUND-9 gives one happening one identity, however often it is delivered, and another one another")
    void gives_identities() {
        List<String> first = identities(genuine().get(0));
        assertThat(first).isNotEmpty().doesNotHaveDuplicates();
        assertThat(accepted(tool().redelivered()).deliveryId()).isNotBlank();
        assertThat(identities(tool().redelivered())).isEqualTo(first);
        assertThat(identities(genuine().get(1))).isNotEmpty().doesNotContainAnyElementsOf(first);
    }

    @Test
    @DisplayName("INBOUND-10 accepts what is genuine and cannot be read, and rejects it when it is translated")
    void rejects_the_unreadable() {
        assertThat(accepted(tool().unreadable()).status()).isEqualTo(tool().expectedStatus());
        assertThatThrownBy(() -> tool().inbound().translate(tool().unreadable()))
                .isInstanceOf(Rejected.class);
    }

    private List<Delivery> genuine() {
        assertThat(tool().genuine()).as("genuine()").hasSizeGreaterThanOrEqualTo(2);
        return tool().genuine();
    }

    private Receipt.Accepted accepted(Delivery delivery) {
        Receipt receipt = tool().inbound().accept(delivery);
        assertThat(receipt).as("the answer to a genuine delivery").isInstanceOf(Receipt.Accepted.class);
        return (Receipt.Accepted) receipt;
    }

    private void assertRefused(Delivery delivery, String what) {
        Receipt receipt = tool().inbound().accept(delivery);
        assertThat(receipt).as("the answer to a delivery that is %s", what).isInstanceOf(Receipt.Refused.class);
        assertThat(((Receipt.Refused) receipt).status()).as("its status").isBetween(400, 599);
    }

    private List<String> identities(Delivery delivery) {
        return tool().inbound().translate(delivery).stream()
                .map(Meaning::identity)
                .toList();
    }

    private static Delivery with(Delivery genuine, Map<String, List<String>> headers, byte[] body) {
        return new Delivery(genuine.route(), headers, RawBody.of(body), genuine.receivedAt());
    }
}
