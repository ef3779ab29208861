package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a tool signs what it sends, made here without a line of the code under test.
 *
 * @param header the header that holds the signature
 * @param prefix what stands before its hexadecimal digits
 * @param timeHeader the header that holds the signed time in seconds, or null when none is signed
 * @param lead what stands before the time in what is signed
 */
public record Signature(
        String header, String prefix, @Nullable String timeHeader, String lead) {

    /** Signs the body alone. */
    public static Signature overBody(String header, String prefix) {
        return new Signature(header, prefix, null, "");
    }

    /** Signs {@code lead}, the time in seconds, a colon and the body. */
    public Signature timed(String withHeader, String withLead) {
        return new Signature(header, prefix, withHeader, withLead);
    }

    /** Whether the time is signed. */
    public boolean isTimed() {
        return timeHeader != null;
    }

    /** A body as the tool sends it through a route, signed with each of the secrets at the moment it comes. */
    public Delivery sign(String route, RawBody body, Instant at, Secret... by) {
        String time = Long.toString(at.getEpochSecond());
        String signatures =
                Stream.of(by).map(secret -> value(body.bytes(), time, secret)).collect(Collectors.joining(","));
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(header, List.of(signatures));
        if (timeHeader != null) {
            headers.put(timeHeader, List.of(time));
        }
        return new Delivery(route, headers, body, at);
    }

    /** The value of the header for these bytes. */
    public String value(byte[] body, String time, Secret by) {
        return prefix + HexFormat.of().formatHex(mac("HmacSHA256", body, time, by));
    }

    byte[] mac(String algorithm, byte[] body, String time, Secret by) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(by.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
            if (isTimed()) {
                mac.update((lead + time + ":").getBytes(StandardCharsets.UTF_8));
            }
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + algorithm + ", which every JVM must have", e);
        }
    }
}
