package dev.muster.internal.chat;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.internal.engine.Tools;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Nearest;
import dev.muster.playbook.Playbook;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.people.Person;
import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.service.ServiceEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds whom a word means: a shortcut, else the exact name of a service, else of a team, else a person's handle or name, else what a search of the
 * directory finds.
 */
final class Whom {

    private static final Logger LOG = LoggerFactory.getLogger(Whom.class);
    private static final int FOUND = 8;
    private static final int TAGGED = 1000;

    private final Playbook playbook;
    private final IncidentType type;
    private final Tools tools;
    private final CallContext context;

    /** Looks in a playbook, and in the tools that serve a type of its incidents. */
    Whom(Playbook playbook, IncidentType type, Tools tools, CallContext context) {
        this.playbook = playbook;
        this.type = type;
        this.tools = tools;
        this.context = context;
    }

    /** Somebody who can be paged, and how people call them. */
    record Match(Target target, String name) {}

    /** A service and the team that owns it, if anybody knows. */
    record Owned(Match match, @Nullable String owner) {}

    /** Everybody whom a word means exactly: one, or several people of one name; empty when nobody. */
    List<Match> exactly(String word) {
        String plain = word.strip();
        boolean person = plain.startsWith("@") || plain.startsWith("<@");
        Optional<Match> one = person
                ? Optional.empty()
                : shortcut(plain).or(() -> service(plain)).or(() -> team(plain));
        return one.isPresent()
                ? List.of(one.get())
                : people(plain).stream().map(Whom::match).toList();
    }

    /** Services that a word may mean, best first: what the directory finds, then what the playbook has that is near. */
    List<Match> nearly(String word) {
        Map<Target, Match> found = new LinkedHashMap<>();
        ask(directory -> directory.search(word.strip(), FOUND, context)).orElse(List.of()).stream()
                .map(this::match)
                .forEach(match -> found.putIfAbsent(match.target(), match));
        Nearest.to(word, playbook.shortcuts().keySet())
                .flatMap(this::shortcut)
                .ifPresent(match -> found.putIfAbsent(match.target(), match));
        Nearest.to(word, knowledge().services().keySet())
                .flatMap(this::service)
                .ifPresent(match -> found.putIfAbsent(match.target(), match));
        return found.values().stream().limit(FOUND).toList();
    }

    /** All services that the directory has under a tag, by name. */
    List<Match> tagged(String tag) {
        return owned(tag).stream().map(Owned::match).toList();
    }

    /** The same with the team that owns each. */
    List<Owned> owned(String tag) {
        String wanted = tag.strip();
        return ask(directory -> directory.search(wanted, TAGGED, context)).orElse(List.of()).stream()
                .filter(entry -> entry.tags().stream().anyMatch(wanted::equalsIgnoreCase))
                .map(this::owned)
                .sorted(java.util.Comparator.comparing(
                        service -> service.match().name()))
                .toList();
    }

    private Owned owned(ServiceEntry entry) {
        Match match = match(entry);
        String known = knowledge()
                .service(match.target().name())
                .map(Knowledge.Service::team)
                .orElse(null);
        return new Owned(match, known == null ? entry.ownerTeam() : known);
    }

    /** The people whom a mention, handle, address or name means. */
    List<Knowledge.PersonEntry> people(String word) {
        String handle = bare(word);
        Optional<Knowledge.PersonEntry> known = knowledge().byHandle(handle);
        if (known.isPresent()) {
            return List.of(known.get());
        }
        List<Knowledge.PersonEntry> named = knowledge().people().values().stream()
                .filter(person -> answersTo(person, handle))
                .sorted(java.util.Comparator.comparing(Knowledge.PersonEntry::id))
                .toList();
        return named.isEmpty() ? directoryPerson(handle).stream().toList() : named;
    }

    /** Everything that a shortcut, a service or a team is called. */
    Set<String> names() {
        TreeSet<String> names = new TreeSet<>(playbook.shortcuts().keySet());
        names.addAll(knowledge().services().keySet());
        names.addAll(knowledge().teams().keySet());
        return names;
    }

    /** The same as a target: what a page's record calls it. */
    static String text(Target target) {
        return target.kind().name().toLowerCase(Locale.ROOT) + ':' + target.name();
    }

