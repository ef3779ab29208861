package dev.muster.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.provider.http.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request for an {@link Endpoint}. Immutable: each method answers a new one. It prints as the endpoint's name, never with what it carries.
 *
 * <p>Where a parameter goes is the endpoint's business: into the path when the path names it, else into the query, the form or the JSON object.
 */
public final class Request {

    private final Endpoint endpoint;
    private final List<Parameter> parameters;
    private final List<Parameter> query;
    private final List<Parameter> headers;
    private final @Nullable JsonNode body;
    private final String subject;
    private final @Nullable URI elsewhere;

    /** A name, its value as text, and the same as JSON. */
    record Parameter(String name, String value, JsonNode json) {
        Parameter {
            Objects.requireNonNull(name, "name");
        }
    }

    private Request(Parts parts) {
        this.endpoint = parts.endpoint;
        this.parameters = parts.parameters;
        this.query = parts.query;
        this.headers = parts.headers;
        this.body = parts.body;
        this.subject = parts.subject;
        this.elsewhere = parts.elsewhere;
    }

    private static final class Parts {
        final Endpoint endpoint;
        List<Parameter> parameters = List.of();
        List<Parameter> query = List.of();
        List<Parameter> headers = List.of();

        @Nullable JsonNode body;

        String subject = "";

        @Nullable URI elsewhere;

        Parts(Endpoint endpoint) {
            this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        }

        Parts(Request from) {
            this(from.endpoint);
            parameters = from.parameters;
            query = from.query;
            headers = from.headers;
            body = from.body;
            subject = from.subject;
            elsewhere = from.elsewhere;
        }
    }

    static Request of(Endpoint endpoint) {
        return new Request(new Parts(endpoint));
    }

    /** The same request with a parameter; a name may come several times. */
    public Request with(String parameter, String value) {
        return with(text(parameter, value));
    }

    /** The same with a whole number. */
    public Request with(String parameter, long value) {
        return with(new Parameter(parameter, Long.toString(value), LongNode.valueOf(value)));
    }

    /** The same with a truth value. */
    public Request with(String parameter, boolean value) {
        return with(new Parameter(parameter, Boolean.toString(value), BooleanNode.valueOf(value)));
    }

    /**
     * The same with a JSON value: as it is in a JSON body, as text in a form or query.
     *
     * @throws IllegalArgumentException when a text in it holds half a character
     */
    public Request with(String parameter, JsonNode value) {
        return with(new Parameter(parameter, Json.text(value), value.deepCopy()));
    }

    private Request with(Parameter parameter) {
        Parts parts = new Parts(this);
        parts.parameters = plus(parameters, parameter);
        return new Request(parts);
    }

    /** The same, left out when there is no value. */
    public Request maybe(String parameter, @Nullable String value) {
        return value == null ? this : with(parameter, value);
    }

    /** The same with a parameter that goes into the query whatever the endpoint's encoding is. */
    public Request query(String parameter, String value) {
        Parts parts = new Parts(this);
        parts.query = plus(query, text(parameter, value));
        return new Request(parts);
    }

    /** The same with a header. */
    public Request header(String name, String value) {
        Parts parts = new Parts(this);
        parts.headers = plus(headers, text(name, value));
        return new Request(parts);
    }

    /** The same with this JSON as its body. The tree is copied. */
    public Request json(JsonNode tree) {
        Parts parts = new Parts(this);
        parts.body = tree.deepCopy();
        return new Request(parts);
    }

    /** The same, counted for this subject (a channel, an issue) where a limit counts each by itself. */
    public Request about(String what) {
        Parts parts = new Parts(this);
        parts.subject = Objects.requireNonNull(what, "what");
        return new Request(parts);
    }

    /** The same, sent to a whole URL that the tool gave instead of the base URL and the path; its host must be allowed. */
    public Request to(URI url) {
        Parts parts = new Parts(this);
        parts.elsewhere = Objects.requireNonNull(url, "url");
        return new Request(parts);
    }

    /** The call it is for. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** What it is about; empty when nothing was said. */
    public String subject() {
        return subject;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    List<Parameter> query() {
        return query;
    }

    List<Parameter> headers() {
        return headers;
    }

    Optional<URI> elsewhere() {
        return Optional.ofNullable(elsewhere);
    }

    /** The JSON that goes into the body: the one given, or an object of the parameters that are not in the path. */
    JsonNode tree(List<Parameter> rest) {
        if (body != null) {
            return body;
        }
        ObjectNode object = Json.object();
        rest.forEach(each -> object.set(each.name(), each.json()));
        return object;
    }

    boolean hasBody() {
        return body != null;
    }

    private static Parameter text(String name, String value) {
        Objects.requireNonNull(value, () -> "value of " + name);
        return new Parameter(name, value, TextNode.valueOf(value));
    }

    private static List<Parameter> plus(List<Parameter> list, Parameter parameter) {
        List<Parameter> more = new ArrayList<>(list);
        more.add(parameter);
        return List.copyOf(more);
    }

    @Override
    public String toString() {
        return endpoint.name();
    }
}
