package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import java.time.Instant;

/**
 * A body of Slack's that is being read.
 *
 * @param body the body
 * @param receivedAt when it came
 */
record Reading(JsonNode body, Instant receivedAt) {

    /**
     * The text at a pointer.
     *
     * @throws IllegalArgumentException when it is missing; the message names the place, never what is there
     */
    String text(String pointer) {
        return Json.at(body, pointer)
                .orElseThrow(() -> new IllegalArgumentException("has no " + pointer + ", which Slack always sends"));
    }

    /** The text at a pointer, or another when there is none. */
    String text(String pointer, String otherwise) {
        return Json.at(body, pointer).orElse(otherwise);
    }
}
