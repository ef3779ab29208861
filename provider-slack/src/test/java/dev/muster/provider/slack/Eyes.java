package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import dev.muster.tck.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person sees of a message: Slack's own reading of blocks (docs.slack.dev/messaging/formatting-message-text and reference/block-kit), written
 * apart from the code that makes them. Mrkdwn loses its styling characters, calls and links; {@code plain_text} with emoji loses its shortcodes.
 */
final class Eyes {

    private static final Pattern CONTROL = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

    private final List<String> lines = new ArrayList<>();
    private final List<String> mentions = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    private Eyes() {}

    static Rendered see(JsonNode message) {
        Eyes eyes = new Eyes();
        if (message.path("blocks").isEmpty()) {
            eyes.lines.add(eyes.mrkdwn(message.path("text").asText(), false));
        } else {
            message.path("blocks").forEach(eyes::block);
        }
        return new Rendered(String.join("\n", eyes.lines), eyes.mentions, eyes.links);
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> lines.add(text(block.path("text")));
            case "section" -> {
                if (block.has("text")) {
                    lines.add(text(block.path("text")));
                }
                block.path("fields").forEach(field -> lines.add(text(field)));
            }
            case "context" -> block.path("elements").forEach(element -> lines.add(text(element)));
            case "rich_text" -> block.path("elements").forEach(this::part);
            default -> {
                // buttons are no text
            }
        }
    }

    private void part(JsonNode part) {
        StringBuilder line = new StringBuilder();
        for (JsonNode element : part.path("elements")) {
            if (element.path("type").asText().startsWith("rich_text_")) {
                part(element);
            } else {
                line.append(element(element));
            }
        }
        lines.add(line.toString());
    }

    private String element(JsonNode element) {
        switch (element.path("type").asText()) {
            case "user" -> {
                mentions.add(element.path("user_id").asText());
                return "@" + element.path("user_id").asText();
            }
            case "usergroup", "broadcast", "channel" -> {
                mentions.add(element.toString());
                return "@everybody";
            }
            case "link" -> {
                links.add(element.path("url").asText());
                return Json.at(element, "/text").orElse(element.path("url").asText());
            }
            case "emoji" -> {
                return "";
            }
            case "date" -> {
                return element.path("fallback").asText();
            }
            default -> {
                return element.path("text").asText();
            }
        }
    }

    private String text(JsonNode text) {
        String written = text.path("text").asText();
        if (text.path("type").asText().equals("mrkdwn")) {
            return mrkdwn(written, text.path("verbatim").asBoolean());
        }
        return text.path("emoji").asBoolean(true) ? written.replaceAll(":[a-z0-9_+-]+:", "") : written;
    }

    private String mrkdwn(String written, boolean verbatim) {
        Matcher matcher = CONTROL.matcher(written);
        StringBuilder shown = new StringBuilder();
        while (matcher.find()) {
            String target = matcher.group(1);
            String label = matcher.group(2);
            if (target.startsWith("!date")) {
                matcher.appendReplacement(shown, Matcher.quoteReplacement(label));
                continue;
            }
            if (target.startsWith("@") || target.startsWith("!") || target.startsWith("#")) {
                mentions.add(target.substring(1));
            } else {
                links.add(unescaped(target));
            }
            matcher.appendReplacement(shown, Matcher.quoteReplacement(label == null ? target : label));
        }
        matcher.appendTail(shown);
        if (!verbatim) {
            Matcher bare = Pattern.compile("https?://[^\\s|)]+").matcher(written);
            while (bare.find()) {
                links.add(bare.group());
            }
        }
        return unescaped(shown.toString().replaceAll("[*_~`]", "").replaceAll(":[a-z0-9_+-]+:", ""));
    }

    private static String unescaped(String escaped) {
        return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
