package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: what Slack sends comes over a web socket that we open, so that no public URL is needed (docs.slack.dev/apis/events-api/using-socket-mode).
 *
 * <p>Each envelope is handed to the receiver as a delivery of the route {@code socket}, and acknowledged only once the receiver has kept it: what
 * is not acknowledged within three seconds Slack sends again. When Slack announces the end of a connection, the next one is opened before the old one
 * is closed, so that nothing is missed in between. A connection that breaks is opened again, after a pause that grows from one second to thirty.
 * Thread-safe.
 */
public final class SlackSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int NORMAL = 1000;

    private final ToolClient client;
    private final Secret appToken;
    private final ToIntFunction<Delivery> receiver;
    private final InstantSource clock;
    private final Duration firstPause;
    private final ScheduledExecutorService thread;

    private @Nullable WebSocket live;
    private @Nullable WebSocket opening;
    private @Nullable Future<?> coming;
    private boolean isConnecting;
    private int failures;
    private boolean isClosed;

    SlackSocket(Parts parts, ToIntFunction<Delivery> receiver) {
        this.client = parts.client();
        this.appToken = parts.appToken();
        this.clock = parts.clock();
        this.firstPause = parts.firstPause();
        this.receiver = receiver;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "muster-slack-socket");
            made.setDaemon(true);
            return made;
        });
        connectAfter(Duration.ZERO);
    }

    /** What a socket is made of: a client with the app's token, the token, the clock, and the first pause after a failure. */
    record Parts(ToolClient client, Secret appToken, InstantSource clock, Duration firstPause) {}

    /** Whether a connection is open and Slack has greeted on it. */
    public synchronized boolean isConnected() {
        return live != null;
    }

    /** Closes the connection; what Slack has not seen acknowledged it sends again to the next one. Calling it twice is harmless. */
    @Override
    public void close() {
        WebSocket last;
        synchronized (this) {
            isClosed = true;
            last = live;
            live = null;
            if (coming != null) {
                coming.cancel(false);
            }
        }
        thread.shutdownNow();
        if (last != null) {
            last.close(NORMAL, "the host closes");
        }
        client.close();
    }

    private void connectAfter(Duration pause) {
        synchronized (this) {
            if (isClosed || isConnecting) {
                return;
            }
            isConnecting = true;
            coming = thread.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void connect() {
        try {
            String url = client.aside("socket").call(SlackApi.CONNECT.request()).text("/url");
            synchronized (this) {
                if (!isClosed) {
                    opening = client.openSocket(URI.create(url), PING, new Listener());
                }
            }
        } catch (ProviderException | IllegalArgumentException e) {
            LOG.warn("Socket Mode cannot connect", e);
            failed();
        }
    }

    /** The connection that was being opened, or the one in use, is lost. */
    private void failed() {
        Duration pause;
        synchronized (this) {
            isConnecting = false;
            long doubled = firstPause.toMillis() << Math.min(failures, 10);
            pause = Duration.ofMillis(Math.min(doubled, LONGEST_PAUSE.toMillis()));
            failures++;
        }
        connectAfter(pause);
    }

    private void greeted(WebSocket socket) {
        WebSocket before;
        boolean isLate;
        synchronized (this) {
            isLate = isClosed;
            before = isLate ? null : live;
            live = isLate ? null : socket;
            opening = socket == opening ? null : opening;
            isConnecting = false;
            failures = 0;
        }
        if (isLate) {
            socket.close(NORMAL, "the host closes");
        } else if (before != null && before != socket) {
            before.close(NORMAL, "another connection took over");
        }
    }

    private void lost(WebSocket socket) {
        boolean wasLive;
        boolean wasOpening;
        synchronized (this) {
            wasLive = socket == live;
            wasOpening = socket == opening;
            live = wasLive ? null : live;
            opening = wasOpening ? null : opening;
        }
        if (wasOpening) {
            failed();
        } else if (wasLive) {
            connectAfter(firstPause);
        }
    }

    private void heard(WebSocket socket, String text) {
        JsonNode envelope = Json.read(text.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
        String type = envelope.path("type").asText();
        if (type.equals("hello")) {
            greeted(socket);
        } else if (type.equals("disconnect")) {
            LOG.info(
                    "Slack ends a Socket Mode connection: {}",
                    envelope.path("reason").asText());
            connectAfter(Duration.ZERO);
        } else if (envelope.hasNonNull("envelope_id")) {
            int status = receiver.applyAsInt(delivery(text));
            if (status >= 200 && status < 300) {
                String id = envelope.path("envelope_id").asText();
                socket.send(Json.text(Json.object().put("envelope_id", id)));
            } else {
                LOG.warn("an envelope was not kept ({}): Slack will send it again", status);
            }
        }
    }

    /** A delivery signed with the app's token: only who has it can hand one in by this route. */
    private Delivery delivery(String text) {
        Instant now = clock.instant();
        String time = Long.toString(now.getEpochSecond());
        return new Delivery(
                SlackInbound.SOCKET,
                Map.of(
                        SlackInbound.TIMESTAMP,
                        List.of(time),
                        SlackInbound.SIGNATURE,
                        List.of("v0=" + hmac(appToken, "v0:" + time + ":" + text))),
                RawBody.of(text),
                now);
    }

    private static String hmac(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256, which every JVM must have", e);
        }
    }

    private final class Listener extends WebSocketListener {

        @Override
        public void onMessage(WebSocket socket, String text) {
            try {
                heard(socket, text);
            } catch (RuntimeException e) {
                // not acknowledged, so Slack sends it again; the connection must not break over it
                LOG.warn("an envelope could not be kept: Slack will send it again", e);
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(NORMAL, null);
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            lost(socket);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable problem, @Nullable Response response) {
            LOG.info("a Socket Mode connection broke", problem);
            lost(socket);
        }
    }
}
