package dev.muster;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of providers that are found by name: by provider, then by setting. Prints names only.
 */
public final class Settings {

    private static final String PREFIX = "MUSTER_";

    private final Map<String, Map<String, String>> byProvider;

    private Settings(Map<String, Map<String, String>> byProvider) {
        this.byProvider = byProvider;
    }

    /** No settings: every provider on the class path that needs none is used, with a warning, and not for its store. */
    public static Settings none() {
        return of(Map.of());
    }

    /** These settings, by provider and setting name. */
    public static Settings of(Map<String, Map<String, String>> byProvider) {
        Map<String, Map<String, String>> copy = new TreeMap<>();
        byProvider.forEach((provider, values) -> copy.put(provider, Map.copyOf(values)));
        return new Settings(copy);
    }

    /**
     * Settings from the environment: {@code MUSTER_SLACK_BOT_TOKEN} is the setting {@code bot-token} of the provider {@code slack}. A variable {@code
     * MUSTER_SLACK} with any value names a provider that needs no setting.
     */
    public static Settings fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** Settings from these variables. */
    public static Settings fromEnvironment(Map<String, String> variables) {
        Map<String, Map<String, String>> found = new TreeMap<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                String rest = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                int end = rest.indexOf('_');
                String provider = end < 0 ? rest : rest.substring(0, end);
                Map<String, String> settings = found.computeIfAbsent(provider, p -> new TreeMap<>());
                if (end >= 0) {
                    settings.put(rest.substring(end + 1).replace('_', '-'), value);
                }
            }
        });
        return of(found);
    }

    /** The settings by provider and setting name. */
    public Map<String, Map<String, String>> byProvider() {
        return byProvider;
    }

    @Override
    public String toString() {
        Map<String, Object> names = new TreeMap<>();
        byProvider.forEach((provider, values) ->
                names.put(provider, values.keySet().stream().sorted().toList()));
        return names.toString();
    }
}
