package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.text.Inline;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pieces of text as small text objects (fields, context), which {@code rich_text} cannot be. Mrkdwn is used only for what shows there as it is;
 * other words go as {@code plain_text}.
 */
final class Marked {

    /** The two stars around what is bold. */
    private static final int STARS = 2;

    private final Budget budget;
    private final Function<Inline.Mention, Optional<String>> handles;

    Marked(Budget budget, Function<Inline.Mention, Optional<String>> handles) {
        this.budget = budget;
        this.handles = handles;
    }

    /** Whether all the pieces are words: nothing in them leads anywhere, calls anybody or depends on the reader. */
    static boolean isWords(List<Inline> pieces) {
        return pieces.stream()
                .noneMatch(piece -> piece instanceof Inline.Link
                        || piece instanceof Inline.Mention
                        || piece instanceof Inline.Time);
    }

    /** Whether the pieces show as they are in mrkdwn. */
    static boolean fitsMrkdwn(List<Inline> pieces) {
        return pieces.stream()
                .allMatch(piece -> piece instanceof Inline.Time
                        || Mrkdwn.showsAsItIs(piece instanceof Inline.Link link ? link.label() : piece.plain()));
    }

    /** A {@code plain_text} object; Slack turns no colon into an emoji in it. */
    ObjectNode plain(String text, int most) {
        return Json.object()
                .put("type", "plain_text")
                .put("text", budget.take(text, most))
                .put("emoji", false);
    }

    /** A {@code mrkdwn} object of text that is marked up already; Slack finds no names or links of its own in it. */
    static ObjectNode mrkdwn(String marked) {
        return Json.object().put("type", "mrkdwn").put("text", marked).put("verbatim", true);
    }

    /** Pieces that {@linkplain #fitsMrkdwn fit}, marked up. */
    String marked(List<Inline> pieces, int most) {
        StringBuilder marked = new StringBuilder();
        pieces.forEach(piece -> {
            String next = marked(piece, Math.max(0, most - marked.length()));
            if (marked.length() + next.length() <= most) {
                marked.append(next);
            }
        });
        return marked.toString();
    }

    /** The same, what is strong in bold: where a star would stand within a word it is left out, since Slack would show it. */
    String styled(List<Inline> pieces, int most) {
        StringBuilder styled = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            boolean isBold = isBold(pieces, i);
            int room = Math.max(0, most - styled.length() - (isBold ? STARS : 0));
            String next = marked(pieces.get(i), room);
            if (!next.isBlank() && isBold) {
                next = "*" + next + "*";
            }
            if (styled.length() + next.length() <= most) {
                styled.append(next);
            }
        }
        return styled.toString();
    }

    /** Slack takes a star for one of a pair only at the end of a word. */
    private static boolean isBold(List<Inline> pieces, int at) {
        if (!(pieces.get(at) instanceof Inline.Strong strong)) {
            return false;
        }
        String text = strong.text();
        String before = at == 0 ? " " : pieces.get(at - 1).plain();
        String after = at == pieces.size() - 1 ? " " : pieces.get(at + 1).plain();
        return !text.isBlank()
                && text.strip().equals(text)
                && text.indexOf('\n') < 0
                && (before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1)))
                && (after.isEmpty() || Character.isWhitespace(after.charAt(0)));
    }

    private String marked(Inline piece, int most) {
        if (piece instanceof Inline.Link link && Links.isSafe(link.target())) {
            String label = Mrkdwn.escape(budget.take(link.label().replace('\n', ' '), Links.LABEL));
            return "<" + Links.inMrkdwn(link.target()) + (label.isEmpty() ? "" : "|" + label) + ">";
        }
        if (piece instanceof Inline.Mention mention) {
            return handles.apply(mention)
                    .map(handle -> "<@" + handle + ">")
                    .orElseGet(() -> Mrkdwn.escape(budget.take(mention.name(), most)));
        }
        if (piece instanceof Inline.Time time) {
            return Times.inMrkdwn(time.at());
        }
        return Mrkdwn.escape(budget.take(piece.plain(), most));
    }
}
