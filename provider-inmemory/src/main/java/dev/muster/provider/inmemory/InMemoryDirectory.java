package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.service.ServiceEntry;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A catalogue of services and a directory of people and their groups. A search forgives a slip of the pen: {@code chekout} finds {@code
 * checkout}. Thread-safe.
 */
public final class InMemoryDirectory implements ServiceDirectory, People {

    private static final int EXACT = 100;
    private static final int PREFIX = 80;
    private static final int PART = 60;
    private static final int NEAR = 40;

    private final Tool tool;
    private final Map<String, ServiceEntry> services = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();

    InMemoryDirectory(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Optional<ServiceEntry> get(String idNameOrAlias, CallContext context) {
        String wanted = normal(idNameOrAlias);
        return tool.read(
                "serviceDirectory.get",
                idNameOrAlias,
                context,
                () -> services.values().stream()
                        .filter(service -> names(service).contains(wanted))
                        .findFirst());
    }

    @Override
    public List<ServiceEntry> search(String text, int limit, CallContext context) {
        String wanted = normal(text);
        record Hit(ServiceEntry service, int score) {}
        return tool.read(
                "serviceDirectory.search",
                text,
                context,
                () -> services.values().stream()
                        .map(service -> new Hit(service, score(service, wanted)))
                        .filter(hit -> hit.score > 0)
                        .sorted(Comparator.comparingInt((Hit hit) -> -hit.score)
                                .thenComparing(hit -> hit.service.name().toLowerCase(Locale.ROOT))
                                .thenComparing(hit -> hit.service.id()))
                        .limit(limit)
                        .map(Hit::service)
                        .toList());
    }

    @Override
    public Optional<Person> find(String emailOrHandle, CallContext context) {
        return tool.read(
                "people.find",
                emailOrHandle,
                context,
                () -> people.values().stream()
                        .filter(person -> answersTo(person, emailOrHandle))
                        .findFirst());
    }

    @Override
    public List<Person> members(String group, CallContext context) {
        return tool.read(
                "people.members",
                group,
                context,
                () -> groups.getOrDefault(normal(group), Set.of()).stream()
                        .map(people::get)
                        .flatMap(person -> Optional.ofNullable(person).stream())
                        .toList());
    }

    /** Adds a service, or replaces the one with its id. */
    public InMemoryDirectory service(ServiceEntry service) {
        tool.world(() -> {
            services.put(service.id(), service);
            return Tool.Done.OK;
        });
        return this;
    }

    /** Adds a service known by its id and name only. */
    public InMemoryDirectory service(String id, String name, String... aliases) {
        return service(new ServiceEntry(id, name, Set.of(aliases), null, Set.of(), Map.of()));
    }

    /** Adds a person, or replaces the one with their id; their handle here is their id unless they have another one. */
    public InMemoryDirectory person(Person person) {
        tool.world(() -> {
            people.put(person.id(), here(person));
            return Tool.Done.OK;
        });
        return this;
    }

    /** Sets the members of a group; people who are not in the directory yet come in with it. */
    public InMemoryDirectory group(String name, Person... members) {
        tool.world(() -> {
            Set<String> ids = new LinkedHashSet<>();
            for (Person member : members) {
                people.putIfAbsent(member.id(), here(member));
                ids.add(member.id());
            }
            groups.put(normal(name), ids);
            return Tool.Done.OK;
        });
        return this;
    }

    /** Takes a person out: nobody finds them any more. */
    public InMemoryDirectory remove(String person) {
        tool.world(() -> {
            people.remove(person);
            return Tool.Done.OK;
        });
        return this;
    }

    /** The person with a handle in this tool, as every tool answers it. */
    private Person here(Person person) {
        Map<String, String> handles = new LinkedHashMap<>(person.handles());
        handles.putIfAbsent(tool.name(), person.id());
        return new Person(person.id(), person.name(), person.email(), person.phone(), handles);
    }

    private boolean answersTo(Person person, String name) {
        return person.id().equalsIgnoreCase(name)
                || (person.email() != null && person.email().equalsIgnoreCase(name))
                || person.handles().values().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static Set<String> names(ServiceEntry service) {
        Set<String> names = new LinkedHashSet<>();
        names.add(normal(service.id()));
        names.add(normal(service.name()));
        service.aliases().forEach(alias -> names.add(normal(alias)));
        return names;
    }

    private static int score(ServiceEntry service, String wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        int best = 0;
        for (String name : names(service)) {
            best = Math.max(best, score(name, wanted));
        }
        for (String tag : service.tags()) {
            best = Math.max(best, score(normal(tag), wanted) / 2);
        }
        return best;
    }

    private static int score(String name, String wanted) {
        if (name.equals(wanted)) {
            return EXACT;
        }
        if (name.startsWith(wanted)) {
            return PREFIX;
        }
        if (name.contains(wanted)) {
            return PART;
        }
        int allowed = wanted.length() < 4 ? 0 : wanted.length() < 8 ? 1 : 2;
        int least = distance(name, wanted);
        for (String word : name.split("[^\\p{L}\\p{N}]+", -1)) {
            least = Math.min(least, distance(word, wanted));
        }
        return least <= allowed ? NEAR - least : 0;
    }

    /** How many letters must be added, dropped, changed or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
