package dev.muster.provider.http.settings;

import dev.muster.provider.http.reach.Reach;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the settings of one provider and collects what is wrong with them, so that a host is told everything at once. What is wrong is read as if it
 * were not there; {@link #complete} throws in the end. No value is ever shown. For one factory's {@code create}; not thread-safe.
 *
 * <pre>{@code
 * SettingsReader settings = SettingsReader.of(config);
 * Secret token = settings.secret("token");
 * URI url = settings.url("url");
 * double share = settings.share("limit-percent");
 * settings.complete();
 * }</pre>
 */
public final class SettingsReader {

    private static final URI NOWHERE = URI.create("https://127.0.0.1/");

    private final ProviderConfig config;
    private final List<Finding> problems;

    private SettingsReader(ProviderConfig config) {
        this.config = config;
        this.problems = new ArrayList<>(config.check());
    }

    /** Starts with what {@link ProviderConfig#check} finds. */
    public static SettingsReader of(ProviderConfig config) {
        return new SettingsReader(config);
    }

    /** A text; empty where there is none, or the setting is wrong. */
    public Optional<String> text(String name) {
        return isWrong(name) ? Optional.empty() : config.text(name).map(String::strip);
    }

    /** A secret; one that holds nothing where there is none. */
    public Secret secret(String name) {
        return Secret.of(text(name).orElse(""));
    }

    /** Secrets separated by commas. */
    public List<Secret> secrets(String name) {
        return parts(name).map(Secret::of).toList();
    }

    /** A yes or no. */
    public boolean flag(String name) {
        return !isWrong(name) && config.flag(name);
    }

    /** A duration of more than nothing, as a rule with a default. */
    public Duration duration(String name) {
        return read(name, "more than PT0S", text -> positive(Duration.parse(text)))
                .orElse(Duration.ofSeconds(1));
    }

    /** A share of a tool's limits, set in percent: 1 to 100. */
    public double share(String name) {
        return read(name, "1 to 100", text -> share(Integer.parseInt(text))).orElse(1.0);
    }

    /** A URL that a client may call: encrypted unless it is on the loopback address, public, without a password. */
    public URI url(String name) {
        return optionalUrl(name).orElse(NOWHERE);
    }

    /** The same, where there need not be one. */
    public Optional<URI> optionalUrl(String name) {
        Optional<URI> url = text(name).map(URI::create);
        url.flatMap(SettingsReader::refusal).ifPresent(why -> wrong(name, why, "set the URL that the tool documents"));
        return isWrong(name) ? Optional.empty() : url;
    }

    /** Pairs such as {@code a=b,c=d}, in the order given. */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : parts(name).toList()) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (key.isEmpty() || value.isEmpty()) {
                malformed(name, "name=value, separated by commas");
                return Map.of();
            }
            if (pairs.put(key, value) != null) {
                wrong(name, "names " + key + " twice", "leave one of the two out");
            }
        }
        return pairs;
    }

    /**
     * A value of another form.
     *
     * @param expected what is expected, for the message: {@code an e-mail address}
     * @param reader throws {@code IllegalArgumentException} or the like when the text is not of the form; what it throws is not shown
     */
    public <T> Optional<T> read(String name, String expected, Function<String, T> reader) {
        try {
            return text(name).map(reader);
        } catch (RuntimeException e) {
            malformed(name, expected);
            return Optional.empty();
        }
    }

    /** A text that has a form, described by a regular expression. */
    public Optional<String> matching(String name, String form, String expected) {
        text(name).filter(text -> !text.matches(form)).ifPresent(text -> malformed(name, expected));
        return text(name);
    }

    /** Notes that a setting has not the form it must have. */
    public void malformed(String name, String expected) {
        wrong(name, "is malformed", "expected " + expected);
    }

    /** Notes what else is wrong with a setting; its first problem only. */
    public void wrong(String name, String problem, String remedy) {
        if (!isWrong(name)) {
            problems.add(Finding.error(config.provider() + "." + name, problem, remedy));
        }
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalArgumentException when anything is wrong; the message has one line for each problem, with the setting and what to do
     */
    public void complete() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Finding::line).toList()));
        }
    }

    private boolean isWrong(String name) {
        String subject = config.provider() + "." + name;
        return problems.stream().anyMatch(problem -> problem.subject().equals(subject));
    }

    private Stream<String> parts(String name) {
        return text(name).stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }

    private static Duration positive(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not positive");
        }
        return duration;
    }

    private static double share(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("out of range");
        }
        return percent / 100.0;
    }

    private static Optional<String> refusal(URI url) {
        try {
            Reach.from(url).checked();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceFirst("^url ", ""));
        }
    }
}
