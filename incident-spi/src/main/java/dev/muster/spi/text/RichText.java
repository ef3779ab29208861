package dev.muster.spi.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as a list of blocks. Immutable.
 *
 * @param blocks from top to bottom; may be empty
 */
public record RichText(List<Block> blocks) {

    /** Copies the blocks. */
    public RichText {
        blocks = List.copyOf(blocks);
    }

    /** One paragraph of plain text. */
    public static RichText plain(String text) {
        return new RichText(List.of(new Block.Paragraph(List.of(new Inline.Plain(text)))));
    }

    /** These blocks. */
    public static RichText of(Block... blocks) {
        return new RichText(List.of(blocks));
    }

    /** One paragraph of these pieces. */
    public static RichText line(Inline... pieces) {
        return of(new Block.Paragraph(List.of(pieces)));
    }

    /** This text followed by another block. */
    public RichText with(Block block) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(block);
        return new RichText(all);
    }

    /** The whole text without any markup, blocks separated by line breaks: for notifications, screen readers and tools without formatting. */
    public String plain() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            all.append(i == 0 ? "" : "\n").append(blocks.get(i).plain());
        }
        return all.toString();
    }

    static String join(List<Inline> pieces) {
        StringBuilder all = new StringBuilder();
        append(pieces, all);
        return all.toString();
    }

    static void append(List<Inline> pieces, StringBuilder all) {
        for (Inline piece : pieces) {
            all.append(piece.plain());
        }
    }
}
