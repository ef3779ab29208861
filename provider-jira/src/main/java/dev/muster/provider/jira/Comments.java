package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.RequestKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Comments, each with its key in a property, where nobody sees it and a repeat finds it. */
final class Comments {

    /** The property of issues and comments that holds the key. */
    static final String PROPERTY = "muster";

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    private Comments() {}

    static String add(String ticket, ObjectNode document, RequestKey key, Calls calls) {
        return calls.call(Rest.COMMENT
                        .with("id", ticket)
                        .about(ticket)
                        .with("body", document)
                        .with("properties", property(key)))
                .text("/id");
    }

    /** The ids of the comments that have a key, oldest first. The newest are looked at first, and no page behind the one that has it. */
    static List<String> find(String ticket, RequestKey key, Calls calls) {
        List<String> newestFirst = Pages.<String>of(MOST_PAGES, cursor -> {
                    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
                    Reply reply = calls.call(Rest.COMMENTS
                            .with("id", ticket)
                            .with("startAt", from)
                            .with("maxResults", PAGE)
                            .with("orderBy", "-created")
                            .with("expand", "properties"));
                    List<JsonNode> items = reply.items("/comments");
                    List<String> found = items.stream()
                            .filter(comment -> key(comment, calls)
                                    .filter(key.value()::equals)
                                    .isPresent())
                            .map(comment -> comment.path("id").asText())
                            .toList();
                    int next = from + items.size();
                    boolean more = found.isEmpty()
                            && !items.isEmpty()
                            && next < reply.json().path("total").asInt(0);
                    return new Pages.Page<>(found, more ? Integer.toString(next) : null);
                })
                .all()
                .items();
        List<String> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    static void delete(String ticket, String comment, Calls calls) {
        calls.callUnless(Rest.DELETE_COMMENT.with("id", ticket).about(ticket).with("comment", comment), "404");
    }

    static ArrayNode property(RequestKey key) {
        ArrayNode properties = Json.list();
        properties.addObject().put("key", PROPERTY).set("value", Json.object().put("key", key.value()));
        return properties;
    }

    /** The key of a comment: from the list where it tells properties, else from the comment's own. */
    private static Optional<String> key(JsonNode comment, Calls calls) {
        if (comment.has("properties")) {
            return Json.items(comment, "/properties").stream()
                    .filter(each ->
                            Json.at(each, "/key").filter(PROPERTY::equals).isPresent())
                    .findFirst()
                    .flatMap(each -> Json.at(each, "/value/key"));
        }
        return Json.at(comment, "/id")
                .flatMap(id ->
                        calls.callUnless(Rest.COMMENT_PROPERTY.with("id", id).with("property", PROPERTY), "404"))
                .flatMap(reply -> reply.find("/value/key"));
    }
}
