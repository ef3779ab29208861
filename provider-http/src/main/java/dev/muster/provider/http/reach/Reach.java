package dev.muster.provider.http.reach;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Where a client may go (T07): {@code https} only, unless the base URL itself is on the loopback address; hosts that are the base URL's or were
 * allowed by name; no password in the URL; and only addresses of the public Internet, judged after the name was resolved, so that a name that
 * suddenly points inside is refused too. A tool inside a company's network needs {@link #withPrivateAddresses}. Where the JVM is told to use a proxy, it is the proxy that resolves
 * names, and its rules that hold. Immutable, thread-safe.
 */
public final class Reach {

    private final HttpUrl base;
    private final Set<String> hosts;
    private final boolean loopback;
    private final boolean privateAllowed;

    private Reach(HttpUrl base, Set<String> hosts, boolean privateAllowed) {
        this.base = base;
        this.hosts = hosts;
        this.loopback = isLoopback(base.host());
        this.privateAllowed = privateAllowed;
    }

    /**
     * The reach of a client whose calls start with {@code base}; not {@linkplain #checked() checked} yet.
     *
     * @throws IllegalArgumentException when it is no http or https URL
     */
    public static Reach from(URI base) {
        HttpUrl url = HttpUrl.parse(base.toString());
        if (url == null) {
            throw new IllegalArgumentException(
                    "url is no http or https URL: expected one such as https://api.example.com");
        }
        return new Reach(url, Set.of(url.host()), false);
    }

    /**
     * The same reach, once it is sure that the base URL itself is within.
     *
     * @throws IllegalArgumentException when it is not; the message says why and what to do
     */
    public Reach checked() {
        refusal(base).ifPresent(why -> {
            throw new IllegalArgumentException("url " + why);
        });
        return this;
    }

    /** The same reach and another host; {@code *.example.com} allows every host below. */
    public Reach and(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String bare = name.startsWith("*.") ? name.substring(2) : name;
        boolean isWhole = bare.contains(".") || isLoopback(bare);
        if (bare.isEmpty() || !isWhole || bare.contains("*") || bare.contains("/")) {
            throw new IllegalArgumentException("host '" + host
                    + "' cannot be allowed: expected a whole host name such as hooks.example.com or *.example.com");
        }
        Set<String> more = new LinkedHashSet<>(hosts);
        more.add(name);
        return new Reach(base, Set.copyOf(more), privateAllowed);
    }

    /** The same reach, private addresses included: for a tool inside the company's own network. Loopback and link-local stay out. */
    public Reach withPrivateAddresses() {
        return new Reach(base, hosts, true);
    }

    /** The URL that calls start with. */
    public HttpUrl base() {
        return base;
    }

    /** Why a URL may not be called, in words that end with the remedy; empty when it may. */
    public Optional<String> refusal(HttpUrl url) {
        if (!url.isHttps() && !(loopback && isLoopback(url.host()))) {
            return Optional.of("is not encrypted: use https (plain http is for the loopback address only)");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return Optional.of("carries a user or password: use the settings for credentials");
        }
        if (!isAllowed(url.host())) {
            return Optional.of("points to host " + url.host() + ", which is not allowed: expected one of "
                    + hosts.stream().sorted().toList());
        }
        if (isLiteral(url.host()) && !mayConnect(url.host())) {
            return Optional.of("points to an address that is not public: name the tool's public host");
        }
        return Optional.empty();
    }

    /**
     * The addresses that a host's name stands for, all of which are checked; those found are the ones that are connected to. A name that is not
     * allowed can only be a proxy's, which the host's own set-up chose.
     *
     * @throws UnknownHostException when one of them may not be called
     */
    public List<InetAddress> checked(String host, List<InetAddress> addresses) throws UnknownHostException {
        if (!isAllowed(host)) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            if (!mayConnect(address)) {
                throw new UnknownHostException(host + " stands for an address that is not public, which is not called");
            }
        }
        return addresses;
    }

    /** Whether an address may be connected to. */
    public boolean mayConnect(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopback;
        }
        boolean inside = privateAllowed
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
        return inside || Addresses.isPublic(address);
    }

    /** Whether a host is one of those allowed. */
    public boolean isAllowed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.contains(name)
                || hosts.stream().anyMatch(each -> each.startsWith("*.") && name.endsWith(each.substring(1)));
    }

    private boolean mayConnect(String literal) {
        try {
            // a literal is not looked up anywhere
            return mayConnect(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isLiteral(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
