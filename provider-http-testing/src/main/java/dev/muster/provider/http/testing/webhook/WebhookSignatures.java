package dev.muster.provider.http.testing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.muster.spi.Provider;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.inbound.Receipt;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only what the tool signed comes in, whatever else is sent, on any JVM. */
public abstract class WebhookSignatures {

    private static final long SEED = 20_260_303;
    private static final int MALFORMED = 10_000;
    private static final int FORGED_AT_LEAST = 25;

    /** For subclasses. */
    protected WebhookSignatures() {}

    /** The tool whose webhooks are judged; its class has a constructor without parameters. */
    protected abstract WebhookVendor vendor();

    @Test
    @Tag("S38")
    @DisplayName(
            "the published vectors and genuine deliveries are accepted, and at least 25 kinds of forged ones are not")
    void tells_the_genuine_from_the_forged() {
        judge(Verdicts.lines(vendor()));
    }

    @Test
    @Tag("S38")
    @DisplayName("the same is said on a JVM whose default charset is US-ASCII")
    void tells_them_apart_on_a_jvm_of_another_charset() {
        List<String> said = OtherJvm.run(
                        List.of("-Dfile.encoding=US-ASCII", "-Dsun.jnu.encoding=US-ASCII"),
                        Verdicts.class,
                        vendor().getClass().getName())
                .lines()
                .filter(line -> line.matches("(right|WRONG|charset) .*"))
                .toList();

        assertThat(said).contains("charset US-ASCII");
        judge(said.subList(1, said.size()));
        assertThat(said.subList(1, said.size())).isEqualTo(Verdicts.lines(vendor()));
    }

    @Test
    @Tag("S36")
    @DisplayName("10,000 malformed deliveries: none is accepted, and nothing escapes")
    void refuses_the_malformed() {
        Garbage garbage = new Garbage(SEED);
        try (Provider provider = vendor().provider(List.of(Verdicts.SECRET))) {
            Inbound inbound = provider.inbound().orElseThrow();
            int refused = 0;
            for (int i = 0; i < MALFORMED; i++) {
                Delivery genuine = signed(vendor().happening(i % 5));
                Receipt receipt = inbound.accept(garbage.unlike(genuine));
                assertThat(receipt).as("number %d, seed %d", i, SEED).isInstanceOf(Receipt.Refused.class);
                refused++;
            }
            assertThat(refused).isEqualTo(MALFORMED);
        }
    }

    @Test
    @Tag("S36")
    @DisplayName("2,000 malformed bodies that are signed: each is taken, and is understood, put aside or of no meaning")
    void puts_aside_what_is_signed_and_malformed() {
        Garbage garbage = new Garbage(SEED + 1);
        try (Provider provider = vendor().provider(List.of(Verdicts.SECRET))) {
            Inbound inbound = provider.inbound().orElseThrow();
            int aside = 0;
            for (int i = 0; i < MALFORMED / 5; i++) {
                RawBody body =
                        RawBody.of(garbage.unlike(vendor().happening(i % 5).bytes()));
                Delivery delivery = signed(body);
                Receipt receipt = inbound.accept(delivery);
                // what is larger than anything that the tool sends is refused before it is looked at
                assertThat(receipt instanceof Receipt.Refused refused ? refused.status() : vendor().taken())
                        .as("number %d, seed %d", i, SEED + 1)
                        .isIn(vendor().taken(), 413);
                aside += isPutAside(inbound, delivery) ? 1 : 0;
            }
            assertThat(aside).isPositive();
        }
    }

    private static boolean isPutAside(Inbound inbound, Delivery delivery) {
        try {
            List<Meaning> meanings = inbound.translate(delivery);
            assertThatCode(() -> meanings.forEach(Meaning::identity)).doesNotThrowAnyException();
            return false;
        } catch (Rejected unreadable) {
            return true;
        }
    }

    private Delivery signed(RawBody body) {
        return vendor().signature().sign("", body, Verdicts.AT, Verdicts.SECRET);
    }

    private static void judge(List<String> lines) {
        assertThat(lines).allMatch(line -> line.startsWith("right "));
        assertThat(lines.stream().filter(line -> line.startsWith("right genuine")))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(lines.stream().filter(line -> line.startsWith("right forged")))
                .hasSizeGreaterThanOrEqualTo(FORGED_AT_LEAST);
    }
}
