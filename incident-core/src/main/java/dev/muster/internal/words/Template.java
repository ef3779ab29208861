package dev.muster.internal.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with holes, as the bundles hold it. Each line is a block: {@code # } begins a heading, {@code > } a quote, {@code - } an item of a list,
 * {@code ~ } a small line, {@code = name | value} a fact; everything else is a paragraph. Between two asterisks it is strong. A hole is
 * {@code {name}}, {@code {name:type}} or {@code {name:type|what stands there when it is empty}}; a line with an empty hole is left out.
 *
 * @param lines from top to bottom
 */
record Template(List<Line> lines) {

    Template {
        lines = List.copyOf(lines);
    }

    static Template parse(String text) {
        return new Template(text.lines().map(Template::line).toList());
    }

    /** Every hole as {@code name:type}. */
    Set<String> holes() {
        Set<String> holes = new LinkedHashSet<>();
        for (Line line : lines) {
            for (Piece piece : line.pieces()) {
                if (piece instanceof Hole hole) {
                    holes.add(hole.name() + ":" + hole.type());
                }
            }
        }
        return holes;
    }

    private static Line line(String text) {
        Form form = Form.of(text);
        String rest = form == Form.PARAGRAPH ? text : text.substring(2);
        String label = "";
        int bar = form == Form.FACT ? rest.indexOf('|') : -1;
        if (bar >= 0) {
            label = rest.substring(0, bar).strip();
            rest = rest.substring(bar + 1).strip();
        }
        return new Line(form, label, pieces(rest));
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        boolean strong = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int close = c == '{' ? text.indexOf('}', i) : -1;
            boolean isStar = c == '*' && (strong || text.indexOf('*', i + 1) > 0);
            if (close < 0 && !isStar) {
                plain.append(c);
                continue;
            }
            if (plain.length() > 0) {
                pieces.add(new Literal(plain.toString(), strong));
                plain.setLength(0);
            }
            if (isStar) {
                strong = !strong;
            } else {
                pieces.add(hole(text.substring(i + 1, close), strong));
                i = close;
            }
        }
        if (plain.length() > 0) {
            pieces.add(new Literal(plain.toString(), strong));
        }
        return pieces;
    }

    private static Hole hole(String inside, boolean strong) {
        int bar = inside.indexOf('|');
        String fallback = bar < 0 ? null : inside.substring(bar + 1);
        String head = bar < 0 ? inside : inside.substring(0, bar);
        int colon = head.indexOf(':');
        return colon < 0
                ? new Hole(head.strip(), "text", fallback, strong)
                : new Hole(
                        head.substring(0, colon).strip(),
                        head.substring(colon + 1).strip(),
                        fallback,
                        strong);
    }

    /** What block a line is. */
    enum Form {
        HEADING("# "),
        QUOTE("> "),
        ITEM("- "),
        NOTE("~ "),
        FACT("= "),
        PARAGRAPH("");

        private final String mark;

        Form(String mark) {
            this.mark = mark;
        }

        private static Form of(String line) {
            for (Form form : values()) {
                if (line.startsWith(form.mark)) {
                    return form;
                }
            }
            return PARAGRAPH;
        }
    }

    /**
     * One line.
     *
     * @param form what block it is
     * @param label a fact's name, else empty
     * @param pieces its text
     */
    record Line(Form form, String label, List<Piece> pieces) {
        Line {
            pieces = List.copyOf(pieces);
        }
    }

    /** A part of a line. */
    sealed interface Piece {}

    /** Words as they stand. */
    record Literal(String text, boolean strong) implements Piece {}

    /**
     * A place to be filled.
     *
     * @param name what with
     * @param type how it is shown
     * @param fallback what stands there when it is empty, or null when the line is left out then
     * @param strong whether it is shown strong, if it is no person's words
     */
    record Hole(String name, String type, @Nullable String fallback, boolean strong) implements Piece {}
}
