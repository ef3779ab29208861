package dev.muster.provider.http.webhook;

import dev.muster.provider.http.json.Json;
import dev.muster.spi.inbound.Delivery;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * What a delivery is called, so that the store keeps it once: the guard against replays, on every node. A name must come from what is signed. A vendor's
 * id in a header mostly is not, and a replay with another id would pass.
 */
public final class DeliveryNames {

    private DeliveryNames() {}

    /** The digest of the body: a delivery that is sent again by the vendor has the same body, and so has a replay. */
    public static Function<Delivery, String> digest() {
        return DeliveryNames::digestOf;
    }

    /** The id at a JSON pointer in the body, such as {@code /event/id}; the digest where there is none. */
    public static Function<Delivery, String> field(String pointer) {
        return delivery -> Json.read(delivery.body().bytes())
                .flatMap(tree -> Json.at(tree, pointer))
                .filter(id -> id.length() <= 200)
                .orElseGet(() -> digestOf(delivery));
    }

    static String digestOf(Delivery delivery) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(delivery.body().bytes());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }
}
