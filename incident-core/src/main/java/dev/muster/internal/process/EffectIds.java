package dev.muster.internal.process;

import dev.muster.automation.Intended;
import dev.muster.internal.codec.Json;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the ids of effects fit into request keys: they may hold a person's or a service's name, in any script. Different ids stay different. */
final class EffectIds {

    private static final int MAX_LENGTH = 150;
    private static final int HASH_LENGTH = 33;

    private EffectIds() {}

    static Intended legal(Intended intended) {
        String id = legal(intended.id());
        boolean same = id.equals(intended.id())
                && intended.needs().stream().allMatch(need -> legal(need).equals(need));
        return same
                ? intended
                : new Intended(
                        id,
                        intended.effect(),
                        intended.lane(),
                        intended.required(),
                        intended.dueAt(),
                        intended.notAfter(),
                        legal(intended.needs()),
                        intended.tolerant(),
                        intended.replaces(),
                        intended.batch());
    }

    private static Set<String> legal(Set<String> ids) {
        return ids.stream().map(EffectIds::legal).collect(Collectors.toUnmodifiableSet());
    }

    private static String legal(String id) {
        int illegal = 0;
        for (int i = 0; i < id.length(); i++) {
            illegal += isLegal(id.charAt(i)) ? 0 : 1;
        }
        String escaped = illegal == 0 ? id : escaped(id);
        return escaped.length() <= MAX_LENGTH
                ? escaped
                : escaped.substring(0, MAX_LENGTH - HASH_LENGTH) + '~' + Json.hash(id);
    }

    private static String escaped(String id) {
        StringBuilder escaped = new StringBuilder();
        id.codePoints().forEach(c -> {
            if (c < 128 && isLegal((char) c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('~').append(Integer.toHexString(c)).append('~');
            }
        });
        return escaped.toString();
    }

    private static boolean isLegal(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.:#@+".indexOf(c) >= 0;
    }
}
