package dev.muster.examples.slackbot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.Health;
import dev.muster.InboundAnswer;
import dev.muster.Incidents;
import dev.muster.spi.alert.Alert;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way in by HTTP, on the loopback address; a proxy that ends TLS stands before it.
 *
 * <ul>
 *   <li>{@code POST /webhooks/pagerduty}, {@code /webhooks/jira}: what the tools send, verified by their providers
 *   <li>{@code POST /alerts}: what Alertmanager sends, with the bearer token that the bot was given; answered after the commit
 *   <li>{@code GET /health}: how the bot is doing; 503 while the store does not answer
 * </ul>
 */
final class Door implements AutoCloseable {

    private static final int MOST_BYTES = 1 << 20;
    private static final int THREADS = 4;
    private static final List<String> WEBHOOKS = List.of("pagerduty", "jira");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Incidents incidents;
    private final AlertIntake alerts;
    private final @Nullable Secret alertToken;
    private final BooleanSupplier isConnected;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Opens the door. */
    Door(Incidents incidents, Guard guard, BooleanSupplier isConnected) throws IOException {
        this.incidents = incidents;
        this.alerts = new AlertIntake(incidents);
        this.alertToken = guard.alertToken();
        this.isConnected = isConnected;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), guard.port()), 0);
        for (String tool : WEBHOOKS) {
            server.createContext(
                    "/webhooks/" + tool, exchange -> serve(exchange, "POST", () -> webhook(tool, exchange)));
        }
        server.createContext("/alerts", exchange -> serve(exchange, "POST", () -> alert(exchange)));
        server.createContext("/health", exchange -> serve(exchange, "GET", this::health));
        server.setExecutor(threads);
        server.start();
    }

    /** Where the door is, and what whoever sends alerts has to show. */
    record Guard(int port, @Nullable Secret alertToken) {}

    /** Where it is, with a slash at the end. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }

    private record Answer(int status, String body) {}

    /** What a path does. */
    private interface Work {
        Answer answer() throws IOException;
    }

    private static void serve(HttpExchange exchange, String method, Work work) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = exchange.getRequestMethod().equals(method)
                        ? work.answer()
                        : new Answer(405, "this takes " + method);
            } catch (Rejected e) {
                answer = new Answer(400, e.getMessage());
            } catch (ProviderException e) {
                answer = new Answer(503, "nothing can be kept now: send it again later");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer webhook(String tool, HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        if (body.length > MOST_BYTES) {
            return new Answer(413, "");
        }
        InboundAnswer answer = incidents.receive(tool, exchange.getRequestHeaders(), body);
        return new Answer(answer.status(), answer.body());
    }

    private Answer alert(HttpExchange exchange) throws IOException {
        Secret token = alertToken;
        if (token == null) {
            return new Answer(
                    403, "no alerts are taken here: set " + Setup.ALERT_TOKEN + ", and send it as a bearer token");
        }
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] wanted = ("Bearer " + token.reveal()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, shown.getBytes(StandardCharsets.UTF_8))) {
            return new Answer(401, "the bearer token is not that of " + Setup.ALERT_TOKEN);
        }
        byte[] body = body(exchange);
        if (body.length > MOST_BYTES) {
            return new Answer(413, "");
        }
        List<Alert> taken = alerts.take(body);
        return new Answer(200, taken.size() + " alerts\n");
    }

    /** One byte more than is taken tells that there are too many. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    }

    private Answer health() throws IOException {
        Health health = incidents.engine().health();
        return new Answer(
                health.status() == Health.Status.DOWN ? 503 : 200,
                JSON.writeValueAsString(HealthReport.of(health, isConnected.getAsBoolean())) + "\n");
    }
}
