package dev.muster.communication;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named group of readers.
 *
 * @param name its name
 * @param people ids of people; each is told by mail or chat
 * @param conversation a channel that is told, {@code #name} or the tool's id, or null
 * @param stakeholders whether the stakeholders of the affected services belong to it
 * @param statusPage whether the status page belongs to it
 */
public record Audience(
        String name, List<String> people, @Nullable String conversation, boolean stakeholders, boolean statusPage) {
    /** Copies the people. */
    public Audience {
        Objects.requireNonNull(name, "name");
        people = List.copyOf(people);
    }
}
