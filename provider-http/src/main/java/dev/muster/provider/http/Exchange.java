package dev.muster.provider.http;

import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.reach.Reach;
import dev.muster.provider.http.redact.Redaction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Sends one encoded request and reads what comes back, within bounds. Thread-safe. */
final class Exchange implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Shorter than load balancers keep a connection: a write on one that was closed meanwhile would be in doubt. */
    private static final Duration KEPT = Duration.ofSeconds(45);

    private static final int IDLE_CONNECTIONS = 8;
    private static final int MOST_WORDS = 300;

    private final String provider;
    private final OkHttpClient http;
    private final Dialect dialect;
    private final InstantSource clock;
    private final Redaction redaction;
    private final CallLog log;
    private final int mostBytes;

    /**
     * What came of a request.
     *
     * @param outcome what it means
     * @param count the tool's own count, or null
     */
    record Result(Outcome outcome, @Nullable Quota count) {
        Optional<Quota> quota() {
            return Optional.ofNullable(count);
        }
    }

    Exchange(ToolClientBuilder settings, Redaction redaction, CallLog log) {
        this.provider = settings.provider;
        this.dialect = settings.dialect;
        this.clock = settings.clock;
        this.mostBytes = settings.mostBytes;
        this.redaction = redaction;
        this.log = log;
        Reach reach = settings.reach;
        this.http = settings.tls
                .apply(new OkHttpClient.Builder())
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .dns(new CheckedNames(settings.dns, reach))
                .connectionSpecs(List.of(reach.base().isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEPT.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(CONNECT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addNetworkInterceptor(Passage.GATE)
                .build();
    }

    Result make(Request request, okhttp3.Request encoded, Duration left) {
        long began = System.nanoTime();
        Passage passage = new Passage(request.endpoint().reads());
        Result result = once(request, encoded, passage, left);
        // each of the connections kept may have been closed by the tool; nothing was sent on any of them
        for (int closed = 0; passage.isHungUp() && closed <= IDLE_CONNECTIONS; closed++) {
            Duration rest = left.minusNanos(System.nanoTime() - began);
            if (rest.isNegative() || rest.isZero()) {
                return result;
            }
            passage = new Passage(request.endpoint().reads());
            result = once(request, encoded, passage, rest);
        }
        return result;
    }

    private Result once(Request request, okhttp3.Request encoded, Passage passage, Duration left) {
        log.sends(request, encoded);
        Call call =
                http.newCall(encoded.newBuilder().tag(Passage.class, passage).build());
        call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            Answer answer = read(request, response);
            log.received(request, answer, response.headers());
            return new Result(cleaned(dialect.read(answer)), quota(answer));
        } catch (IOException e) {
            Exception cause = cleaned(e);
            return new Result(
                    passage.isPassed()
                            ? new Outcome.Unknown("no answer came (" + words(e) + ")", cause)
                            : new Outcome.NotSent("no connection (" + words(e) + ")", null, cause),
                    null);
        } catch (RuntimeException e) {
            // a dialect that trips over an answer: the request was carried out, or not
            return new Result(new Outcome.Unknown("the answer could not be understood", cleaned(e)), null);
        }
    }

    /** The tool's own count is worth having, and worth nothing against an answer. */
    private @Nullable Quota quota(Answer answer) {
        try {
            return dialect.quota(answer).orElse(null);
        } catch (RuntimeException e) {
            return null;
        }
    }

    WebSocket openSocket(String url, Duration pingEvery, WebSocketListener listener) {
        return http.newBuilder()
                .pingInterval(pingEvery)
                .protocols(List.of(Protocol.HTTP_1_1))
                .build()
                .newWebSocket(new okhttp3.Request.Builder().url(url).build(), listener);
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Answer read(Request request, Response response) throws IOException {
        Answer.Body body;
        try {
            body = bounded(response.body().source());
        } catch (IOException e) {
            if (response.isSuccessful()) {
                throw e;
            }
            // a refusal is one, whether its reasons arrive or not
            body = new Answer.Body(0, null);
        }
        return new Answer(request.endpoint(), response.code(), response.headers(), body, clock.instant());
    }

    /** The body; one that is too large is not read on, and is no JSON. */
    private Answer.Body bounded(BufferedSource source) throws IOException {
        if (source.request(mostBytes + 1L)) {
            return new Answer.Body(mostBytes + 1, null);
        }
        byte[] bytes = source.readByteArray();
        return new Answer.Body(bytes.length, Json.read(bytes).orElse(null));
    }

    private Outcome cleaned(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return new Outcome.Done(done.reply().of(provider));
        }
        if (outcome instanceof Outcome.Refused refused) {
            return new Outcome.Refused(
                    refused.status(),
                    redaction.brief(refused.code(), MOST_WORDS),
                    redaction.brief(refused.message(), MOST_WORDS),
                    refused.answer());
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return new Outcome.Unknown(redaction.brief(unknown.reason(), MOST_WORDS), unknown.cause());
        }
        if (outcome instanceof Outcome.RateLimited limited) {
            return new Outcome.RateLimited(
                    limited.retryAfter(), redaction.brief(limited.reason(), MOST_WORDS), limited.reach());
        }
        return outcome;
    }

    private String words(Exception e) {
        String message = e.getMessage();
        return redaction.brief(message == null ? e.getClass().getSimpleName() : message, MOST_WORDS);
    }

    /** The exception itself if nothing in it must be hidden, else one that says the same without. */
    private Exception cleaned(Exception e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (!redaction.text(message).equals(message)) {
                IOException clean = new IOException(e.getClass().getSimpleName() + ": " + words(e));
                clean.setStackTrace(e.getStackTrace());
                return clean;
            }
        }
        return e;
    }

    /** Names, with the addresses behind them checked. */
    private record CheckedNames(Dns names, Reach reach) implements Dns {
        @Override
        public List<InetAddress> lookup(String host) throws UnknownHostException {
            return reach.checked(host, names.lookup(host));
        }
    }
}
