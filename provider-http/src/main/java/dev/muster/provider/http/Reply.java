package dev.muster.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Unavailable;
import java.util.List;
import java.util.Optional;

/** The answer to a request that was carried out. Fields are named by JSON pointers such as {@code /channel/id}. */
public final class Reply {

    private final Answer answer;
    private final String provider;

    Reply(Answer answer) {
        this(answer, "");
    }

    private Reply(Answer answer, String provider) {
        this.answer = answer;
        this.provider = provider;
    }

    Reply of(String name) {
        return new Reply(answer, name);
    }

    /** The HTTP status. */
    public int status() {
        return answer.status();
    }

    /** The whole answer; a missing node when there was no body. */
    public JsonNode json() {
        return answer.json();
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return answer.header(name);
    }

    /** The value at a pointer, as text; empty when absent, null or blank. */
    public Optional<String> find(String pointer) {
        return Json.at(json(), pointer);
    }

    /**
     * The value at a pointer, as text.
     *
     * @throws OutcomeUnknown when it is missing from the answer to a write, which was carried out all the same
     * @throws Unavailable when it is missing from the answer to a reading call
     */
    public String text(String pointer) {
        return find(pointer).orElseThrow(() -> missing(pointer));
    }

    /** The elements of the list at a pointer; empty when there is none. */
    public List<JsonNode> items(String pointer) {
        return Json.items(json(), pointer);
    }

    /** What to throw when the answer lacks something it must have: the outcome is not known, or, of a reading call, there is none. */
    public ProviderException missing(String what) {
        String reason = "the answer to " + answer.endpoint().name() + " has no " + what;
        return answer.endpoint().reads()
                ? new Unavailable(provider, reason, null)
                : new OutcomeUnknown(provider, reason);
    }

    /** The status and the size; never what it says. */
    @Override
    public String toString() {
        return answer.toString();
    }
}
