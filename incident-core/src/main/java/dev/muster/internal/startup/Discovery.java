package dev.muster.internal.startup;

import dev.muster.internal.engine.Fatal;
import dev.muster.playbook.Nearest;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds provider factories by {@code ServiceLoader} and makes providers by name. A broken one is a finding; the others still start. */
public final class Discovery {

    private static final int MAX_BROKEN = 100;

    private static final Pattern LEGAL_NAME = Pattern.compile("[a-z0-9-]+");
    private static final String REMOVE =
            "fix or remove that jar; it needs the version of incident-spi and the Java version that run here";

    private final Map<String, List<ProviderFactory>> factories = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final boolean strict;

    /** Looks in this class loader; null stands for the library's own. With {@code strict} a broken factory nobody named stops the start too. */
    public Discovery(@Nullable ClassLoader loader, boolean strict) {
        this.strict = strict;
        ClassLoader place = loader == null ? Discovery.class.getClassLoader() : loader;
        Iterator<ServiceLoader.Provider<ProviderFactory>> found =
                ServiceLoader.load(ProviderFactory.class, place).stream().iterator();
        Set<String> loaded = new HashSet<>();
        List<Throwable> broken = new ArrayList<>();
        while (broken.size() < MAX_BROKEN) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<ProviderFactory> next = found.next();
                loaded.add(next.type().getName());
                add(next);
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(e);
            }
        }
        if (!broken.isEmpty()) {
            Descriptors descriptors = Descriptors.seenBy(place);
            broken.forEach(problem -> broken(descriptors.culprit(problem, loaded), unloadable(problem), REMOVE, false));
        }
    }

    private void add(ServiceLoader.Provider<ProviderFactory> found) {
        String who = Origin.inWords(found.type());
        try {
            ProviderFactory factory = found.get();
            String name = factory.name();
            if (name == null || !LEGAL_NAME.matcher(name).matches()) {
                broken(
                        who,
                        "has the name " + (name == null ? "null" : '"' + name.replaceAll("\\p{Cntrl}", " ") + '"')
                                + ": expected lower case letters, digits and -",
                        "fix its name(), or remove that jar",
                        false);
                return;
            }
            factories.computeIfAbsent(name, each -> new ArrayList<>()).add(factory);
        } catch (RuntimeException | Error e) {
            Fatal.rethrow(e);
            broken(who, unloadable(e), REMOVE, false);
        }
    }

    private static String unloadable(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        boolean tellsNothing = cause instanceof ExceptionInInitializerError && cause.getCause() != null;
        return "cannot be loaded: " + (tellsNothing ? cause.getCause() : cause);
    }

    /** Reports something broken, which stops the start when the host asked for it by name, or wants none that is broken. */
    private void broken(String who, String what, String remedy, boolean isNamed) {
        findings.add(strict || isNamed ? Finding.error(who, what, remedy) : Finding.warning(who, what, remedy));
    }

    /** What was found wrong so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The providers that these settings name, or, when they name none, all that need no settings. */
    public List<Provider> make(Map<String, Map<String, String>> settings) {
        List<Provider> made = new ArrayList<>();
        factories.forEach((name, offered) -> {
            if (offered.size() > 1) {
                twice(name, offered, settings.containsKey(name));
            } else if (settings.isEmpty()) {
                make(offered.get(0), name, Map.of(), false).ifPresent(unnamed -> {
                    made.add(unnamed);
                    tellOf(unnamed);
                });
            }
        });
        settings.forEach((name, values) -> {
            List<ProviderFactory> named = factories.getOrDefault(name, List.of());
            if (named.isEmpty()) {
                findings.add(Finding.error("provider " + name, "is not on the class path", absent(name)));
            } else if (named.size() == 1) {
                make(named.get(0), name, values, true).ifPresent(made::add);
            }
        });
        return made;
    }

    /** How a host says that it wants a provider which needs no setting. */
    public static String naming(String provider) {
        return "write .discover(Settings.of(Map.of(\"" + provider + "\", Map.of())))";
    }

    /** A forgotten variable looks like this too, and the pages of a fake wake nobody. */
    private void tellOf(Provider unnamed) {
        findings.add(Finding.warning(
                "provider " + unnamed.name(),
                "is used because it is on the class path and needs no setting, and not because anybody named it; it is in "
                        + Origin.of(unnamed.getClass()),
                naming(unnamed.name()) + ", or take its jar away"));
    }

    private void twice(String name, List<ProviderFactory> offered, boolean isNamed) {
        String all = String.join(
                " and ",
                offered.stream()
                        .map(factory -> Origin.inWords(factory.getClass()))
                        .toList());
        broken("provider " + name, "is offered twice: " + all, "remove one of the two jars", isNamed);
    }

    /** A provider that has what it says it has; nothing when it is broken, which is reported, or when it needs settings and none are given. */
    private Optional<Provider> make(ProviderFactory factory, String name, Map<String, String> values, boolean isNamed) {
        String who = "provider " + name + " (" + Origin.inWords(factory.getClass()) + ")";
        try {
            List<Setting> taken = Objects.requireNonNull(factory.settings(), "settings() answers null");
            if (!isNamed && taken.stream().anyMatch(Setting::required)) {
                return Optional.empty();
            }
            ProviderConfig config = ProviderConfig.of(name, taken, values);
            List<Finding> problems = withSuggestions(config.check(), taken);
            findings.addAll(problems);
            return problems.isEmpty() ? whole(factory.create(config), who, isNamed) : Optional.empty();
        } catch (RuntimeException | Error e) {
            Fatal.rethrow(e);
            broken(who, "cannot be made: " + e, "check its settings and its jar", isNamed);
            return Optional.empty();
        }
    }

    private Optional<Provider> whole(@Nullable Provider made, String who, boolean isNamed) {
        String remedy = "fix or remove that jar";
        if (made == null || made.name() == null) {
            broken(who, made == null ? "is made as null" : "has the name null once it is made", remedy, isNamed);
            return Optional.empty();
        }
        List<Capability> empty = Offers.empty(made);
        if (!empty.isEmpty()) {
            broken(who, "says that it offers " + empty + ", and does not", remedy, isNamed);
            made.close();
            return Optional.empty();
        }
        return Optional.of(made);
    }

    private String absent(String name) {
        if (factories.isEmpty()) {
            return "no provider is on the class path: add one, such as provider-inmemory, and keep its META-INF/services file";
        }
        return Nearest.hint(name, factories.keySet());
    }

    private static List<Finding> withSuggestions(List<Finding> problems, List<Setting> taken) {
        List<String> known = taken.stream().map(s -> s.name()).toList();
        return problems.stream()
                .map(problem -> problem.problem().contains("not a setting")
                        ? Finding.error(
                                problem.subject(),
                                problem.problem(),
                                Nearest.hint(
                                        problem.subject()
                                                .substring(problem.subject().indexOf('.') + 1),
                                        known))
                        : problem)
                .toList();
    }
}
