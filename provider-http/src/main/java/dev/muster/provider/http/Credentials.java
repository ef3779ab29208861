package dev.muster.provider.http;

import dev.muster.spi.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What proves to a tool who calls. Asked for with every call, so that a token that was changed is used at once, without a restart; thread-safe.
 */
@FunctionalInterface
public interface Credentials {

    /** No proof: for calls that carry their key in the body. */
    Credentials NONE = Map::of;

    /** Headers to send. Their values are never shown. */
    Map<String, Secret> headers();

    /** {@code Authorization: Bearer …}. */
    static Credentials bearer(Supplier<Secret> token) {
        return () -> Map.of("Authorization", Secret.of("Bearer " + token.get().reveal()));
    }

    /** {@code Authorization: Token token=…}, as PagerDuty wants it. */
    static Credentials token(Supplier<Secret> token) {
        return () ->
                Map.of("Authorization", Secret.of("Token token=" + token.get().reveal()));
    }

    /** {@code Authorization: Basic …} of a user and a password or token. */
    static Credentials basic(String user, Supplier<Secret> password) {
        return () -> {
            String pair = user + ":" + password.get().reveal();
            return Map.of(
                    "Authorization",
                    Secret.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
        };
    }
}
