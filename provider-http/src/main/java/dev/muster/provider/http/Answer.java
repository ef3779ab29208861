package dev.muster.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What a tool answered, before anybody judged it. */
public final class Answer {

    private final Endpoint endpoint;
    private final int status;
    private final Headers headers;
    private final int size;
    private final @Nullable JsonNode json;
    private final Instant receivedAt;

    Answer(Endpoint endpoint, int status, Headers headers, Body body, Instant receivedAt) {
        this.endpoint = endpoint;
        this.status = status;
        this.headers = headers;
        this.size = body.size();
        this.json = body.json();
        this.receivedAt = receivedAt;
    }

    /** How large a body is, and its JSON if it is any. */
    record Body(int size, @Nullable JsonNode json) {}

    /** The call it answers. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A header's last value, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
        return json == null ? MissingNode.getInstance() : json;
    }

    /** Whether there is a body that is not JSON: a page of a proxy, half an answer. */
    public boolean isUnreadable() {
        return size > 0 && json == null;
    }

    /** When it came. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The status and the size; never what it says. */
    @Override
    public String toString() {
        return status + ", " + size + " bytes";
    }
}