    /** The target of a text that {@link #text} made. */
    static Target target(String text) {
        int colon = text.indexOf(':');
        return new Target(
                Target.Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }

    /** A mention without what marks it as one. */
    static String bare(String word) {
        String plain = word.strip();
        if (plain.startsWith("<@") && plain.endsWith(">")) {
            String inside = plain.substring(2, plain.length() - 1);
            int bar = inside.indexOf('|');
            return bar < 0 ? inside : inside.substring(0, bar);
        }
        return plain.startsWith("@") ? plain.substring(1) : plain;
    }

    private Optional<Match> shortcut(String word) {
        return playbook.shortcuts().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(word))
                .findFirst()
                .map(entry -> new Match(entry.getValue(), name(entry.getValue())));
    }

    private Optional<Match> service(String word) {
        Optional<Match> known = knowledge().service(word).map(s -> new Match(Target.service(s.name()), s.name()));
        return known.isPresent()
                ? known
                : ask(directory -> directory.get(word, context))
                        .flatMap(Function.identity())
                        .map(this::match);
    }

    private Optional<Match> team(String word) {
        return knowledge().teams().keySet().stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .map(team -> new Match(Target.team(team), team));
    }

    private static Match match(Knowledge.PersonEntry person) {
        return new Match(Target.person(person.id()), person.name());
    }

    /** A service of the directory; under the playbook's name when it knows the same. */
    private Match match(ServiceEntry entry) {
        Optional<Knowledge.Service> known = knowledge().services().values().stream()
                .filter(service -> entry.id().equals(service.pagerId()))
                .findFirst();
        return known.map(service -> new Match(Target.service(service.name()), service.name()))
                .orElseGet(() -> new Match(Target.service(entry.id()), entry.name()));
    }

    private String name(Target target) {
        return target.kind() == Target.Kind.PERSON
                ? knowledge().person(target.name()).name()
                : target.name();
    }

    private static boolean answersTo(Knowledge.PersonEntry person, String name) {
        String email = person.email();
        int at = person.id().indexOf('@');
        return Stream.of(
                        person.name(),
                        person.id(),
                        email == null ? "" : email,
                        at < 0 ? person.id() : person.id().substring(0, at))
                .anyMatch(name::equalsIgnoreCase);
    }

    private Optional<Knowledge.PersonEntry> directoryPerson(String handle) {
        Optional<Provider> provider = serving(Capability.PEOPLE);
        try {
            return provider.flatMap(Provider::people)
                    .flatMap(people -> people.find(handle, context))
                    .map(Whom::entry);
        } catch (ProviderException e) {
            LOG.warn("the directory of people does not answer", e);
            return Optional.empty();
        }
    }

    private static Knowledge.PersonEntry entry(Person person) {
        return new Knowledge.PersonEntry(
                person.id(), person.name(), person.email(), person.phone(), person.handles(), List.of());
    }

    private <T> Optional<T> ask(Function<ServiceDirectory, T> question) {
        try {
            return serving(Capability.SERVICE_DIRECTORY)
                    .flatMap(Provider::serviceDirectory)
                    .map(question);
        } catch (ProviderException e) {
            LOG.warn("the directory of services does not answer", e);
            return Optional.empty();
        }
    }

    private Optional<Provider> serving(Capability capability) {
        return tools.serving(capability, type).flatMap(tools::named);
    }

    private Knowledge knowledge() {
        return type.policy().knowledge();
    }

    /**
     * A list of names, each of which must mean exactly one.
     *
     * @param matches those that do
     * @param unclear names that mean nobody or several, with what they might mean
     */
    record Listed(List<Match> matches, List<String> unclear) {}

    /** Reads a list, separated by commas, line breaks or, when every word is a name, by blanks. */
    Listed listed(String text) {
        String[] names = text.contains(",") || text.contains("\n")
                ? Reading.COMMAS.split(text)
                : Reading.BLANKS.split(text.strip());
        Map<Target, Match> matches = new LinkedHashMap<>();
        List<String> unclear = new ArrayList<>();
        for (String name : names) {
            if (name.isBlank()) {
                continue;
            }
            List<Match> found = exactly(name);
            if (found.size() == 1) {
                matches.putIfAbsent(found.get(0).target(), found.get(0));
            } else {
                @Nullable String near = Nearest.to(name.strip(), names()).orElse(null);
                unclear.add(near == null ? name.strip() : name.strip() + " (" + near + "?)");
            }
        }
        return new Listed(List.copyOf(matches.values()), unclear);
    }
}
