package dev.muster.internal.words;

import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates filled: holes become pieces of text, lines become blocks. */
final class Phrases {

    private Phrases() {}

    /** What fills holes. */
    @FunctionalInterface
    interface Filler {

        /** The pieces for a hole: none when it is empty, null when its line must not be shown at all. */
        @Nullable List<Inline> fill(Template.Hole hole);
    }

    /** The template's blocks. */
    static List<Block> blocks(Template template, Filler values) {
        List<Block> blocks = new ArrayList<>();
        List<List<Inline>> items = new ArrayList<>();
        List<Block.Fact> facts = new ArrayList<>();
        for (Template.Line line : template.lines()) {
            List<Inline> pieces = fill(line, values);
            if (pieces == null || pieces.isEmpty()) {
                continue;
            }
            if (line.form() != Template.Form.ITEM) {
                flushItems(blocks, items);
            }
            if (line.form() != Template.Form.FACT) {
                flushFacts(blocks, facts);
            }
            switch (line.form()) {
                case HEADING -> blocks.add(new Block.Heading(plain(pieces)));
                case QUOTE -> blocks.add(new Block.Quote(plain(pieces)));
                case ITEM -> items.add(pieces);
                case NOTE -> blocks.add(new Block.Note(pieces));
                case FACT -> facts.add(new Block.Fact(line.label(), pieces));
                case PARAGRAPH -> blocks.add(new Block.Paragraph(pieces));
            }
        }
        flushItems(blocks, items);
        flushFacts(blocks, facts);
        return blocks;
    }

    /** The first line that can be filled, as plain text; empty when none can. */
    static String firstLine(Template template, Filler values) {
        for (Template.Line line : template.lines()) {
            List<Inline> pieces = fill(line, values);
            if (pieces != null) {
                return plain(pieces);
            }
        }
        return "";
    }

    static String plain(List<Inline> pieces) {
        return new RichText(List.of(new Block.Paragraph(pieces))).plain();
    }

    private static @Nullable List<Inline> fill(Template.Line line, Filler values) {
        List<Inline> pieces = new ArrayList<>();
        for (Template.Piece piece : line.pieces()) {
            if (piece instanceof Template.Literal literal) {
                pieces.add(literal.strong() ? new Inline.Strong(literal.text()) : new Inline.Plain(literal.text()));
            } else if (piece instanceof Template.Hole hole) {
                List<Inline> filled = values.fill(hole);
                if (filled == null) {
                    return null;
                }
                if (!filled.isEmpty()) {
                    pieces.addAll(filled);
                } else if (hole.fallback() != null) {
                    pieces.add(new Inline.Plain(hole.fallback()));
                } else {
                    return null;
                }
            }
        }
        return pieces;
    }

    private static void flushItems(List<Block> blocks, List<List<Inline>> items) {
        if (!items.isEmpty()) {
            blocks.add(new Block.Bullets(items));
            items.clear();
        }
    }

    private static void flushFacts(List<Block> blocks, List<Block.Fact> facts) {
        if (!facts.isEmpty()) {
            blocks.add(new Block.Facts(facts));
            facts.clear();
        }
    }
}
