package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deliveries that are nearly genuine, by what is wrong with each: none may be accepted. */
final class ForgedDeliveries {

    private static final String TIME_SIGNED = "time: ";

    private final Signature signature;
    private final Delivery genuine;
    private final Secret secret;
    private final String value;
    private final String digits;
    private final Map<String, Delivery> all = new LinkedHashMap<>();

    private ForgedDeliveries(WebhookVendor vendor, Secret secret, Instant at) {
        this.signature = vendor.signature();
        this.secret = secret;
        this.genuine = signature.sign("", vendor.happening(0), at, secret);
        this.value = genuine.header(signature.header()).orElseThrow();
        this.digits = value.substring(signature.prefix().length());
    }

    /** The forged ones, all received at {@code at}, by what is wrong. */
    static Map<String, Delivery> of(WebhookVendor vendor, Secret secret, Instant at) {
        ForgedDeliveries forged = new ForgedDeliveries(vendor, secret, at);
        forged.headers();
        forged.digits();
        forged.bodies();
        forged.otherKeys();
        if (forged.signature.isTimed()) {
            forged.times();
        }
        return forged.all;
    }

    private void headers() {
        put("no signature", List.of());
        put("an empty signature", List.of(""));
        put("a blank signature", List.of("  "));
        put("the header twice", List.of(value, value));
        put("the header twice, once wrong", List.of(value, signature.prefix() + "0".repeat(64)));
        put("no prefix", List.of(digits));
        put("another prefix", List.of("v9=" + digits));
        put("the prefix in capitals, of another length", List.of(" " + signature.prefix() + " " + digits));
        put("the prefix alone", List.of(signature.prefix()));
        put("a header too long to be one", List.of("x".repeat(5_000) + "," + value));
        Map<String, List<String>> moved = new HashMap<>(genuine.headers());
        moved.put("x-another-signature", moved.remove(key(signature.header())));
        add("the signature in another header", moved, genuine.body().bytes());
    }

    private void digits() {
        put("one digit less", List.of(value.substring(0, value.length() - 1)));
        put("one digit more", List.of(value + "0"));
        put("a digit that is none", List.of(signature.prefix() + "g" + digits.substring(1)));
        put(
                "one digit changed",
                List.of(signature.prefix() + (digits.charAt(0) == '0' ? '1' : '0') + digits.substring(1)));
        put("digits of another script", List.of(signature.prefix() + "\u0661".repeat(64)));
        put("full-width digits", List.of(signature.prefix() + wide(digits)));
        put(
                "half of the digits twice",
                List.of(signature.prefix() + digits.substring(0, 32).repeat(2)));
        put(
                "the right bytes in base 64",
                List.of(signature.prefix() + Base64.getEncoder().encodeToString(mac("HmacSHA256"))));
        put("SHA-1", List.of(signature.prefix() + hex(mac("HmacSHA1"))));
        put("zeros", List.of(signature.prefix() + "0".repeat(64)));
    }

    private void bodies() {
        byte[] body = genuine.body().bytes();
        byte[] changed = body.clone();
        changed[body.length / 2] ^= 1;
        body("one bit changed", changed);
        body("a line break at the end", (genuine.body().text() + "\n").getBytes(StandardCharsets.UTF_8));
        body("a byte order mark", ("\ufeff" + genuine.body().text()).getBytes(StandardCharsets.UTF_8));
        body(
                "read as ASCII and written again",
                new String(body, StandardCharsets.US_ASCII).getBytes(StandardCharsets.US_ASCII));
        body("read as UTF-8 and written as Latin-1", genuine.body().text().getBytes(StandardCharsets.ISO_8859_1));
        body("nothing", new byte[0]);
        body("all but the last byte", Arrays.copyOf(body, body.length - 1));
    }

    private void otherKeys() {
        key("another secret", Secret.of("another secret"));
        key("the secret and a line break", Secret.of(secret.reveal() + "\n"));
        key("the secret in capitals", Secret.of(secret.reveal().toUpperCase(java.util.Locale.ROOT) + "_"));
        key("the header's name for a secret", Secret.of(signature.header()));
    }

    private void times() {
        String name = key(java.util.Objects.requireNonNull(signature.timeHeader()));
        long now = genuine.receivedAt().getEpochSecond();
        for (String late : List.of(Long.toString(now - 301), Long.toString(now + 301), "0", "999999999999")) {
            resigned("signed at " + late, name, List.of(late), late);
        }
        for (String odd :
                List.of("", "now", "-" + now, "+" + now, now + ".0", " " + now, "9".repeat(30), arabic(now))) {
            resigned("a time that is none: '" + odd + "'", name, List.of(odd), odd);
        }
        resigned("no time", name, List.of(), "");
        resigned("the time twice", name, List.of(Long.toString(now), Long.toString(now)), Long.toString(now));
        Map<String, List<String>> moved = new HashMap<>(genuine.headers());
        moved.put(name, List.of(Long.toString(now + 1)));
        add(
                TIME_SIGNED + "another time than the signed one",
                moved,
                genuine.body().bytes());
    }

    private void put(String what, List<String> values) {
        Map<String, List<String>> headers = new HashMap<>(genuine.headers());
        headers.put(key(signature.header()), values);
        add("signature: " + what, headers, genuine.body().bytes());
    }

    private void body(String what, byte[] bytes) {
        add("body: " + what, genuine.headers(), bytes);
    }

    private void key(String what, Secret other) {
        all.put("key: " + what, signature.sign("", genuine.body(), genuine.receivedAt(), other));
    }

    /** Signed correctly for a time that must not count. */
    private void resigned(String what, String name, List<String> values, String signed) {
        Map<String, List<String>> headers = new HashMap<>(genuine.headers());
        headers.put(name, values);
        headers.put(
                key(signature.header()), List.of(signature.value(genuine.body().bytes(), signed, secret)));
        add(TIME_SIGNED + what, headers, genuine.body().bytes());
    }

    private void add(String what, Map<String, List<String>> headers, byte[] body) {
        all.put(what, new Delivery("", headers, RawBody.of(body), genuine.receivedAt()));
    }

    private byte[] mac(String algorithm) {
        String time = Long.toString(genuine.receivedAt().getEpochSecond());
        return signature.mac(algorithm, genuine.body().bytes(), time, secret);
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static String key(String header) {
        return header.toLowerCase(java.util.Locale.ROOT);
    }

    private static String wide(String digits) {
        return digits.chars()
                .collect(StringBuilder::new, (text, c) -> text.append((char) (c + 0xfee0)), StringBuilder::append)
                .toString();
    }

    private static String arabic(long number) {
        return Long.toString(number)
                .chars()
                .collect(StringBuilder::new, (text, c) -> text.append((char) (c - '0' + 0x660)), StringBuilder::append)
                .toString();
    }
}
