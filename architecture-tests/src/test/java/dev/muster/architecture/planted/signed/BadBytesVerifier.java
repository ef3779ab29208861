package dev.muster.architecture.planted.signed;

import java.util.Arrays;
import javax.crypto.Mac;

public final class BadBytesVerifier {
    boolean isGenuine(Mac mac, byte[] body, byte[] signature) {
        return Arrays.equals(mac.doFinal(body), signature);
    }
}
