package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Malformed bodies and headers, the same for the same seed: cut, spoiled, nested too deep, or never meant for us. */
final class Garbage {

    private static final int HUGE = 1_000_000;

    private final Random random;

    Garbage(long seed) {
        this.random = new Random(seed);
    }

    /** A body that is not this one. */
    byte[] unlike(byte[] body) {
        byte[] spoiled = switch (random.nextInt(12)) {
            case 0 -> noise(random.nextInt(2_000));
            case 1 -> Arrays.copyOf(body, random.nextInt(body.length));
            case 2 -> "[".repeat(1 + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("{\"event\":".repeat(1 + random.nextInt(2_000)) + "1").getBytes(StandardCharsets.UTF_8);
            case 4 ->
                List.of("", "null", "0", "[]", "{}", "\"\"", "true", "\u0000", "{\"event\":null}")
                        .get(random.nextInt(9))
                        .getBytes(StandardCharsets.UTF_8);
            case 5 -> ("{\"a\":" + "9".repeat(1 + random.nextInt(3_000)) + "}").getBytes(StandardCharsets.UTF_8);
            case 6 -> doubled(body);
            default -> spoiled(body);
        };
        if (random.nextInt(2_000) == 0) {
            spoiled = noise(HUGE);
        }
        return Arrays.equals(spoiled, body)
                ? (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8)
                : spoiled;
    }

    /** The delivery with another body, and some of its headers spoiled, doubled or gone. */
    Delivery unlike(Delivery genuine) {
        Map<String, List<String>> headers = new HashMap<>(genuine.headers());
        for (String name : List.copyOf(headers.keySet())) {
            switch (random.nextInt(8)) {
                case 0 -> headers.remove(name);
                case 1 -> headers.put(name, List.of(text()));
                case 2 -> headers.put(name, List.of(text(), text()));
                case 3 -> headers.put(name, List.of());
                default -> headers.put(text(), List.of(text()));
            }
        }
        String route = random.nextInt(50) == 0 ? text() : genuine.route();
        return new Delivery(route, headers, RawBody.of(unlike(genuine.body().bytes())), genuine.receivedAt());
    }

    private byte[] spoiled(byte[] body) {
        byte[] bytes = body.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A part of the body stands twice: names of fields come again, with other values. */
    private byte[] doubled(byte[] body) {
        int from = random.nextInt(body.length);
        int to = from + random.nextInt(body.length - from) + 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(body, 0, to);
        bytes.write(body, from, body.length - from);
        return bytes.toByteArray();
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        return new String(noise(random.nextInt(40)), StandardCharsets.UTF_8);
    }
}
