package dev.muster.provider.http.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.WebSocketListener;

/**
 * A tool made of scripts, on a port of the loopback address. A request that no script knows is answered 404 and kept apart ({@link #unscripted}).
 * Thread-safe; scripts are called one at a time.
 */
public final class ScriptedServer implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Manners manners;
    private final List<Route> routes = new ArrayList<>();
    private final Deque<Planted> faults = new ArrayDeque<>();
    private final List<Quota> quotas = new ArrayList<>();
    private final List<Heard> journal = new ArrayList<>();
    private final List<Heard> unscripted = new ArrayList<>();
    private Function<Heard, Optional<Fault>> fate = request -> Optional.empty();
    private int refusedByQuota;
    private Duration latency = Duration.ZERO;

    /** A fault that waits for a request. */
    private record Planted(Predicate<Heard> which, Fault fault, Duration retryAfter) {}

    private ScriptedServer(Manners manners) {
        this.manners = Objects.requireNonNull(manners, "manners");
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
    }

    /** Starts a server of these manners, without a script yet. */
    public static ScriptedServer start(Manners manners) {
        ScriptedServer started = new ScriptedServer(manners);
        try {
            started.server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started;
    }

    /** Starts a server that goes by the book. */
    public static ScriptedServer start() {
        return start(Manners.STANDARD);
    }

    /** A URL of the loopback address where nobody listens: connections are refused. */
    public static URI nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, with a slash at the end. */
    public URI url() {
        return url("/");
    }

    /** Where it listens, with a path that starts with a slash. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    /**
     * Scripts a call. The latest script for a route counts.
     *
     * @param route method and path, with names in braces: {@code POST /incidents/{id}/notes}
     * @param script answers it
     */
    public synchronized ScriptedServer on(String route, Script script) {
        routes.removeIf(each -> each.name().equals(route));
        routes.add(Route.of(route, script, null));
        return this;
    }

    /** Scripts a call that is always answered the same. */
    public ScriptedServer on(String route, Told answer) {
        return on(route, request -> answer);
    }

    /** Scripts a web socket: {@code GET /link}. Each one opened gets a listener of its own from {@code listener}. */
    public synchronized ScriptedServer onSocket(String route, java.util.function.Supplier<WebSocketListener> listener) {
        routes.removeIf(each -> each.name().equals(route));
        routes.add(Route.of(route, request -> Told.empty(101), listener));
        return this;
    }

    /** Lets the next request to a route meet a fault. Faults for one route strike in the order planted. */
    public ScriptedServer fail(String route, Fault fault) {
        return failWhen(of(route), fault);
    }

    /** Lets the next request, to whatever route, meet a fault. */
    public ScriptedServer failNext(Fault fault) {
        return failWhen(request -> true, fault);
    }

    /** Lets the next request of some kind meet a fault: the next one that writes, say. */
    public ScriptedServer failWhen(Predicate<Heard> which, Fault fault) {
        return plant(new Planted(which, fault, Duration.ofSeconds(1)));
    }

    /** Lets the next request to a route be too many; the tool asks to come again after {@code retryAfter}. */
    public ScriptedServer limit(String route, Duration retryAfter) {
        return plant(new Planted(of(route), Fault.LIMITED, retryAfter));
    }

    /** Lets the next request, to whatever route, be too many. */
    public ScriptedServer limitNext(Duration retryAfter) {
        return plant(new Planted(request -> true, Fault.LIMITED, retryAfter));
    }

    /**
     * Lets {@code decider} say of every request which fault it meets, unless one was planted for it. Asked by one thread at a time, in the order of the
     * journal: a test that drives several servers sees the order in which all their requests came.
     */
    public synchronized ScriptedServer fate(Function<Heard, Optional<Fault>> decider) {
        fate = Objects.requireNonNull(decider, "decider");
        return this;
    }

    /** Forgets the faults that have not struck. */
    public synchronized void calm() {
        faults.clear();
    }

    /**
     * Enforces a limit over a sliding window, as tools do: what is too much is refused in the tool's manners, and counted.
     *
     * @param routePrefix the start of the names of the routes that share it; empty for all
     * @param permits how many requests a window allows
     * @param window its length
     * @param clock what tells the time
     */
    public synchronized ScriptedServer enforce(String routePrefix, int permits, Duration window, InstantSource clock) {
        quotas.add(new Quota(routePrefix, permits, window, clock, true));
        return this;
    }

    /**
     * Enforces a limit over windows that begin anew one after the other, at full multiples of their length.
     *
     * @param routePrefix the start of the names of the routes that share it; empty for all
     * @param permits how many requests a window allows
     * @param window its length, in whole milliseconds
     * @param clock what tells the time
     */
    public synchronized ScriptedServer enforceAnew(
            String routePrefix, int permits, Duration window, InstantSource clock) {
        quotas.add(new Quota(routePrefix, permits, window, clock, false));
        return this;
    }

    /** Another client of the same account makes a request to this route: it counts in the enforced limits as ours do, and is heard of nowhere else. */
    public synchronized void elsewhere(String route) {
        for (Quota quota : quotas) {
            if (quota.refuses(route).isPresent()) {
                return;
            }
        }
    }

    /** How many requests an {@linkplain #enforce enforced} limit refused. */
    public synchronized int refusedByQuota() {
        return refusedByQuota;
    }

    /** Answers each request only after a while, as a tool at the other end of the world does. */
    public synchronized ScriptedServer latency(Duration time) {
        latency = Objects.requireNonNull(time, "time");
        return this;
    }

    /** Everything heard, in order, whether a fault met it or not. */
    public synchronized List<Heard> journal() {
        return List.copyOf(journal);
    }

    /** What was heard on one route, in order. */
    public synchronized List<Heard> journal(String route) {
        return journal.stream().filter(heard -> heard.route().equals(route)).toList();
    }

    /** How many requests a route heard. */
    public int count(String route) {
        return journal(route).size();
    }

    /** The latest request to a route. */
    public Optional<Heard> last(String route) {
        List<Heard> heard = journal(route);
        return heard.isEmpty() ? Optional.empty() : Optional.of(heard.get(heard.size() - 1));
    }

    /** Forgets what was heard. */
    public synchronized void forget() {
        journal.clear();
        unscripted.clear();
        refusedByQuota = 0;
    }

    /** Requests that no script knew: an empty list is worth asserting after each test. */
    public synchronized List<Heard> unscripted() {
        return List.copyOf(unscripted);
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        server.close();
    }

    private static Predicate<Heard> of(String route) {
        return request -> route.equals(request.route());
    }

    private synchronized ScriptedServer plant(Planted fault) {
        faults.addLast(fault);
        return this;
    }

    private synchronized MockResponse answer(RecordedRequest recorded) {
        Heard asWritten = Route.heard(recorded);
        Optional<Route> route =
                routes.stream().filter(each -> each.matches(asWritten)).findFirst();
        Heard request = route.map(each -> each.named(asWritten)).orElse(asWritten);
        journal.add(request);
        if (route.isEmpty()) {
            unscripted.add(request);
            return response(manners.refused(404)).build();
        }
        Optional<Planted> planted = take(request);
        if (planted.isPresent()) {
            return struck(planted.get(), route.get(), request);
        }
        for (Quota quota : quotas) {
            Optional<Duration> wait = quota.refuses(request.route());
            if (wait.isPresent()) {
                refusedByQuota++;
                return response(manners.limited(wait.get())).build();
            }
        }
        WebSocketListener socket = route.get().socket();
        if (socket != null) {
            return new MockResponse.Builder().webSocketUpgrade(socket).build();
        }
        Told told = route.get().script().answer(request);
        for (Quota quota : quotas) {
            told = quota.counts(request.route()) ? quota.told(told, manners) : told;
        }
        return response(told).build();
    }

    private Optional<Planted> take(Heard request) {
        Optional<Planted> found =
                faults.stream().filter(each -> each.which().test(request)).findFirst();
        found.ifPresent(faults::removeFirstOccurrence);
        return found.or(
                () -> fate.apply(request).map(fault -> new Planted(each -> true, fault, Duration.ofSeconds(1))));
    }

    private MockResponse struck(Planted planted, Route route, Heard request) {
        Fault fault = planted.fault();
        Told done = fault.carriesOut() ? route.script().answer(request) : Told.empty(500);
        return switch (fault) {
            case RESET_BEFORE, RESET_AFTER ->
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build();
            case HANG_BEFORE, HANG_AFTER ->
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            case FAILED_BEFORE, FAILED_AFTER -> response(manners.failed(500)).build();
            case GATEWAY -> response(Told.page(502)).build();
            case PAGE -> response(Told.page(200)).build();
            case HALF_JSON -> response(half(done)).build();
            case HALF_BODY ->
                response(whole(done))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build();
            case LIMITED -> response(manners.limited(planted.retryAfter())).build();
            case UNAUTHORIZED -> response(manners.refused(401)).build();
            case FORBIDDEN -> response(manners.refused(403)).build();
            case NOT_FOUND -> response(manners.refused(404)).build();
            case CONFLICT -> response(manners.refused(409)).build();
        };
    }

    private static Told half(Told done) {
        String body = whole(done).body();
        return new Told(
                done.status() == 204 ? 200 : done.status(), done.headers(), body.substring(0, body.length() / 2));
    }

    /** A body to cut: one that has none gets one. */
    private static Told whole(Told done) {
        return done.body().length() >= 2 ? done : new Told(200, done.headers(), "{\"nothing\":\"to see\"}");
    }

    private MockResponse.Builder response(Told told) {
        MockResponse.Builder response =
                new MockResponse.Builder().code(told.status()).headersDelay(latency.toNanos(), TimeUnit.NANOSECONDS);
        told.headers().forEach(response::setHeader);
        return told.body().isEmpty() ? response : response.body(told.body());
    }
}
