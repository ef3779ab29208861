package dev.muster.architecture.planted.signed;

import java.util.Objects;
import javax.crypto.Mac;

public final class BadTwoSteps {
    boolean isGenuine(Mac mac, byte[] body, String signature) {
        return Objects.equals(text(mac, body), signature);
    }

    private static String text(Mac mac, byte[] body) {
        return new String(mac.doFinal(body), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
