package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader sees of a message or a form, line by line, whatever blocks it is made of. */
final class Seen {

    private static final Pattern DATE = Pattern.compile("<!date\\^(\\d+)\\^[^>]*>");
    private static final Pattern LABELLED = Pattern.compile("<[^<>|]*\\|([^<>]*)>");
    private static final Pattern MENTION = Pattern.compile("<([@#][A-Z0-9]+)>");
    private static final Pattern EMOJI = Pattern.compile(":[a-z_]+:(?! )|:[a-z_]+: ");
    private static final Pattern BEGIN = Pattern.compile("^(?:\\d+\\.|-) ");

    private final List<String> lines = new ArrayList<>();

    private Seen() {}

    /** The lines of these blocks. Bold, italics, emoji and bullets are left out; times are shown by their seconds. */
    static List<String> of(JsonNode blocks) {
        Seen seen = new Seen();
        blocks.forEach(seen::block);
        return seen.lines;
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> add("heading", block.at("/text/text").asText());
            case "section" -> section(block);
            case "rich_text" -> block.path("elements").forEach(this::rich);
            case "context" -> block.path("elements").forEach(each -> add("note", text(each)));
            case "actions" -> block.path("elements").forEach(this::action);
            case "input" -> input(block);
            default -> throw new AssertionError("nobody knows a " + block.path("type"));
        }
    }

    private void section(JsonNode block) {
        if (block.has("text")) {
            add("text", text(block.path("text")));
        }
        block.path("fields").forEach(field -> add("field", text(field).replace("\n", " = ")));
        if (block.has("accessory")) {
            action(block.path("accessory"));
        }
    }

    private void rich(JsonNode part) {
        String type = part.path("type").asText();
        if (type.equals("rich_text_list")) {
            part.path("elements").forEach(item -> add("text", pieces(item)));
        } else {
            add("text", (type.equals("rich_text_quote") ? "> " : "") + pieces(part));
        }
    }

    private static String pieces(JsonNode part) {
        StringBuilder all = new StringBuilder();
        for (JsonNode piece : part.path("elements")) {
            all.append(
                    switch (piece.path("type").asText()) {
                        case "text", "link" -> piece.path("text").asText();
                        case "user" -> "@" + piece.path("user_id").asText();
                        case "date" -> "at " + piece.path("timestamp").asText();
                        default -> throw new AssertionError("nobody knows a " + piece.path("type"));
                    });
        }
        return all.toString();
    }

    private void action(JsonNode action) {
        String type = action.path("type").asText();
        if (type.equals("button")) {
            String kind = action.has("url") ? "link" : "button";
            String style = action.has("style") ? " (" + action.path("style").asText() + ")" : "";
            add(kind, action.at("/text/text").asText() + style);
            if (action.has("confirm")) {
                add("asks", action.at("/confirm/title/text").asText());
            }
        } else {
            add("menu", action.path("action_id").asText());
        }
    }

    private void input(JsonNode input) {
        add("input", input.at("/label/text").asText() + (input.path("optional").asBoolean() ? " (optional)" : ""));
        input.at("/element/options")
                .forEach(option -> add("option", option.at("/text/text").asText()));
    }

    private static String text(JsonNode text) {
        String said = text.path("text").asText();
        if (!text.path("type").asText().equals("mrkdwn")) {
            return said;
        }
        String shown = LABELLED.matcher(DATE.matcher(said).replaceAll("at $1")).replaceAll("$1");
        shown = MENTION.matcher(shown).replaceAll("$1");
        shown = shown.replaceAll("[*`]|_(?=open)|(?<=open)_", "");
        return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private void add(String kind, String text) {
        for (String line : text.split("\n", -1)) {
            String words = EMOJI.matcher(line.strip()).replaceAll("");
            String plain = BEGIN.matcher(words).replaceFirst("");
            lines.add(kind + ": "
                    + (plain.startsWith(">") ? "> " + plain.substring(1).strip() : plain));
        }
    }
}
