package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a reader may do, as elements: some beside a block of the text, the others in rows below it. One at most stands out, and what is dangerous asks
 * once more. A link that Slack takes for none is left out. Not thread-safe.
 */
final class Choices {

    private static final int PER_BLOCK = 25;

    private final List<Element> waiting = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final BlockWords words;
    private boolean stoodOut;

    /** A choice and how it is shown. */
    private record Element(Choice choice, ObjectNode shown) {}

    /** The choices of a message; throws when Slack takes one of them not. */
    Choices(List<Choice> choices, BlockWords words) {
        this.words = words;
        for (Choice choice : choices) {
            if (!(choice instanceof Choice.Opens opens) || Links.isSafe(opens.target())) {
                waiting.add(new Element(choice, element(choice)));
            }
        }
    }

    /** How many there are that stand nowhere yet. */
    int size() {
        return waiting.size();
    }

    /** How many characters of a message's budget they use. */
    int characters() {
        return waiting.stream().mapToInt(each -> characters(each.shown())).sum();
    }

    /** The first that is about this block of the text, if any; it stands there then and nowhere else. */
    Optional<ObjectNode> takeBeside(int block) {
        Optional<Element> found =
                waiting.stream().filter(each -> each.choice().block() == block).findFirst();
        found.ifPresent(waiting::remove);
        return found.map(Element::shown);
    }

    /** Whether one is about this block of the text. */
    boolean isBeside(int block) {
        return waiting.stream().anyMatch(each -> each.choice().block() == block);
    }

    /** Rows of those that stand nowhere yet. */
    List<ObjectNode> rows() {
        List<ObjectNode> rows = new ArrayList<>();
        for (int from = 0; from < waiting.size(); from += PER_BLOCK) {
            ObjectNode row = Json.object().put("type", "actions").put("block_id", "choices-" + from / PER_BLOCK);
            ArrayNode elements = row.putArray("elements");
            waiting.subList(from, Math.min(waiting.size(), from + PER_BLOCK))
                    .forEach(each -> elements.add(each.shown()));
            rows.add(row);
        }
        return rows;
    }

    private ObjectNode element(Choice choice) {
        name(choice.id(), choice);
        if (choice instanceof Choice.Button button) {
            boolean standsOut = button.style() == Choice.Style.PRIMARY && !stoodOut;
            stoodOut |= standsOut;
            return Elements.button(button, standsOut, words);
        }
        if (choice instanceof Choice.Opens opens) {
            return Elements.opens(opens);
        }
        if (choice instanceof Choice.Menu menu) {
            for (Option option : menu.options()) {
                name(option.value(), choice);
            }
            return Elements.menu(menu);
        }
        return Elements.people((Choice.PersonMenu) choice);
    }

    private void name(String id, Choice choice) {
        if (id.isEmpty() || id.length() > Elements.ID || !ids.add(id)) {
            throw new IllegalArgumentException("choice '" + choice.label() + "' has an id that is empty, longer than "
                    + Elements.ID + " or there twice: expected its own");
        }
    }

    private static int characters(JsonNode shown) {
        int characters = 0;
        for (JsonNode each : shown) {
            characters += characters(each);
        }
        return characters + shown.path("text").asText("").length();
    }
}
