package dev.muster.provider.http;

import dev.muster.provider.http.guard.Bulkhead;
import dev.muster.provider.http.guard.CircuitBreaker;
import dev.muster.provider.http.pace.Limit;
import dev.muster.provider.http.pace.Throttle;
import dev.muster.provider.http.pace.Turn;
import dev.muster.provider.http.pace.Waiting;
import dev.muster.provider.http.reach.Reach;
import dev.muster.provider.http.redact.Redaction;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/**
 * One connection to one tool's HTTP API, with one account: what paces, bounds, guards, redacts and classifies every request.
 *
 * <p>A write leaves at most once, whatever the network does; what then became of it is told honestly as an {@link Outcome}, and thrown by {@link Calls}
 * as the typed failures of {@code dev.muster.spi.call}. Thread-safe. Two clients share nothing.
 */
public final class ToolClient implements AutoCloseable {

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

    private final String provider;
    private final Reach reach;
    private final Credentials credentials;
    private final Dialect dialect;
    private final InstantSource clock;
    private final Waiting waiting;
    private final Duration timeout;
    private final Duration patience;
    private final Redaction redaction = new Redaction();
    private final Throttle throttle;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final CallLog log;
    private final Wire wire;
    private final Exchange exchange;

    ToolClient(ToolClientBuilder settings) {
        this.provider = settings.provider;
        this.reach = settings.reach.checked();
        this.credentials = settings.credentials;
        this.dialect = settings.dialect;
        this.clock = settings.clock;
        this.waiting = settings.waiting;
        this.timeout = settings.timeout;
        this.patience = settings.patience;
        this.throttle = new Throttle(settings.share, clock);
        this.bulkhead = new Bulkhead(settings.concurrency);
        this.breaker = new CircuitBreaker(settings.breakAfter, settings.breakFor, clock);
        this.log = new CallLog(provider, redaction);
        this.wire = new Wire(provider, reach, settings.headers);
        this.exchange = new Exchange(settings, redaction, log);
        settings.secrets.forEach(redaction::learn);
    }

    /**
     * Starts to set up a client.
     *
     * @param provider the provider's name, for failures and logs
     * @param base where the API is: every endpoint's path is below it
     * @throws IllegalArgumentException when it is no http or https URL
     */
    public static ToolClientBuilder builder(String provider, URI base) {
        return new ToolClientBuilder(provider, base);
    }

    /** The requests of one operation. */
    public Calls in(CallContext context) {
        return new Calls(this, context);
    }

    /** Requests of our own accord, for a self-test or a connection: under the client's own time-out, and a key of {@code muster/name}. */
    public Calls aside(String name) {
        return in(CallContext.of(
                RequestKey.of(CallLog.OURS + name), clock.instant().plus(timeout)));
    }

    /** The provider's name. */
    public String provider() {
        return provider;
    }

    /** What takes this client's secrets out of texts. */
    public Redaction redaction() {
        return redaction;
    }

    /** How the circuit breaker stands. */
    public CircuitBreaker.State state() {
        return breaker.state();
    }

    /**
     * Opens a web socket at a URL that the tool gave; its host must be allowed. OkHttp calls the listener on threads of its own.
     *
     * @throws Rejected when the URL may not be called
     */
    public WebSocket openSocket(URI url, Duration pingEvery, WebSocketListener listener) {
        String http = url.toString().replaceFirst("(?i)^ws(s?):", "http$1:");
        Optional<String> refusal = Optional.ofNullable(okhttp3.HttpUrl.parse(http))
                .map(reach::refusal)
                .orElse(Optional.of("is no ws or wss URL"));
        refusal.ifPresent(why -> {
            throw new Rejected(provider, "url of the socket", why, "allow the host if it is the tool's");
        });
        return exchange.openSocket(http, pingEvery, listener);
    }

    /** Closes idle connections. Calls under way end by themselves. Calling it twice is harmless. */
    @Override
    public void close() {
        exchange.close();
    }

    Outcome send(Request request, CallContext context) {
        CallLog.Scope scope = log.open(request.endpoint(), context);
        try {
            Instant began = clock.instant();
            Outcome outcome = guarded(request, context);
            log.ended(request, outcome, Duration.between(began, clock.instant()));
            return outcome;
        } finally {
            scope.close();
        }
    }

