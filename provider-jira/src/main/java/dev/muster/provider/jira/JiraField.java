package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.Rejected;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of the site.
 *
 * @param id its id, such as {@code customfield_10050} or {@code duedate}
 * @param form how its values are written
 */
public record JiraField(String id, Form form) {

    /** The ids that can be mapped. */
    static final String IDS = "customfield_[0-9]{1,12}|duedate|environment";

    /** Checks the id. */
    public JiraField {
        Objects.requireNonNull(form, "form");
        if (!id.matches(IDS)) {
            throw new IllegalArgumentException(
                    "field '" + id + "' cannot be mapped: expected customfield_ and a number, duedate or environment");
        }
    }

    /** How the values of a field are written. */
    public enum Form {
        /** One line of text, a date, or a date and time in ISO 8601. */
        TEXT,
        /** Text of several lines, which REST API v3 takes as a document. */
        PARAGRAPH,
        /** A number. */
        NUMBER,
        /** One of a list, by its name. */
        OPTION
    }

    /**
     * A value as Jira takes it.
     *
     * @throws Rejected when it is no number, and the field is for numbers
     */
    JsonNode write(String name, String value) {
        return switch (form) {
            case TEXT -> TextNode.valueOf(value);
            case PARAGRAPH -> Adf.plain(value);
            case OPTION -> Json.object().put("value", value);
            case NUMBER -> number(name, value);
        };
    }

    /** A value as the library knows it; empty where there is none, or one that is no text. */
    Optional<String> read(JsonNode fields) {
        JsonNode value = fields.path(id);
        return switch (form) {
            case OPTION -> Json.at(value, "/value");
            case PARAGRAPH -> Optional.of(text(value)).filter(text -> !text.isBlank());
            case TEXT, NUMBER -> Json.at(fields, "/" + id);
        };
    }

    private static JsonNode number(String name, String value) {
        try {
            return DecimalNode.valueOf(new BigDecimal(value));
        } catch (NumberFormatException e) {
            throw new Rejected(JiraProvider.NAME, name, "is no number", "give it a number, or map it as text", e);
        }
    }

    private static String text(JsonNode document) {
        StringBuilder all = new StringBuilder(document.path("text").asText(""));
        document.path("content").forEach(each -> all.append(text(each)));
        return all.toString();
    }
}
