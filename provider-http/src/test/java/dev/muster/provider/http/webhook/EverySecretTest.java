package dev.muster.provider.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A signature is compared")
class EverySecretTest {

    private static final String HEADER = "X-PagerDuty-Signature";
    private static final String BODY = "{\"event\":{\"id\":\"E1\"}}";
    private static final List<String> SECRETS = List.of("first", "second", "third", "fourth");

    /** A list that keeps which of its elements were asked for. */
    private static final class Watched extends AbstractList<Secret> {

        private final List<Integer> asked = new ArrayList<>();

        @Override
        public Secret get(int place) {
            asked.add(place);
            return Secret.of(SECRETS.get(place));
        }

        @Override
        public int size() {
            return SECRETS.size();
        }
    }

    @ParameterizedTest
    @Tag("T03")
    @Tag("T05")
    @CsvSource({"first,0", "second,1", "third,2", "fourth,3", "none of them,-1"})
    void with_that_of_every_secret_in_force_whichever_made_it(String by, int place) {
        for (int before = 0; before < 3; before++) {
            List<String> signatures = new ArrayList<>(Collections.nCopies(before, signature("a guess")));
            signatures.add(signature(by));
            Watched secrets = new Watched();

            Verifier.Verdict verdict = new Verifier(
                            SigningScheme.overBody(HEADER, "v1=").anyOfSeveral())
                    .verify(delivery(signatures.stream()), secrets);

            assertThat(verdict.secret()).isEqualTo(place);
            assertThat(secrets.asked).containsExactly(0, 1, 2, 3);
        }
    }

    private static Delivery delivery(Stream<String> signatures) {
        return new Delivery(
                "", Map.of(HEADER, List.of(String.join(",", signatures.toList()))), RawBody.of(BODY), Instant.EPOCH);
    }

    private static String signature(String by) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(by.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
