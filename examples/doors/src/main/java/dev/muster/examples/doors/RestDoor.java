package dev.muster.examples.doors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentException;
import dev.muster.spi.call.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * {@code POST /incidents} declares, {@code GET /incidents/INC-1} shows, {@code POST /incidents/INC-1/update} does one of the verbs. Bodies are JSON of
 * {@code title} or {@code text}, and {@code by}. On the loopback address only: who asks is taken on trust, and a host puts its own sign-on before it.
 */
final class RestDoor implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Incidents incidents;
    private final HttpServer server;

    /** Opens the door; port 0 takes a free one. */
    RestDoor(Incidents incidents, int port) throws IOException {
        this.incidents = incidents;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/incidents", this::serve);
        server.start();
    }

    /** Where it is. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/incidents");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, JsonNode body) {}

    private void serve(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (JsonProcessingException e) {
            answer = problem(400, "the body is no JSON: send an object");
        } catch (IncidentException e) {
            answer = problem(409, String.valueOf(e.getMessage()));
        } catch (Unavailable e) {
            answer = problem(503, e.getMessage());
        }
        byte[] body = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        boolean isPost = exchange.getRequestMethod().equals("POST");
        JsonNode body = JSON.readTree(exchange.getRequestBody().readNBytes(MOST_BYTES));
        if (path.length == 2) {
            return isPost ? declare(body) : problem(405, "POST declares an incident");
        }
        Optional<Incident> incident = incidents.find(path[2]);
        if (incident.isEmpty()) {
            return problem(404, "there is no incident '" + path[2] + "'");
        }
        if (path.length == 3) {
            return isPost ? problem(405, "GET shows an incident") : new Answer(200, shown(incident.get()));
        }
        return isPost ? act(incident.get(), path[3], body) : problem(405, "POST does something with an incident");
    }

    private Answer declare(JsonNode body) {
        if (text(body, "title").isEmpty() || text(body, "by").isEmpty()) {
            return problem(400, "title and by are required: what is wrong, and who says so");
        }
        Declaration declaration = Declaration.of(text(body, "title")).reportedBy(text(body, "by"));
        return new Answer(201, shown(incidents.declare(declaration)));
    }

    private static Answer act(Incident incident, String verb, JsonNode body) {
        if (text(body, "by").isEmpty()) {
            return problem(400, "by is required: who does it");
        }
        return Verb.named(verb)
                .map(known ->
                        new Answer(200, shown(known.on(incident, text(body, "text"), Actor.by(text(body, "by"))))))
                .orElseGet(() -> problem(404, "there is no '" + verb + "'"));
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asText("").strip();
    }

    private static Answer problem(int status, String what) {
        return new Answer(status, JSON.createObjectNode().put("problem", what));
    }

    private static ObjectNode shown(Incident incident) {
        ObjectNode shown = JSON.createObjectNode()
                .put("id", incident.id())
                .put("title", incident.title())
                .put("severity", incident.severity().name())
                .put("state", incident.state().name());
        incident.lead().ifPresent(lead -> shown.put("lead", lead));
        return shown;
    }
}
