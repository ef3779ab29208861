package dev.muster.internal.chat;

import dev.muster.lifecycle.IncidentState;
import dev.muster.playbook.IncidentType;
import dev.muster.role.Role;
import java.util.List;
import java.util.Optional;

/** Roles as people call them: by key, by name, or by what a merged role covers. */
final class Roles {

    private Roles() {}

    /** The role of this name at the incident's size, if there is one. */
    static Optional<Role> named(IncidentType type, IncidentState incident, String name) {
        List<Role> roles = type.policy().roles().of(incident.facts().severity().tier());
        Optional<Role> exact = roles.stream()
                .filter(role -> role.key().equalsIgnoreCase(name) || role.name().equalsIgnoreCase(name))
                .findFirst();
        return exact.isPresent()
                ? exact
                : roles.stream()
                        .filter(role -> role.duties().stream().anyMatch(name::equalsIgnoreCase))
                        .findFirst();
    }

    /** Its key; what nobody knows stays as it is, and the rules refuse it with what they know. */
    static String key(IncidentType type, IncidentState incident, String name) {
        return named(type, incident, name).map(Role::key).orElse(name);
    }
}
