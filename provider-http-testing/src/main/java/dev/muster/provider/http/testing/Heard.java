package dev.muster.provider.http.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the server heard it.
 *
 * @param route the name of the route that it matched, such as {@code POST /incidents/{id}/notes}; the request line when it matched none
 * @param method the HTTP method
 * @param path the path, still encoded
 * @param named what the route's names stand for in the path
 * @param query the parameters of the query, decoded
 * @param headers the headers by their names in lower case
 * @param body the body as text
 */
public record Heard(
        String route,
        String method,
        String path,
        Map<String, String> named,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Copies the maps. */
    public Heard {
        named = Map.copyOf(named);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /**
     * What a name of the route stands for.
     *
     * @throws IllegalArgumentException when the route has no such name
     */
    public String named(String name) {
        String value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException(route + " has no name " + name);
        }
        return value;
    }

    /** The first value of a parameter of the query. */
    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The first value of a header, by its name in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * The body as JSON.
     *
     * @throws AssertionError when it is none
     */
    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(route + " was sent a body that is no JSON: " + body, e);
        }
    }

    /** The fields of the body as a form, each with its values. */
    public Map<String, List<String>> form() {
        return pairs(body);
    }

    /** The first value of a field of the form. */
    public Optional<String> form(String name) {
        return form().getOrDefault(name, List.of()).stream().findFirst();
    }

    static Map<String, List<String>> pairs(String encoded) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                pairs.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
