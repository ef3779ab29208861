package dev.muster.architecture.planted.signed;

import java.security.MessageDigest;
import javax.crypto.Mac;

public final class GoodVerifier {
    boolean isGenuine(Mac mac, byte[] body, byte[] signature) {
        return MessageDigest.isEqual(mac.doFinal(body), signature);
    }
}
