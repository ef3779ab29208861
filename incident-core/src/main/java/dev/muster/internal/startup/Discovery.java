package dev.muster.internal.startup;

import dev.muster.playbook.Nearest;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds provider factories by {@code ServiceLoader} and makes providers by name. A broken one is a finding; the others still start. */
public final class Discovery {

    private static final int MAX_BROKEN = 100;

    private final Map<String, List<ProviderFactory>> factories = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final boolean strict;

    /** Looks in this class loader; null stands for the library's own. With {@code strict} a broken factory nobody named stops the start too. */
    public Discovery(@Nullable ClassLoader loader, boolean strict) {
        this.strict = strict;
        ClassLoader place = loader == null ? Discovery.class.getClassLoader() : loader;
        Iterator<ServiceLoader.Provider<ProviderFactory>> found =
                ServiceLoader.load(ProviderFactory.class, place).stream().iterator();
        for (int broken = 0; broken < MAX_BROKEN; ) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
                findings.add(broken("a provider on the class path", e));
            }
        }
    }

    private void add(ServiceLoader.Provider<ProviderFactory> found) {
        Class<? extends ProviderFactory> type = found.type();
        try {
            ProviderFactory factory = found.get();
            factories.computeIfAbsent(factory.name(), name -> new ArrayList<>()).add(factory);
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            findings.add(broken(type.getName() + " in " + Origin.of(type), e));
        }
    }

    private Finding broken(String who, Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        String what = "cannot be loaded: " + cause;
        String remedy =
                "fix or remove that jar; it needs the version of incident-spi and the Java version that run here";
        return strict ? Finding.error(who, what, remedy) : Finding.warning(who, what, remedy);
    }

    /** What was found wrong so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The providers that these settings name, or, when they name none, all that need no settings. */
    public List<Provider> make(Map<String, Map<String, String>> settings) {
        List<Provider> made = new ArrayList<>();
        if (settings.isEmpty()) {
            for (String name : factories.keySet()) {
                boolean needsNone =
                        factories.get(name).get(0).settings().stream().noneMatch(s -> s.required());
                if (needsNone) {
                    int before = made.size();
                    one(name, Map.of(), made);
                    made.subList(before, made.size()).forEach(this::tellOf);
                }
            }
        } else {
            settings.forEach((name, values) -> one(name, values, made));
        }
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

    private void one(String name, Map<String, String> values, List<Provider> made) {
        List<ProviderFactory> named = factories.getOrDefault(name, List.of());
        if (named.isEmpty()) {
            findings.add(Finding.error("provider " + name, "is not on the class path", absent(name)));
            return;
        }
        if (named.size() > 1) {
            String both = String.join(
                    " and ",
                    named.stream()
                            .map(f -> f.getClass().getName() + " in " + Origin.of(f.getClass()))
                            .toList());
            findings.add(Finding.error("provider " + name, "is offered twice: " + both, "remove one of the two jars"));
            return;
        }
        ProviderFactory factory = named.get(0);
        ProviderConfig config = ProviderConfig.of(name, factory.settings(), values);
        List<Finding> problems = withSuggestions(config.check(), factory);
        findings.addAll(problems);
        if (problems.isEmpty()) {
            try {
                made.add(factory.create(config));
            } catch (RuntimeException | LinkageError e) {
                String who = "provider " + name + " (" + factory.getClass().getName() + " in "
                        + Origin.of(factory.getClass()) + ")";
                findings.add(Finding.error(who, "cannot be made: " + e, "check its settings and its jar"));
            }
        }
    }

    private String absent(String name) {
        if (factories.isEmpty()) {
            return "no provider is on the class path: add one, such as provider-inmemory, and keep its META-INF/services file";
        }
        return Nearest.hint(name, factories.keySet());
    }

    private static List<Finding> withSuggestions(List<Finding> problems, ProviderFactory factory) {
        List<String> known = factory.settings().stream().map(s -> s.name()).toList();
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
