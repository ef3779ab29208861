package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A message as Slack's Block Kit. Words from people are elements of {@code rich_text} or {@code plain_text}, never mrkdwn that styles, mentions or
 * links. What does not fit is cut, never inside a character, and the message says so.
 */
public final class MessageBlocks {

    private static final int HEADER = 150;
    private static final int FIELD = 2_000;
    private static final int FIELDS = 10;
    private static final int NOTE = 2_000;
    private static final int SECTION = 3_000;
    private static final int FALLBACK = 4_000;

    private final ArrayNode blocks = Json.list();
    private final Choices choices;
    private final Budget budget;
    private final Rich rich;
    private final Marked marked;

    /**
     * A message as it goes to Slack.
     *
     * @param text the whole of it for notifications and screen readers, escaped
     * @param blocks what is shown; may be empty
     */
    public record Rendered(String text, ArrayNode blocks) {}

    private MessageBlocks(Choices choices, BlockWords words, Function<Inline.Mention, Optional<String>> handles) {
        this.choices = choices;
        this.budget = new Budget(
                choices.characters() + words.cut().length(), choices.rows().size() + 1);
        this.rich = new Rich(budget, handles);
        this.marked = new Marked(budget, handles);
    }

    /**
     * Renders a message.
     *
     * @param handles the Slack id of a person who is mentioned; empty where there is none, and then the name is shown
     * @throws IllegalArgumentException when a choice has an id that Slack does not take, or one twice
     */
    public static Rendered of(Message message, BlockWords words, Function<Inline.Mention, Optional<String>> handles) {
        Choices choices = new Choices(message.choices(), words);
        MessageBlocks made = new MessageBlocks(choices, words, handles);
        List<Block> all = message.text().blocks();
        int notes = beginOfNotes(all);
        for (int i = 0; i < notes; i++) {
            made.add(all.get(i), i);
        }
        int place = made.blocks.size();
        for (int i = notes; i < all.size(); i++) {
            made.add(all.get(i), i);
        }
        if (made.budget.isCut()) {
            made.blocks.add(context(List.of(Json.object()
                    .put("type", "plain_text")
                    .put("text", words.cut())
                    .put("emoji", false))));
        }
        for (ObjectNode block : choices.rows()) {
            made.blocks.insert(place, block);
            place++;
        }
        return new Rendered(fallback(message.text()), made.blocks);
    }

    /** Where the notes at the end begin: buttons belong to what is said, and stand before the small print. */
    private static int beginOfNotes(List<Block> blocks) {
        int begin = blocks.size();
        while (begin > 0 && blocks.get(begin - 1) instanceof Block.Note) {
            begin--;
        }
        return begin;
    }

    /** The whole text for notifications and screen readers, escaped. */
    static String fallback(RichText text) {
        return Mrkdwn.escape(Cut.escapedTo(Cut.whole(text.plain()), FALLBACK));
    }

    private void add(Block block, int place) {
        boolean isAccompanied = choices.isBeside(place) && block instanceof Block.Paragraph;
        if (!isAccompanied || !accompanied(((Block.Paragraph) block).pieces(), place)) {
            add(block);
        }
    }

    /** A paragraph with a choice at its side. False when Slack cannot show its words there as they are: then the choice stands below. */
    private boolean accompanied(List<Inline> pieces, int place) {
        boolean isMarkable = Marked.fitsMrkdwn(pieces);
        if (isBlank(pieces) || !(isMarkable || Marked.isWords(pieces)) || !budget.takeBlock()) {
            return false;
        }
        ObjectNode text =
                isMarkable ? Marked.mrkdwn(marked.styled(pieces, SECTION)) : marked.plain(plain(pieces), SECTION);
        if (text.path("text").asText().isBlank()) {
            return false;
        }
        ObjectNode section = Json.object().put("type", "section").set("text", text);
        choices.takeBeside(place).ifPresent(element -> section.set("accessory", element));
        blocks.add(section);
        return true;
    }

    private void add(Block block) {
        if (block instanceof Block.Heading heading) {
            heading(heading.text());
        } else if (block instanceof Block.Paragraph paragraph) {
            lines("rich_text_section", paragraph.pieces());
        } else if (block instanceof Block.Quote quote) {
            lines("rich_text_quote", List.of(new Inline.Plain(quote.text())));
        } else if (block instanceof Block.Preformatted preformatted) {
            lines("rich_text_preformatted", List.of(new Inline.Plain(preformatted.text())));
        } else if (block instanceof Block.Bullets bullets) {
            bullets(bullets);
        } else if (block instanceof Block.Facts facts) {
            facts(facts.facts());
        } else if (block instanceof Block.Note note) {
            note(note.pieces());
        }
    }

