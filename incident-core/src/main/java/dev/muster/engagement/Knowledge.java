package dev.muster.engagement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people, teams and services that rules and commands speak of.
 *
 * @param people by id
 * @param teams by name
 * @param services by name
 */
public record Knowledge(Map<String, PersonEntry> people, Map<String, Team> teams, Map<String, Service> services) {

    /** Nothing is known. */
    public static final Knowledge EMPTY = new Knowledge(Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    public Knowledge {
        people = Map.copyOf(people);
        teams = Map.copyOf(teams);
        services = Map.copyOf(services);
    }

    /** The person with this id, or one made from the id alone. */
    public PersonEntry person(String id) {
        PersonEntry known = people.get(id);
        return known == null ? PersonEntry.unknown(id) : known;
    }

    /** The person with this id or with this handle in a tool. */
    public Optional<PersonEntry> byHandle(String idOrHandle) {
        PersonEntry known = people.get(idOrHandle);
        if (known != null) {
            return Optional.of(known);
        }
        return people.values().stream()
                .filter(p -> p.handles().containsValue(idOrHandle) || idOrHandle.equals(p.email()))
                .findFirst();
    }

    /**
     * Who somebody is whom a tool tells of.
     *
     * @param names what the tool calls them, one at least: ids, handles, mail addresses
     * @return the id of the first person who has one of these names; the first name when nobody here has any
     */
    public String idOf(List<String> names) {
        return names.stream()
                .map(this::byHandle)
                .flatMap(Optional::stream)
                .map(PersonEntry::id)
                .findFirst()
                .orElseGet(() -> names.get(0));
    }

    /** The service with this name or alias, ignoring case. */
    public Optional<Service> service(String nameOrAlias) {
        return services.values().stream()
                .filter(s -> s.name().equalsIgnoreCase(nameOrAlias)
                        || s.aliases().stream().anyMatch(nameOrAlias::equalsIgnoreCase))
                .findFirst();
    }

    /**
     * A person.
     *
     * @param id stable, usually the e-mail address
     * @param name how the person is called
     * @param email where mail goes, or null
     * @param phone a number for the worst case, or null
     * @param handles the person's id in a tool, by provider name
     * @param preferred the media the person likes, best first; empty for the policy's order
     */
    public record PersonEntry(
            String id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            Map<String, String> handles,
            List<Contact> preferred) {
        /** Copies the collections. */
        public PersonEntry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            handles = Map.copyOf(handles);
            preferred = List.copyOf(preferred);
        }

        static PersonEntry unknown(String id) {
            boolean address = id.contains("@");
            return new PersonEntry(
                    id,
                    address ? id.substring(0, id.indexOf('@')) : id,
                    address ? id : null,
                    null,
                    Map.of(),
                    List.of());
        }
    }

    /**
     * A team.
     *
     * @param name its name
     * @param members ids of its people
     * @param onCall the on-call source: a service or rota of the roster, or null
     * @param conversation its channel, or null
     */
    public record Team(
            String name,
            List<String> members,
            @Nullable String onCall,
            @Nullable String conversation) {
        /** Copies the members. */
        public Team {
            Objects.requireNonNull(name, "name");
            members = List.copyOf(members);
        }
    }

    /**
     * A service.
     *
     * @param name its name
     * @param aliases other names
     * @param team the owning team, or null
     * @param pagerId the id under which the pager and the roster know it, or null
     * @param stakeholders ids of people to tell who do not take part
     * @param runbook where to read how to handle it, or null
     */
    public record Service(
            String name,
            Set<String> aliases,
            @Nullable String team,
            @Nullable String pagerId,
            List<String> stakeholders,
            @Nullable String runbook) {
        /** Copies the collections. */
        public Service {
            Objects.requireNonNull(name, "name");
            aliases = Set.copyOf(aliases);
            stakeholders = List.copyOf(stakeholders);
        }
    }
}
