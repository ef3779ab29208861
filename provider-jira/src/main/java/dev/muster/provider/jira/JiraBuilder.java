package dev.muster.provider.jira;

import dev.muster.provider.http.Credentials;
import dev.muster.provider.http.pace.Waiting;
import dev.muster.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a site of Jira Cloud. Not thread-safe. Defaults:
 *
 * <ul>
 *   <li>no credentials: call {@link #basic} or {@link #oauth}
 *   <li>people open tickets where the API is
 *   <li>no accounts are given: they are looked up by e-mail address
 *   <li>no webhooks
 *   <li>the search may lag by one minute; a call takes at most 10 seconds; the whole of each limit is used
 * </ul>
 */
public final class JiraBuilder {

    final URI url;
    final JiraMapping mapping;
    Credentials credentials = Credentials.NONE;
    Map<String, String> accounts = Map.of();
    InstantSource clock = InstantSource.system();
    Waiting waiting = Waiting.ON_THREAD;
    Duration settleDelay = Duration.ofMinutes(1);
    Duration timeout = Duration.ofSeconds(10);
    double share = 1;

    /** What no text may show besides what a call itself carries. */
    final List<Secret> hidden = new ArrayList<>();

    @Nullable Supplier<List<Secret>> webhookSecrets;

    private @Nullable URI web;

    JiraBuilder(URI url, JiraMapping mapping) {
        this.url = Objects.requireNonNull(url, "url");
        this.mapping = Objects.requireNonNull(mapping, "mapping");
    }

    /** An API token and the e-mail address of the account that it belongs to. The token is asked for with each call. */
    public JiraBuilder basic(String email, Supplier<Secret> token) {
        this.credentials = Credentials.basic(email, token);
        return this;
    }

    /** An OAuth access token, asked for with each call. */
    public JiraBuilder oauth(Supplier<Secret> token) {
        this.credentials = Credentials.bearer(token);
        return this;
    }

    /** Where people open tickets, such as {@code https://acme.atlassian.net}: needed with OAuth. */
    public JiraBuilder web(URI site) {
        this.web = Objects.requireNonNull(site, "site");
        return this;
    }

    /** Account ids by e-mail address or by the host's id of a person: for accounts that hide their address. */
    public JiraBuilder accounts(Map<String, String> ids) {
        this.accounts = Map.copyOf(ids);
        return this;
    }

    /** The secrets of the webhooks, asked for with each delivery: several while one is being changed. */
    public JiraBuilder webhookSecrets(Supplier<List<Secret>> secrets) {
        this.webhookSecrets = Objects.requireNonNull(secrets, "secrets");
        return this;
    }

    /** How long the search may lag behind what was written. */
    public JiraBuilder settleDelay(Duration most) {
        if (most.isNegative()) {
            throw new IllegalArgumentException("settleDelay is " + most + ": expected 0 or more");
        }
        this.settleDelay = most;
        return this;
    }

    /** What tells the time. */
    public JiraBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** How a call waits for its turn. */
    public JiraBuilder waiting(Waiting how) {
        this.waiting = Objects.requireNonNull(how, "how");
        return this;
    }

    /** How long a call may take at most. */
    public JiraBuilder timeout(Duration most) {
        this.timeout = Objects.requireNonNull(most, "most");
        return this;
    }

    /** The share of the limits that is used, above 0 to 1: less than 1 where others use the same account. */
    public JiraBuilder share(double part) {
        this.share = part;
        return this;
    }

    /**
     * The provider. Connects to nothing yet.
     *
     * @throws IllegalArgumentException when the URL may not be called
     */
    public JiraProvider build() {
        return new JiraProvider(this);
    }

    URI site() {
        URI site = web;
        return site == null ? url : site;
    }
}
