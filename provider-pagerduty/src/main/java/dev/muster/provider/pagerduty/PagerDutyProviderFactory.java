package dev.muster.provider.pagerduty;

import dev.muster.provider.http.settings.SettingsReader;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
import java.util.List;

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
        SettingsReader settings = SettingsReader.of(config);
        Secret token = settings.secret(TOKEN);
        String from = settings.matching(FROM, "[^@\\s]+@[^@\\s]+", "the e-mail address of a PagerDuty user")
                .orElse("nobody@invalid");
        PagerDutyBuilder builder = PagerDutyProvider.builder(() -> token, from)
                .url(settings.url(URL))
                .eventsUrl(settings.url(EVENTS_URL))
                .web(settings.url(WEB_URL))
                .share(settings.share(LIMIT_PERCENT));
        if (settings.flag(OAUTH)) {
            builder.oauth();
        }
        settings.matching(DEFAULT_SERVICE, PageId.VENDOR_ID, "the id of a service, such as PSVC001, not its name")
                .ifPresent(builder::defaultService);
        settings.text(PRIORITY_HIGH).ifPresent(builder::priorityHigh);
        settings.text(PRIORITY_LOW).ifPresent(builder::priorityLow);
        settings.pairs(ROUTING_KEYS).forEach((service, key) -> {
            if (service.matches(PageId.VENDOR_ID) && key.matches(PagerDutyBuilder.ROUTING_KEY)) {
                builder.routingKey(service, Secret.of(key));
            } else {
                settings.malformed(
                        ROUTING_KEYS, "service ids with keys of 32 letters and digits: PSVC002=key,PSVC003=key");
            }
        });
        List<Secret> secrets = settings.secrets(WEBHOOK_SECRETS);
        builder.hidden.add(token);
        builder.hidden.addAll(secrets);
        if (!secrets.isEmpty()) {
            builder.webhookSecrets(() -> secrets);
        }
        settings.complete();
        return builder.build();
    }
}
