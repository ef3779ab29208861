package dev.muster.provider.pagerduty;

import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
import java.util.List;
import java.util.stream.Stream;

/** Makes a {@link PagerDutyProvider} from settings. */
public final class PagerDutyProviderFactory implements ProviderFactory {

    private static final String TOKEN = "token";
    private static final String FROM = "from";
    private static final String OAUTH = "oauth";
    private static final String URL = "url";
    private static final String EVENTS_URL = "events-url";
    private static final String WEB_URL = "web-url";
    private static final String DEFAULT_SERVICE = "default-service";
    private static final String ROUTING_KEYS = "routing-keys";
    private static final String PRIORITY_HIGH = "priority-high";
    private static final String PRIORITY_LOW = "priority-low";
    private static final String WEBHOOK_SECRETS = "webhook-secrets";
    private static final String LIMIT_PERCENT = "limit-percent";

    private static final List<Setting> SETTINGS = List.of(
            Setting.required(
                    TOKEN, Setting.Type.SECRET, "an API key that may write, or an OAuth token (then set oauth)"),
            Setting.required(
                    FROM, Setting.Type.TEXT, "the e-mail address of the PagerDuty user to act as, whom nobody pages"),
            Setting.optional(OAUTH, Setting.Type.BOOLEAN, "false", "whether token is an OAuth access token"),
            Setting.optional(
                    URL,
                    Setting.Type.URL,
                    "https://api.pagerduty.com",
                    "the REST API; https://api.eu.pagerduty.com in the EU"),
            Setting.optional(
                    EVENTS_URL,
                    Setting.Type.URL,
                    "https://events.pagerduty.com/v2",
                    "the Events API, with its version"),
            Setting.optional(WEB_URL, Setting.Type.URL, "https://app.pagerduty.com", "where people see the account"),
            Setting.optional(
                    DEFAULT_SERVICE,
                    Setting.Type.TEXT,
                    null,
                    "the id of the service to page people and escalation policies under"),
            Setting.optional(
                    ROUTING_KEYS,
                    Setting.Type.SECRET,
                    null,
                    "integration keys of Events API v2, as service=key, separated by commas: such services are paged"
                            + " by events"),
            Setting.optional(PRIORITY_HIGH, Setting.Type.TEXT, null, "the priority of loud pages, by name or id"),
            Setting.optional(PRIORITY_LOW, Setting.Type.TEXT, null, "the priority of quiet pages, by name or id"),
            Setting.optional(
                    WEBHOOK_SECRETS,
                    Setting.Type.SECRET,
                    null,
                    "the secrets of webhook subscriptions, separated by commas: the new one beside the old while it is"
                            + " changed"),
            Setting.optional(
                    LIMIT_PERCENT,
                    Setting.Type.INTEGER,
                    "100",
                    "how much of the published limits to use, 1 to 100: the rest is for others"));

    /** A factory; what {@code ServiceLoader} calls. */
    public PagerDutyProviderFactory() {
        // nothing to keep
    }

    @Override
    public String name() {
        return PagerDutyProvider.NAME;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(ProviderConfig config) {
        List<Finding> problems = config.check();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Finding::line).toList()));
        }
        Secret token = config.secret(TOKEN).orElseThrow();
        PagerDutyBuilder builder = PagerDutyProvider.builder(() -> token, config.required(FROM))
                .url(config.url(URL).orElseThrow())
                .eventsUrl(config.url(EVENTS_URL).orElseThrow())
                .web(config.url(WEB_URL).orElseThrow())
                .share(share(config.integer(LIMIT_PERCENT).orElseThrow()));
        if (config.flag(OAUTH)) {
            builder.oauth();
        }
        config.text(DEFAULT_SERVICE).ifPresent(builder::defaultService);
        config.text(PRIORITY_HIGH).ifPresent(builder::priorityHigh);
        config.text(PRIORITY_LOW).ifPresent(builder::priorityLow);
        parts(config, ROUTING_KEYS).forEach(part -> route(builder, part));
        List<Secret> secrets = parts(config, WEBHOOK_SECRETS).map(Secret::of).toList();
        if (!secrets.isEmpty()) {
            builder.webhookSecrets(() -> secrets);
        }
        return builder.build();
    }

    private static void route(PagerDutyBuilder builder, String part) {
        String[] pair = part.split("=", 2);
        if (pair.length < 2 || pair[0].isBlank()) {
            throw new IllegalArgumentException(PagerDutyProvider.NAME + "." + ROUTING_KEYS
                    + " is malformed: expected service=key, separated by commas");
        }
        builder.routingKey(pair[0].strip(), Secret.of(pair[1].strip()));
    }

    private static Stream<String> parts(ProviderConfig config, String list) {
        return config.secret(list).stream()
                .flatMap(secret -> Stream.of(secret.reveal().split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }

    private static double share(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(
                    PagerDutyProvider.NAME + "." + LIMIT_PERCENT + " is " + percent + ": expected 1 to 100");
        }
        return percent / 100.0;
    }
}
