package dev.muster.lifecycle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thing in a tool that belongs to an incident.
 *
 * @param kind what it is
 * @param provider whose it is, by provider name
 * @param id the tool's id of it
 * @param name what people call it: a channel name, a ticket key
 * @param link where a person opens it, or null
 */
public record Resource(
        ResourceKind kind,
        String provider,
        String id,
        String name,
        @Nullable String link) {
    /** Checks that nothing is missing. */
    public Resource {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }

    /** Whether it is the same thing, whatever it is called now. */
    public boolean isSameAs(Resource other) {
        return kind == other.kind && provider.equals(other.provider) && id.equals(other.id);
    }
}
