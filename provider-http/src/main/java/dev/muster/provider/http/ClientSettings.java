package dev.muster.provider.http;

import dev.muster.provider.http.reach.Reach;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every HTTP provider has, so that a host finds them under the same names everywhere: {@code url}, {@code timeout}, {@code limit-share},
 * {@code concurrency} and {@code inside-our-network}. A factory declares them beside its own, and starts its client from them.
 */
public final class ClientSettings {

    private static final String URL = "url";
    private static final String TIMEOUT = "timeout";
    private static final String SHARE = "limit-share";
    private static final String CONCURRENCY = "concurrency";
    private static final String INSIDE = "inside-our-network";

    private ClientSettings() {}

    /**
     * The settings to declare.
     *
     * @param url where the vendor's API is, or null when each tenant has its own URL, which is then required
     */
    public static List<Setting> declared(@Nullable String url) {
        return List.of(
                url == null
                        ? Setting.required(URL, Setting.Type.URL, "Where the tool's API is.")
                        : Setting.optional(URL, Setting.Type.URL, url, "Where the tool's API is."),
                Setting.optional(TIMEOUT, Setting.Type.DURATION, "PT10S", "How long one call may take, PT5M at most."),
                Setting.optional(
                        SHARE,
                        Setting.Type.INTEGER,
                        "100",
                        "The share of the tool's rate limits that this process uses, in percent, 1 to 100: less where several"
                                + " processes or other programs use the same account."),
                Setting.optional(
                        CONCURRENCY,
                        Setting.Type.INTEGER,
                        "32",
                        "How many calls may be under way at a time, 1 to 1000."),
                Setting.optional(
                        INSIDE,
                        Setting.Type.BOOLEAN,
                        "false",
                        "Whether the tool is inside the company's own network, at private addresses."));
    }

    /** What is wrong with them beyond their type, all at once; empty when all is well. Ask after {@link ProviderConfig#check}. */
    public static List<Finding> problems(ProviderConfig config) {
        List<Finding> findings = new ArrayList<>();
        config.url(URL)
                .flatMap(url -> refused(url, config.flag(INSIDE)))
                .ifPresent(problem -> findings.add(error(config, URL, problem)));
        config.duration(TIMEOUT)
                .filter(time -> time.isNegative() || time.isZero() || time.compareTo(Duration.ofMinutes(5)) > 0)
                .ifPresent(time -> findings.add(error(config, TIMEOUT, "is " + time + ": expected up to PT5M")));
        outside(config, SHARE, 100).ifPresent(findings::add);
        outside(config, CONCURRENCY, 1_000).ifPresent(findings::add);
        return findings;
    }

    /**
     * Starts to set up the client of a provider.
     *
     * @throws IllegalArgumentException when a setting is missing or wrong; the message names all that are
     */
    public static ToolClientBuilder builder(ProviderConfig config) {
        List<Finding> problems = new ArrayList<>(config.check());
        if (problems.isEmpty()) {
            problems.addAll(problems(config));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Finding::line).toList()));
        }
        ToolClientBuilder builder = ToolClient.builder(config.provider(), URI.create(config.required(URL)));
        config.duration(TIMEOUT).ifPresent(builder::timeout);
        config.integer(SHARE).ifPresent(percent -> builder.share(percent / 100.0));
        config.integer(CONCURRENCY).ifPresent(builder::concurrency);
        return config.flag(INSIDE) ? builder.insideOurNetwork() : builder;
    }

    private static Optional<String> refused(URI url, boolean inside) {
        try {
            Reach reach = Reach.from(url);
            return (inside ? reach.withPrivateAddresses() : reach).refusal(reach.base());
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceFirst("^url ", ""));
        }
    }

    private static Optional<Finding> outside(ProviderConfig config, String name, int most) {
        return config.integer(name)
                .filter(value -> value < 1 || value > most)
                .map(value -> error(config, name, "is " + value + ": expected 1 to " + most));
    }

    private static Finding error(ProviderConfig config, String name, String problem) {
        return Finding.error(config.provider() + "." + name, problem, "change it");
    }
}
