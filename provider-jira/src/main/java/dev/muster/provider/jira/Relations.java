package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What an issue is connected with: places on the web, and other issues. */
final class Relations {

    private static final int MOST_TITLE = 255;

    private final JiraMapping mapping;

    Relations(JiraMapping mapping) {
        this.mapping = mapping;
    }

    /** A remote link. Its {@code globalId} comes from its target, so that the same target again changes the link that is there. */
    void link(String ticket, String title, URI target, Calls calls) {
        ObjectNode object = Json.object()
                .put("url", target.toString())
                .put("title", Texts.cut(title.isBlank() ? target.toString() : title, MOST_TITLE));
        calls.call(Rest.REMOTE_LINK
                .with("id", ticket)
                .about(ticket)
                .with("globalId", "muster:" + digest(target.toString()))
                .with("object", object));
    }

    /**
     * An issue link, unless there is one of the type between the two: {@code from} <i>outward</i> {@code to}, as in "from blocks to". An issue shows its
     * {@code outwardIssue} by the type's outward words (schema {@code IssueLink} of Atlassian's OpenAPI document), so that the issue that does the blocking
     * is the link's {@code inwardIssue}; Atlassian's own tool had it the other way round (atlassian/atlassian-mcp-server#112).
     */
    void relate(String from, String relation, String to, Calls calls) {
        String type = mapping.relation(relation);
        boolean related =
                calls
                        .call(Rest.ISSUE.with("id", from).with("fields", "issuelinks"))
                        .items("/fields/issuelinks")
                        .stream()
                        .anyMatch(link -> isOf(link, type) && isWith(link, to));
        if (!related) {
            calls.call(Rest.LINK_ISSUES
                    .request()
                    .with("type", Json.object().put("name", type))
                    .with("inwardIssue", issue(from))
                    .with("outwardIssue", issue(to)));
        }
    }

    private static boolean isOf(JsonNode link, String type) {
        return Json.at(link, "/type/name").filter(type::equalsIgnoreCase).isPresent();
    }

    private static boolean isWith(JsonNode link, String issue) {
        return Stream.of("/inwardIssue/id", "/inwardIssue/key", "/outwardIssue/id", "/outwardIssue/key")
                .anyMatch(
                        pointer -> Json.at(link, pointer).filter(issue::equals).isPresent());
    }

    private static ObjectNode issue(String idOrKey) {
        return Json.object().put(idOrKey.matches("[0-9]+") ? "id" : "key", idOrKey);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }
}
