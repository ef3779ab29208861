package dev.muster.architecture.planted.signed.provider.http.webhook;

import java.util.Objects;

public final class BadScheme {
    boolean isGenuine(String expected, String signature) {
        return Objects.equals(expected, signature);
    }
}
