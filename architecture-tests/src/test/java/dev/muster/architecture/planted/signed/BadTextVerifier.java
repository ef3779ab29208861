package dev.muster.architecture.planted.signed;

import java.util.HexFormat;
import javax.crypto.Mac;

public final class BadTextVerifier {
    boolean isGenuine(Mac mac, byte[] body, String signature) {
        return HexFormat.of().formatHex(mac.doFinal(body)).equals(signature);
    }
}