    private Outcome guarded(Request request, CallContext context) {
        Map<String, Secret> proof = credentials.headers();
        proof.values().forEach(redaction::learn);
        okhttp3.Request encoded = wire.encode(request, proof);
        Optional<Duration> broken = breaker.enter();
        if (broken.isPresent()) {
            return new Outcome.NotSent("it failed again and again and is left alone for now", broken.get(), null);
        }
        boolean learnt = false;
        try {
            Outcome outcome = inTurn(request, encoded, context);
            learnt = judge(outcome);
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotSent("interrupted", null, e);
        } finally {
            if (!learnt) {
                breaker.abandoned();
            }
        }
    }

    private Outcome inTurn(Request request, okhttp3.Request encoded, CallContext context) throws InterruptedException {
        Duration left = left(context);
        if (left.isZero()) {
            return new Outcome.NotSent("no time is left before the deadline", null, null);
        }
        Duration ready = least(patience, left.dividedBy(2));
        List<Limit> limits = limits(request.endpoint());
        Turn turn = throttle.take(limits, request.subject(), ready);
        if (!turn.taken()) {
            return new Outcome.NotSent("held back to stay within the tool's limits", turn.after(), null);
        }
        try {
            if (!turn.after().isZero()) {
                waiting.await(turn.after());
            }
            return bulkhead.enter(ready)
                    ? within(request, encoded, context)
                    : new Outcome.NotSent(bulkhead.size() + " calls are under way already", SHORT_PAUSE, null);
        } finally {
            throttle.end(limits, request.subject());
        }
    }

    private Outcome within(Request request, okhttp3.Request encoded, CallContext context) {
        try {
            Duration left = left(context);
            if (left.isZero()) {
                return new Outcome.NotSent("no time is left before the deadline", null, null);
            }
            Exchange.Result result = exchange.make(request, encoded, left);
            String subject = request.subject();
            result.quota()
                    .ifPresent(
                            quota -> throttle.observe(quota.limit(), subject, quota.remaining(), quota.resetAfter()));
            if (result.outcome() instanceof Outcome.RateLimited limited) {
                pause(limited, request.endpoint(), subject);
            }
            return result.outcome();
        } finally {
            bulkhead.leave();
        }
    }

    private void pause(Outcome.RateLimited limited, Endpoint endpoint, String subject) {
        Duration time = limited.retryAfter() == null ? SHORT_PAUSE : limited.retryAfter();
        if (limited.reach() == Outcome.RateLimited.Reach.TOOL) {
            throttle.pauseAll(time);
        } else {
            throttle.pause(List.of(own(endpoint)), subject, time);
        }
    }

    /** Tells the breaker; answers whether anything was learnt about the tool. */
    private boolean judge(Outcome outcome) {
        if (outcome instanceof Outcome.NotSent notSent) {
            if (notSent.cause() == null || Thread.currentThread().isInterrupted()) {
                return false;
            }
            breaker.failed();
        } else if (outcome instanceof Outcome.Unknown) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
        return true;
    }

    ProviderException failure(Endpoint endpoint, Outcome outcome) {
        if (outcome instanceof Outcome.RateLimited limited) {
            return new Unavailable(provider, limited.reason(), limited.retryAfter());
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return new Unavailable(
                    provider,
                    endpoint.name() + " was not sent: " + notSent.reason(),
                    notSent.retryAfter(),
                    notSent.cause());
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            String reason = endpoint.name() + ": " + unknown.reason();
            return endpoint.reads()
                    ? new Unavailable(provider, reason, null, unknown.cause())
                    : new OutcomeUnknown(provider, reason, unknown.cause());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return dialect.refusal(provider, endpoint, refused);
        }
        throw new IllegalArgumentException("outcome is Done: expected a failure");
    }

    private Duration left(CallContext context) {
        Duration remaining = context.remaining(clock);
        // ours must end first, so that it is we who tell what became of the call
        Duration margin = least(Duration.ofMillis(250), remaining.dividedBy(10));
        return least(timeout, remaining.minus(margin));
    }

    private static List<Limit> limits(Endpoint endpoint) {
        List<Limit> all = new ArrayList<>(endpoint.limits());
        all.add(own(endpoint));
        return all;
    }

    /** A limit of the endpoint's own, without a number, by which it can be paused alone. */
    private static Limit own(Endpoint endpoint) {
        boolean perSubject = endpoint.limits().stream().anyMatch(Limit::perSubject);
        return new Limit("\n" + endpoint.name(), Integer.MAX_VALUE, Duration.ofNanos(1), perSubject);
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The provider's name and the host; never a secret. */
    @Override
    public String toString() {
        return provider + " at " + reach.base().host();
    }
}
