package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rich text as an Atlassian document: {@code {"type": "doc", "version": 1, "content": []}}, built as a tree, so that no text is ever markup. At most
 * 30,000 characters are written, since Jira takes 32,767. Used once, by one thread.
 */
final class Adf {

    private static final int MOST_CHARACTERS = 30_000;

    private final Function<String, @Nullable String> accounts;
    private int left = MOST_CHARACTERS;

    private Adf(Function<String, @Nullable String> accounts) {
        this.accounts = accounts;
    }

    /**
     * The document of a text.
     *
     * @param accounts the account id of a person's id, or null where it is not known; then the name is written
     */
    static ObjectNode document(RichText text, Function<String, @Nullable String> accounts) {
        return new Adf(accounts).write(text);
    }

    /** The document of plain text. */
    static ObjectNode plain(String text) {
        return document(RichText.plain(text), id -> null);
    }

    private ObjectNode write(RichText text) {
        ObjectNode document = node("doc").put("version", 1);
        ArrayNode content = document.putArray("content");
        for (Block block : text.blocks()) {
            if (left > 0) {
                add(block, content);
            }
        }
        return document;
    }

    private void add(Block block, ArrayNode content) {
        if (block instanceof Block.Heading heading) {
            ObjectNode node = content.addObject().put("type", "heading");
            node.putObject("attrs").put("level", 3);
            text(heading.text(), null, node.putArray("content"));
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph.pieces(), content);
        } else if (block instanceof Block.Note note) {
            paragraph(note.pieces(), content);
        } else if (block instanceof Block.Quote quote) {
            ArrayNode inner = content.addObject().put("type", "blockquote").putArray("content");
            text(quote.text(), null, inner.addObject().put("type", "paragraph").putArray("content"));
        } else if (block instanceof Block.Bullets bullets) {
            bullets(bullets, content);
        } else if (block instanceof Block.Facts facts) {
            facts(facts, content);
        } else {
            ObjectNode node = content.addObject().put("type", "codeBlock");
            text(((Block.Preformatted) block).text(), null, node.putArray("content"));
        }
    }

    private void bullets(Block.Bullets bullets, ArrayNode content) {
        if (bullets.items().isEmpty()) {
            return;
        }
        ArrayNode items = content.addObject().put("type", "bulletList").putArray("content");
        for (List<Inline> item : bullets.items()) {
            paragraph(item, items.addObject().put("type", "listItem").putArray("content"));
        }
    }

    private void facts(Block.Facts facts, ArrayNode content) {
        for (Block.Fact fact : facts.facts()) {
            ArrayNode pieces = content.addObject().put("type", "paragraph").putArray("content");
            text(fact.name() + ": ", "strong", pieces);
            fact.value().forEach(piece -> add(piece, pieces));
        }
    }

    private void paragraph(List<Inline> pieces, ArrayNode content) {
        ArrayNode inside = content.addObject().put("type", "paragraph").putArray("content");
        pieces.forEach(piece -> add(piece, inside));
    }

    private void add(Inline piece, ArrayNode content) {
        if (piece instanceof Inline.Strong strong) {
            text(strong.text(), "strong", content);
        } else if (piece instanceof Inline.Code code) {
            text(code.text(), "code", content);
        } else if (piece instanceof Inline.Link link) {
            ObjectNode text = text(link.label().isEmpty() ? link.target().toString() : link.label(), null, content);
            if (text != null) {
                ObjectNode mark = text.putArray("marks").addObject().put("type", "link");
                mark.putObject("attrs").put("href", link.target().toString());
            }
        } else if (piece instanceof Inline.Mention mention) {
            mention(mention, content);
        } else {
            text(piece.plain(), null, content);
        }
    }

    private void mention(Inline.Mention mention, ArrayNode content) {
        String account = accounts.apply(mention.personId());
        if (account == null) {
            text(mention.name(), null, content);
            return;
        }
        ObjectNode node = content.addObject().put("type", "mention");
        node.putObject("attrs").put("id", account).put("text", "@" + mention.name());
    }

    /** A text node, as far as there is room; none for an empty text, which the schema does not allow. */
    private @Nullable ObjectNode text(String text, @Nullable String mark, ArrayNode content) {
        String cut = Texts.cut(text, left);
        if (cut.isEmpty()) {
            return null;
        }
        left -= cut.length();
        ObjectNode node = content.addObject().put("type", "text").put("text", cut);
        if (mark != null) {
            node.putArray("marks").addObject().put("type", mark);
        }
        return node;
    }

    private static ObjectNode node(String type) {
        return Json.object().put("type", type);
    }
}
