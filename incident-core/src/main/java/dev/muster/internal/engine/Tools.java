package dev.muster.internal.engine;

import dev.muster.engagement.Knowledge;
import dev.muster.playbook.IncidentType;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.people.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The providers of one {@code Incidents}, by name, and which of them serves an incident type. Immutable. */
public final class Tools {

    private final Map<String, Provider> byName;
    private final Map<Capability, String> chosen;

    /**
     * These providers, in the order given.
     *
     * @param byName the providers
     * @param chosen which of them serves a capability that several offer, unless the playbook routes it
     */
    public Tools(Map<String, Provider> byName, Map<Capability, String> chosen) {
        this.byName = new LinkedHashMap<>(byName);
        this.chosen = Map.copyOf(chosen);
    }

    /** Whether the host chose who serves a capability. */
    public boolean isChosen(Capability capability) {
        return chosen.containsKey(capability);
    }

    /** All providers. */
    public Collection<Provider> all() {
        return byName.values();
    }

    /** The provider with this name. */
    public Optional<Provider> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of the providers that offer a capability. */
    public List<String> offering(Capability capability) {
        List<String> offering = new ArrayList<>();
        for (Provider provider : byName.values()) {
            if (provider.capabilities().contains(capability)) {
                offering.add(provider.name());
            }
        }
        return offering;
    }

    /** The name of the provider that serves a capability for an incident type: the routed one, the chosen one, or the first that offers it. */
    public Optional<String> serving(Capability capability, IncidentType type) {
        String preferred = chosen.get(capability);
        String routed = type.routing().isEmpty() ? preferred : type.routing().getOrDefault(key(capability), preferred);
        if (routed != null) {
            return byName.containsKey(routed) ? Optional.of(routed) : Optional.empty();
        }
        for (Provider provider : byName.values()) {
            if (provider.capabilities().contains(capability)) {
                return Optional.of(provider.name());
            }
        }
        return Optional.empty();
    }

    /** The key of a capability in a playbook's routing. */
    public static String key(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The id of a person whom a tool tells of: that of the rules when they know the person by any of the names that come with it. */
    public static String idOf(Person person, Knowledge knowledge) {
        List<String> names = new ArrayList<>(List.of(person.id()));
        names.addAll(person.handles().values());
        if (person.email() != null) {
            names.add(person.email());
        }
        return knowledge.idOf(names);
    }

    /** What a provider promises for an operation. */
    public static RepeatSafety safety(Provider provider, Operation operation) {
        return operation == Operation.READ
                ? RepeatSafety.NATURAL
                : promises(provider, operation).of(operation);
    }

    private static Promises promises(Provider provider, Operation operation) {
        String name = operation.name();
        Optional<Promises> promises;
        if (name.startsWith("CONVERSATION")) {
            promises = provider.conversations().map(c -> c.promises());
        } else if (name.startsWith("TICKET")) {
            promises = provider.tickets().map(c -> c.promises());
        } else if (name.startsWith("PAGE")) {
            promises = provider.paging().map(c -> c.promises());
        } else if (name.startsWith("DOCUMENT")) {
            promises = provider.documents().map(c -> c.promises());
        } else if (name.startsWith("FOLDER")) {
            promises = provider.folders().map(c -> c.promises());
        } else if (name.startsWith("SHEET")) {
            promises = provider.sheets().map(c -> c.promises());
        } else if (name.startsWith("MEETING") || name.startsWith("BRIDGE")) {
            promises = provider.meetings().map(c -> c.promises());
        } else if (name.startsWith("GROUP")) {
            promises = provider.groups().map(c -> c.promises());
        } else if (name.startsWith("STATUS")) {
            promises = provider.statusPages().map(c -> c.promises());
        } else {
            promises = provider.mail().map(c -> c.promises());
        }
        return promises.orElseThrow(
                () -> new IllegalStateException(provider.name() + " does not offer the capability of " + operation));
    }
}
