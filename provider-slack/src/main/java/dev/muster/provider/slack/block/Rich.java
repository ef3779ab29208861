package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.text.Inline;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pieces of text as elements of a {@code rich_text} block: there text is text, whatever it looks like. */
final class Rich {

    private final Budget budget;
    private final Function<Inline.Mention, Optional<String>> handles;

    Rich(Budget budget, Function<Inline.Mention, Optional<String>> handles) {
        this.budget = budget;
        this.handles = handles;
    }

    /** The elements of a line; none where there is nothing to show. */
    ArrayNode elements(List<Inline> pieces) {
        ArrayNode elements = Json.list();
        pieces.forEach(piece -> add(piece, elements));
        return elements;
    }

    /** One element of text. */
    void text(String plain, String style, ArrayNode elements) {
        String taken = budget.take(plain, Budget.CHARACTERS);
        if (taken.isEmpty()) {
            return;
        }
        ObjectNode element = elements.addObject().put("type", "text").put("text", taken);
        if (!style.isEmpty()) {
            element.putObject("style").put(style, true);
        }
    }

    /** A {@code rich_text} block of one part with these elements. */
    static ObjectNode block(String part, ArrayNode elements) {
        ObjectNode block = Json.object().put("type", "rich_text");
        block.putArray("elements").addObject().put("type", part).set("elements", elements);
        return block;
    }

    private void add(Inline piece, ArrayNode elements) {
        if (piece instanceof Inline.Strong strong) {
            text(strong.text(), "bold", elements);
        } else if (piece instanceof Inline.Code code) {
            text(code.text(), "code", elements);
        } else if (piece instanceof Inline.Link link) {
            link(link, elements);
        } else if (piece instanceof Inline.Mention mention) {
            Optional<String> handle = handles.apply(mention);
            if (handle.isPresent()) {
                elements.addObject().put("type", "user").put("user_id", handle.get());
            } else {
                text(mention.name(), "", elements);
            }
        } else if (piece instanceof Inline.Time time) {
            elements.addObject()
                    .put("type", "date")
                    .put("timestamp", time.at().getEpochSecond())
                    .put("format", Times.FORMAT)
                    .put("fallback", Times.utc(time.at()));
        } else {
            text(piece.plain(), "", elements);
        }
    }

    private void link(Inline.Link link, ArrayNode elements) {
        String url = link.target().toString();
        if (!Links.isSafe(link.target())) {
            text(link.plain(), "", elements);
            return;
        }
        String label = budget.take(link.label(), Links.LABEL);
        ObjectNode element = elements.addObject().put("type", "link").put("url", url);
        if (!label.isEmpty()) {
            element.put("text", label);
        }
    }
}
