package dev.muster.provider.http.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the server answers.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, may be empty
 */
public record Told(int status, Map<String, String> headers, String body) {

    /** Copies the headers. */
    public Told {
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** JSON with status 200. */
    public static Told json(String body) {
        return json(200, body);
    }

    /** JSON with a status. */
    public static Told json(int status, String body) {
        return new Told(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    /** A tree with status 200. */
    public static Told json(JsonNode tree) {
        return json(200, tree.toString());
    }

    /** A tree with a status. */
    public static Told json(int status, JsonNode tree) {
        return json(status, tree.toString());
    }

    /** No body, with a status such as 204. */
    public static Told empty(int status) {
        return new Told(status, Map.of(), "");
    }

    /** A page for people where JSON should be: what a proxy between says. */
    public static Told page(int status) {
        return new Told(
                status,
                Map.of("Content-Type", "text/html"),
                "<!DOCTYPE html><html><head><title>Please sign in</title></head><body>" + status + "</body></html>");
    }

    /** The same with a header. */
    public Told header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Told(status, more, body);
    }

    /** The same with another status. */
    public Told status(int other) {
        return new Told(other, headers, body);
    }
}
