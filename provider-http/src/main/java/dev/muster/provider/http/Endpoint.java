package dev.muster.provider.http;

import dev.muster.provider.http.pace.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call that a tool offers: a row of a provider's table of calls. What its requests have in common is said here once.
 *
 * @param name the tool's own name of the call, for logs, faults and limits: {@code conversations.create}, {@code POST /incidents}
 * @param method the HTTP method
 * @param path the path below the base URL, with {@code {names}} of parameters; no leading slash
 * @param reads whether it changes nothing: it may be asked again freely, and a lost answer leaves nothing in doubt
 * @param encoding how parameters that are not in the path travel
 * @param limits the published limits that it counts against
 * @param scopes the rights it needs, by the tool's names, so that a manifest and a remedy can name them
 */
public record Endpoint(
        String name,
        Method method,
        String path,
        boolean reads,
        Encoding encoding,
        List<Limit> limits,
        List<String> scopes) {

    /** The HTTP methods in use. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** How parameters travel. */
    public enum Encoding {
        /** In the query. */
        QUERY,
        /** As a form in the body. */
        FORM,
        /** As JSON in the body. */
        JSON
    }

    /** Copies the lists. */
    public Endpoint {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(encoding, "encoding");
        if (path.startsWith("/")) {
            throw new IllegalArgumentException("path is " + path + ": expected it without a leading slash");
        }
        limits = List.copyOf(limits);
        scopes = List.copyOf(scopes);
    }

    /** A reading {@code GET} with its parameters in the query. */
    public static Endpoint get(String name, String path) {
        return new Endpoint(name, Method.GET, path, true, Encoding.QUERY, List.of(), List.of());
    }

    /** A writing {@code POST} of JSON. */
    public static Endpoint post(String name, String path) {
        return new Endpoint(name, Method.POST, path, false, Encoding.JSON, List.of(), List.of());
    }

    /** A writing {@code PUT} of JSON. */
    public static Endpoint put(String name, String path) {
        return new Endpoint(name, Method.PUT, path, false, Encoding.JSON, List.of(), List.of());
    }

    /** A writing {@code PATCH} of JSON. */
    public static Endpoint patch(String name, String path) {
        return new Endpoint(name, Method.PATCH, path, false, Encoding.JSON, List.of(), List.of());
    }

    /** A writing {@code DELETE} with its parameters in the query. */
    public static Endpoint delete(String name, String path) {
        return new Endpoint(name, Method.DELETE, path, false, Encoding.QUERY, List.of(), List.of());
    }

    /** The same call, said to change nothing though its method could: a search by {@code POST}. */
    public Endpoint reading() {
        return new Endpoint(name, method, path, true, encoding, limits, scopes);
    }

    /** The same call with its parameters as a form. */
    public Endpoint form() {
        return new Endpoint(name, method, path, reads, Encoding.FORM, limits, scopes);
    }

    /** The same call, counted against these limits too. */
    public Endpoint within(Limit... more) {
        List<Limit> all = new ArrayList<>(limits);
        all.addAll(List.of(more));
        return new Endpoint(name, method, path, reads, encoding, all, scopes);
    }

    /** The same call, which needs these rights too. */
    public Endpoint needs(String... more) {
        List<String> all = new ArrayList<>(scopes);
        all.addAll(List.of(more));
        return new Endpoint(name, method, path, reads, encoding, limits, all);
    }

    /** A request for this call, without parameters yet. */
    public Request request() {
        return Request.of(this);
    }

    /** A request for this call with its first parameter; see {@link Request#with(String, String)}. */
    public Request with(String parameter, String value) {
        return request().with(parameter, value);
    }

    /** The same, left out when there is no value. */
    public Request maybe(String parameter, @Nullable String value) {
        return request().maybe(parameter, value);
    }
}
