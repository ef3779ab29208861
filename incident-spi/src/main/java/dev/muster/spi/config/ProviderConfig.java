package dev.muster.spi.config;

import dev.muster.spi.call.Misconfigured;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings given to one provider, checked against what it declares. Immutable, thread-safe; prints names only.
 */
public final class ProviderConfig {

    private final String provider;
    private final Map<String, Setting> declared;
    private final Map<String, String> given;

    private ProviderConfig(String provider, Map<String, Setting> declared, Map<String, String> given) {
        this.provider = provider;
        this.declared = declared;
        this.given = given;
    }

    /**
     * The settings of {@code provider}. Call {@link #check} first: reading a value that is missing or malformed throws.
     *
     * @param provider the provider's name
     * @param settings what it declares
     * @param values what the host gives, by setting name
     */
    public static ProviderConfig of(String provider, List<Setting> settings, Map<String, String> values) {
        Map<String, Setting> byName = new HashMap<>();
        settings.forEach(s -> byName.put(s.name(), s));
        return new ProviderConfig(Objects.requireNonNull(provider, "provider"), Map.copyOf(byName), Map.copyOf(values));
    }

    /** Every problem of the values given, all at once: missing, malformed, unknown. Empty when all is well. Never shows a value. */
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        declared.values().stream()
                .sorted(java.util.Comparator.comparing(Setting::name))
                .forEach(setting -> {
                    String value = raw(setting.name());
                    if (value == null || value.isBlank()) {
                        if (setting.required()) {
                            findings.add(Finding.error(
                                    provider + "." + setting.name(), "is missing", "set it: " + setting.doc()));
                        }
                    } else {
                        malformed(setting.type(), value)
                                .ifPresent(expected -> findings.add(Finding.error(
                                        provider + "." + setting.name(), "is malformed", "expected " + expected)));
                    }
                });
        given.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .sorted()
                .forEach(name -> findings.add(Finding.error(
                        provider + "." + name,
                        "is not a setting of this provider",
                        "known settings: "
                                + String.join(
                                        ", ",
                                        declared.keySet().stream().sorted().toList()))));
        return findings;
    }

    /** The provider's name. */
    public String provider() {
        return provider;
    }

    /** A text value, or the declared default; empty when there is neither. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(raw(name)).filter(v -> !v.isBlank());
    }

    /**
     * A text value that must be there.
     *
     * @throws Misconfigured when it is missing; names the setting and what to do
     */
    public String required(String name) {
        return text(name).orElseThrow(() -> {
            Setting setting = declared.get(name);
            String doc = setting == null ? "" : ": " + setting.doc();
            return new Misconfigured(provider, name, "is missing", "set it" + doc);
        });
    }

    /** A secret value. */
    public Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    /**
     * An absolute http or https URL.
     *
     * @throws Misconfigured when it is none; never shows the value
     */
    public Optional<URI> url(String name) {
        return wellFormed(name, Setting.Type.URL).map(URI::create);
    }

    /**
     * A whole number of at most nine digits.
     *
     * @throws Misconfigured when it is none; never shows the value
     */
    public Optional<Integer> integer(String name) {
        return wellFormed(name, Setting.Type.INTEGER).map(Integer::valueOf);
    }

    /**
     * A yes or no; no when there is neither a value nor a default.
     *
     * @throws Misconfigured when it is neither {@code true} nor {@code false}; never shows the value
     */
    public boolean flag(String name) {
        return wellFormed(name, Setting.Type.BOOLEAN).map(Boolean::valueOf).orElse(false);
    }

    /**
     * A duration in ISO-8601, such as {@code PT30S}.
     *
     * @throws Misconfigured when it is none; never shows the value
     */
    public Optional<Duration> duration(String name) {
        return wellFormed(name, Setting.Type.DURATION).map(Duration::parse);
    }

    /** The value, once it is known to be of this form: what the JDK says of a malformed one would show it. */
    private Optional<String> wellFormed(String name, Setting.Type type) {
        Optional<String> value = text(name);
        value.flatMap(text -> malformed(type, text)).ifPresent(expected -> {
            throw new Misconfigured(provider, name, "is malformed", "expected " + expected);
        });
        return value;
    }

    private @org.jspecify.annotations.Nullable String raw(String name) {
        Setting setting = declared.get(name);
        if (setting == null) {
            throw new IllegalArgumentException(provider + " reads setting " + name + " but does not declare it");
        }
        String value = given.get(name);
        return value == null ? setting.defaultValue() : value;
    }

    private static Optional<String> malformed(Setting.Type type, String value) {
        return switch (type) {
            case TEXT, SECRET -> Optional.empty();
            case URL -> isUrl(value) ? Optional.empty() : Optional.of("an absolute http or https URL");
            case INTEGER -> value.matches("-?\\d{1,9}") ? Optional.empty() : Optional.of("a whole number");
            case BOOLEAN ->
                value.equals("true") || value.equals("false") ? Optional.empty() : Optional.of("true or false");
            case DURATION -> isDuration(value) ? Optional.empty() : Optional.of("an ISO-8601 duration such as PT30S");
        };
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        try {
            Duration.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return provider + given.keySet().stream().sorted().toList();
    }
}