    private void heading(String text) {
        if (text.isBlank() || !budget.takeBlock()) {
            return;
        }
        if (text.length() > HEADER || text.indexOf('\n') >= 0) {
            ArrayNode elements = Json.list();
            rich.text(text, "bold", elements);
            blocks.add(Rich.block("rich_text_section", elements));
            return;
        }
        blocks.add(Json.object().put("type", "header").set("text", marked.plain(text, HEADER)));
    }

    private void lines(String part, List<Inline> pieces) {
        if (isBlank(pieces) || !budget.takeBlock()) {
            return;
        }
        ArrayNode elements = rich.elements(pieces);
        if (!elements.isEmpty()) {
            blocks.add(Rich.block(part, elements));
        }
    }

    private void bullets(Block.Bullets bullets) {
        if (bullets.items().isEmpty() || !budget.takeBlock()) {
            return;
        }
        ObjectNode list = Json.object().put("type", "rich_text_list").put("style", "bullet");
        ArrayNode items = list.putArray("elements");
        bullets.items().forEach(item -> {
            ArrayNode elements = rich.elements(item);
            if (!elements.isEmpty()) {
                items.addObject().put("type", "rich_text_section").set("elements", elements);
            }
        });
        if (!items.isEmpty()) {
            ObjectNode block = Json.object().put("type", "rich_text");
            block.putArray("elements").add(list);
            blocks.add(block);
        }
    }

    private void facts(List<Block.Fact> facts) {
        for (int from = 0; from < facts.size(); from += FIELDS) {
            List<Block.Fact> some = facts.subList(from, Math.min(facts.size(), from + FIELDS));
            if (!budget.takeBlock()) {
                return;
            }
            if (some.stream().allMatch(MessageBlocks::fitsField)) {
                ArrayNode fields = Json.list();
                some.forEach(fact -> fields.add(field(fact)));
                blocks.add(Json.object().put("type", "section").set("fields", fields));
            } else {
                blocks.add(Rich.block("rich_text_section", asLines(some)));
            }
        }
    }

    private static boolean fitsField(Block.Fact fact) {
        return Marked.isWords(fact.value()) || isMarkable(fact);
    }

    /** Whether a fact can be a field with a bold name. */
    private static boolean isMarkable(Block.Fact fact) {
        String name = fact.name();
        return !name.isBlank()
                && name.length() <= HEADER
                && name.indexOf('\n') < 0
                && Mrkdwn.showsAsItIs(name)
                && Marked.fitsMrkdwn(fact.value());
    }

    private ObjectNode field(Block.Fact fact) {
        if (isMarkable(fact)) {
            String title = Mrkdwn.escape(budget.take(fact.name().strip(), HEADER));
            if (!title.isBlank()) {
                return Marked.mrkdwn("*" + title + "*\n" + marked.marked(fact.value(), FIELD - title.length() - 3));
            }
        }
        ObjectNode field = marked.plain((fact.name() + "\n" + plain(fact.value())).strip(), FIELD);
        return field.path("text").asText().isBlank() ? field.put("text", "…") : field;
    }

    /** The facts one below the other, where their values are too special for columns. */
    private ArrayNode asLines(List<Block.Fact> facts) {
        ArrayNode elements = Json.list();
        for (Block.Fact fact : facts) {
            rich.text((elements.isEmpty() ? "" : "\n") + fact.name(), "bold", elements);
            List<Inline> value = new ArrayList<>(List.of(new Inline.Plain(": ")));
            value.addAll(fact.value());
            elements.addAll(rich.elements(value));
        }
        return elements;
    }

    private void note(List<Inline> pieces) {
        if (isBlank(pieces) || !budget.takeBlock()) {
            return;
        }
        if (Marked.isWords(pieces)) {
            blocks.add(context(List.of(marked.plain(plain(pieces), NOTE))));
        } else if (Marked.fitsMrkdwn(pieces)) {
            blocks.add(context(List.of(Marked.mrkdwn(marked.marked(pieces, NOTE)))));
        } else {
            ArrayNode elements = rich.elements(pieces);
            if (!elements.isEmpty()) {
                blocks.add(Rich.block("rich_text_section", elements));
            }
        }
    }

    private static ObjectNode context(List<ObjectNode> elements) {
        ObjectNode block = Json.object().put("type", "context");
        elements.forEach(block.putArray("elements")::add);
        return block;
    }

    private static boolean isBlank(List<Inline> pieces) {
        return plain(pieces).isBlank();
    }

    private static String plain(List<Inline> pieces) {
        StringBuilder plain = new StringBuilder();
        pieces.forEach(piece -> plain.append(piece.plain()));
        return plain.toString();
    }
}
