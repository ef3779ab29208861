package dev.muster.spi.people;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person across all tools.
 *
 * @param id the host's stable id of the person, usually the e-mail address
 * @param name how the person is called
 * @param email the address tools look a person up by, or null
 * @param phone a number to call when every tool is down, or null
 * @param handles the person's id in a tool, by provider name; a provider without an entry looks up by e-mail
 */
public record Person(
        String id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        Map<String, String> handles) {

    /** Copies the handles. */
    public Person {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        handles = Map.copyOf(handles);
    }

    /** A person known by an id only; an id that looks like an address is the e-mail too. */
    public static Person of(String id) {
        return new Person(
                id,
                id.contains("@") ? id.substring(0, id.indexOf('@')) : id,
                id.contains("@") ? id : null,
                null,
                Map.of());
    }

    /** The person's id in the named provider's tool, when the host knows it. */
    public Optional<String> handle(String provider) {
        return Optional.ofNullable(handles.get(provider));
    }
}
