package dev.muster.architecture.planted.signed;

import java.security.MessageDigest;

public final class BadHalfVerifier {
    boolean isGenuine(String expected, String signature, byte[] one, byte[] other) {
        return expected.contentEquals(signature) || MessageDigest.isEqual(one, other);
    }
}
