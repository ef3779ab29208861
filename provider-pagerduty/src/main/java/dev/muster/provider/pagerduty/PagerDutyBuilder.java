package dev.muster.provider.pagerduty;

import dev.muster.provider.http.pace.Waiting;
import dev.muster.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a PagerDuty account. Not thread-safe. Defaults:
 *
 * <ul>
 *   <li>{@code https://api.pagerduty.com}, {@code https://events.pagerduty.com/v2} and {@code https://app.pagerduty.com}
 *   <li>the token is an API key
 *   <li>no default service: people and escalation policies cannot be paged
 *   <li>no routing keys: every page goes by REST
 *   <li>no priorities, no webhooks
 *   <li>the whole of each published limit; a call takes at most 10 seconds
 * </ul>
 */
public final class PagerDutyBuilder {

    /** The form of an integration key. */
    static final String ROUTING_KEY = "[A-Za-z0-9]{32}";

    final Supplier<Secret> token;
    final Map<String, Secret> routingKeys = new LinkedHashMap<>();
    URI url = URI.create("https://api.pagerduty.com");
    URI eventsUrl = URI.create("https://events.pagerduty.com/v2");
    boolean oauth;
    InstantSource clock = InstantSource.system();
    Waiting waiting = Waiting.ON_THREAD;
    double share = 1;
    Duration timeout = Duration.ofSeconds(10);

    /** What no text may show besides what a call itself carries. */
    final List<Secret> hidden = new ArrayList<>();

    @Nullable Supplier<List<Secret>> webhookSecrets;

    private final String from;
    private URI web = URI.create("https://app.pagerduty.com");
    private @Nullable String defaultService;
    private @Nullable String priorityHigh;
    private @Nullable String priorityLow;

    PagerDutyBuilder(Supplier<Secret> token, String from) {
        this.token = Objects.requireNonNull(token, "token");
        this.from = Objects.requireNonNull(from, "from");
        if (!from.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException(PagerDutyProvider.NAME
                    + ".from is no e-mail address: expected that of the PagerDuty user whom this provider acts as");
        }
    }

    /** Where REST API v2 is: another region, or a test. */
    public PagerDutyBuilder url(URI base) {
        this.url = Objects.requireNonNull(base, "base");
        return this;
    }

    /** Where Events API v2 is, with its version. */
    public PagerDutyBuilder eventsUrl(URI base) {
        this.eventsUrl = Objects.requireNonNull(base, "base");
        return this;
    }

    /** Where people see the account, such as {@code https://acme.pagerduty.com}. */
    public PagerDutyBuilder web(URI base) {
        this.web = Objects.requireNonNull(base, "base");
        return this;
    }

    /** The token is an OAuth access token. */
    public PagerDutyBuilder oauth() {
        this.oauth = true;
        return this;
    }

    /** The id of the service under which people and escalation policies are paged. */
    public PagerDutyBuilder defaultService(String id) {
        this.defaultService = Objects.requireNonNull(id, "id");
        return this;
    }

    /** The integration key of Events API v2 of a service: its pages go by events from now on. */
    public PagerDutyBuilder routingKey(String service, Secret key) {
        if (!key.reveal().matches(ROUTING_KEY)) {
            throw new IllegalArgumentException(PagerDutyProvider.NAME + ".routing-keys has a key for " + service
                    + " that is malformed: expected 32 letters and digits");
        }
        routingKeys.put(service, key);
        return this;
    }

    /** The priority of loud pages, by name or id. */
    public PagerDutyBuilder priorityHigh(String nameOrId) {
        this.priorityHigh = Objects.requireNonNull(nameOrId, "nameOrId");
        return this;
    }

    /** The priority of quiet pages, by name or id. */
    public PagerDutyBuilder priorityLow(String nameOrId) {
        this.priorityLow = Objects.requireNonNull(nameOrId, "nameOrId");
        return this;
    }

    /** The secrets of the webhook subscriptions, asked for with each delivery: several while one is being changed. */
    public PagerDutyBuilder webhookSecrets(Supplier<List<Secret>> secrets) {
        this.webhookSecrets = Objects.requireNonNull(secrets, "secrets");
        return this;
    }

    /** What tells the time. */
    public PagerDutyBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** How a call waits for its turn. */
    public PagerDutyBuilder waiting(Waiting how) {
        this.waiting = Objects.requireNonNull(how, "how");
        return this;
    }

    /** The share of the published limits that is used, above 0 to 1: less than 1 where others use the same token. */
    public PagerDutyBuilder share(double part) {
        this.share = part;
        return this;
    }

    /** How long a call may take at most. */
    public PagerDutyBuilder timeout(Duration most) {
        this.timeout = Objects.requireNonNull(most, "most");
        return this;
    }

    /**
     * The provider. Connects to nothing yet.
     *
     * @throws IllegalArgumentException when a URL may not be called
     */
    public PagerDutyProvider build() {
        return new PagerDutyProvider(this);
    }

    Account.Habits habits() {
        return new Account.Habits(from, defaultService, routingKeys, priorityHigh, priorityLow, web);
    }
}
