package dev.muster.provider.http;

import dev.muster.provider.http.pace.Waiting;
import dev.muster.provider.http.reach.Reach;
import dev.muster.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/**
 * Sets up a {@link ToolClient}. Not thread-safe. Defaults:
 *
 * <ul>
 *   <li>no credentials, the {@linkplain Dialect#STANDARD standard} dialect, the system clock
 *   <li>a call takes at most 10 seconds, and waits for its turn at most 2 of them
 *   <li>32 calls at a time; the breaker opens for 10 seconds after 10 failures in a row
 *   <li>the whole of each limit is used (97 % of it, see {@link dev.muster.provider.http.pace.Throttle})
 *   <li>an answer has at most 1 MiB, unpacked
 *   <li>only the base URL's own host is called, and only at public addresses
 * </ul>
 */
public final class ToolClientBuilder {

    final String provider;
    Reach reach;
    Credentials credentials = Credentials.NONE;
    Dialect dialect = Dialect.STANDARD;
    InstantSource clock = InstantSource.system();
    Waiting waiting = Waiting.ON_THREAD;
    Duration timeout = Duration.ofSeconds(10);
    Duration patience = Duration.ofSeconds(2);
    int concurrency = 32;
    int breakAfter = 10;
    Duration breakFor = Duration.ofSeconds(10);
    double share = 1;
    int mostBytes = 1 << 20;
    Dns dns = Dns.SYSTEM;
    UnaryOperator<OkHttpClient.Builder> tls = UnaryOperator.identity();
    final Map<String, String> headers = new LinkedHashMap<>();
    final List<Secret> secrets = new ArrayList<>();

    ToolClientBuilder(String provider, URI base) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.reach = Reach.from(base);
        String version = ToolClientBuilder.class.getPackage().getImplementationVersion();
        headers.put("User-Agent", "muster/" + (version == null ? "dev" : version) + " (" + provider + ")");
        headers.put("Accept", "application/json");
    }

    /** What proves who calls. */
    public ToolClientBuilder credentials(Credentials proof) {
        this.credentials = Objects.requireNonNull(proof, "proof");
        return this;
    }

    /** Other secrets that must not be seen: webhook secrets, keys that travel in bodies. */
    public ToolClientBuilder secret(Secret secret) {
        secrets.add(Objects.requireNonNull(secret, "secret"));
        return this;
    }

    /** How the vendor talks. */
    public ToolClientBuilder dialect(Dialect vendor) {
        this.dialect = Objects.requireNonNull(vendor, "vendor");
        return this;
    }

    /** A header of every request. */
    public ToolClientBuilder header(String name, String value) {
        headers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /** Another host that may be called: one that the tool hands out URLs to. {@code *.example.com} allows every host below. */
    public ToolClientBuilder alsoAt(String host) {
        reach = reach.and(host);
        return this;
    }

    /** Lets the tool be inside the company's own network: private addresses may be called. */
    public ToolClientBuilder insideOurNetwork() {
        reach = reach.withPrivateAddresses();
        return this;
    }

    /** What tells the time: deadlines, windows and waits go by it. */
    public ToolClientBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** How a call waits for its turn. */
    public ToolClientBuilder waiting(Waiting how) {
        this.waiting = Objects.requireNonNull(how, "how");
        return this;
    }

    /** How long a call may take, its turn included; never longer than the deadline of its context. */
    public ToolClientBuilder timeout(Duration most) {
        this.timeout = positive("timeout", most);
        return this;
    }

    /** How long a call may wait for its turn; one that would have to wait longer is given back with the time to come again. */
    public ToolClientBuilder patience(Duration most) {
        this.patience = Objects.requireNonNull(most, "most");
        return this;
    }

    /** How many calls may be under way at a time. */
    public ToolClientBuilder concurrency(int calls) {
        this.concurrency = atLeastOne("concurrency", calls);
        return this;
    }

    /** After how many failures in a row the tool is left alone, and for how long at first. */
    public ToolClientBuilder breaker(int failures, Duration time) {
        this.breakAfter = atLeastOne("failures", failures);
        this.breakFor = positive("time", time);
        return this;
    }

    /** The share of each limit that this client uses, above 0 to 1: less than 1 where other processes or programs use the same account. */
    public ToolClientBuilder share(double part) {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("share is " + part + ": expected more than 0 and at most 1");
        }
        this.share = part;
        return this;
    }

    /** The largest answer that is read, in bytes, unpacked. */
    public ToolClientBuilder mostBytes(int bytes) {
        this.mostBytes = atLeastOne("mostBytes", bytes);
        return this;
    }

    ToolClientBuilder dns(Dns names) {
        this.dns = names;
        return this;
    }

    ToolClientBuilder tls(UnaryOperator<OkHttpClient.Builder> trust) {
        this.tls = trust;
        return this;
    }

    /**
     * The client. Connects to nothing yet.
     *
     * @throws IllegalArgumentException when the base URL may not be called; the message says why and what to do
     */
    public ToolClient build() {
        return new ToolClient(this);
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ": expected 1 or more");
        }
        return value;
    }

    private static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + ": expected a positive duration");
        }
        return value;
    }
}
