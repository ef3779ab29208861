package dev.muster.spi.service;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service as a catalogue knows it.
 *
 * @param id the tool's id of it, which {@link dev.muster.spi.paging.PageTarget.Service} takes
 * @param name how people call it
 * @param aliases other names
 * @param ownerTeam the team that owns it, or null
 * @param tags labels for bulk selection
 * @param attributes whatever else the catalogue keeps
 */
public record ServiceEntry(
        String id,
        String name,
        Set<String> aliases,
        @Nullable String ownerTeam,
        Set<String> tags,
        Map<String, String> attributes) {
    /** Copies the collections. */
    public ServiceEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        aliases = Set.copyOf(aliases);
        tags = Set.copyOf(tags);
        attributes = Map.copyOf(attributes);
    }
}
