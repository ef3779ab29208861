package dev.muster.provider.http.webhook;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says which of several secrets signed a delivery. The work before the signature is compared does not depend on what the body says, and every
 * candidate is compared with every secret (T03).
 */
final class Verifier {

    private static final int MOST_HEADER = 4_096;
    private static final int MOST_CANDIDATES = 16;
    private static final int DIGITS = 64;

    private final SigningScheme scheme;

    Verifier(SigningScheme scheme) {
        this.scheme = scheme;
    }

    /**
     * What was found.
     *
     * @param secret the place of the secret that signed it, from 0; -1 when none did
     * @param problem why not; empty when one did
     */
    record Verdict(int secret, String problem) {
        boolean isGenuine() {
            return secret >= 0;
        }

        static Verdict no(String problem) {
            return new Verdict(-1, problem);
        }
    }

    Verdict verify(Delivery delivery, List<Secret> secrets) {
        List<byte[]> candidates = candidates(delivery);
        if (candidates.isEmpty()) {
            return Verdict.no("it has no signature of the expected form in " + scheme.header());
        }
        Optional<String> time = time(delivery);
        if (time.isEmpty()) {
            return Verdict.no("it has no legal time in " + scheme.timestamp());
        }
        int signer = signer(delivery, time.get(), candidates, secrets);
        if (signer < 0) {
            return Verdict.no("its signature was made with another secret, or for another body");
        }
        if (scheme.timestamp() != null && isOutside(time.get(), delivery.receivedAt())) {
            return Verdict.no("it was signed more than " + scheme.window() + " before or after it came");
        }
        return new Verdict(signer, "");
    }

    private int signer(Delivery delivery, String time, List<byte[]> candidates, List<Secret> secrets) {
        byte[] opening = scheme.opening(time);
        byte[] body = delivery.body().bytes();
        int signer = -1;
        for (int i = 0; i < secrets.size(); i++) {
            byte[] expected = hmac(secrets.get(i), opening, body);
            for (byte[] candidate : candidates) {
                boolean equal = MessageDigest.isEqual(expected, candidate);
                signer = equal && signer < 0 ? i : signer;
            }
        }
        return signer;
    }

    private List<byte[]> candidates(Delivery delivery) {
        Optional<String> header = single(delivery, scheme.header());
        if (header.isEmpty()) {
            return List.of();
        }
        List<byte[]> candidates = new ArrayList<>();
        String[] parts = scheme.listed() ? header.get().split(",", MOST_CANDIDATES + 1) : new String[] {header.get()};
        for (int i = 0; i < parts.length && i < MOST_CANDIDATES; i++) {
            String part = scheme.listed() ? parts[i].strip() : parts[i];
            if (part.startsWith(scheme.prefix())
                    && part.length() == scheme.prefix().length() + DIGITS) {
                bytes(part.substring(scheme.prefix().length())).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    private Optional<String> time(Delivery delivery) {
        String name = scheme.timestamp();
        return name == null
                ? Optional.of("")
                : single(delivery, name).filter(value -> value.length() <= 12 && isDigits(value));
    }

    private boolean isOutside(String time, Instant receivedAt) {
        long apart = Math.abs(Math.subtractExact(receivedAt.getEpochSecond(), Long.parseLong(time)));
        return apart > scheme.window().toSeconds();
    }

    /** The value of a header that comes exactly once; one that comes twice could be read in two ways. */
    private static Optional<String> single(Delivery delivery, String name) {
        List<String> values = delivery.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 && values.get(0).length() <= MOST_HEADER
                ? Optional.of(values.get(0))
                : Optional.empty();
    }

    /** Digits of ASCII alone: others would be read as numbers too (T04). */
    private static boolean isDigits(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<byte[]> bytes(String hex) {
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] hmac(Secret secret, byte[] opening, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(opening);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256, which every JVM must have", e);
        }
    }
}
