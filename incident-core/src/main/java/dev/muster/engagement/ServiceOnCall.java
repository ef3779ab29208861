package dev.muster.engagement;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service with whoever can help with it now.
 *
 * @param target whom to page for it
 * @param name how people call it
 * @param owner the team that owns it, or null when nobody knows
 * @param onCall ids of the people who are on call for it first; empty when nobody is, or no roster tells
 */
public record ServiceOnCall(
        Target target, String name, @Nullable String owner, List<String> onCall) {
    /** Copies the people. */
    public ServiceOnCall {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(name, "name");
        onCall = List.copyOf(onCall);
    }
}
