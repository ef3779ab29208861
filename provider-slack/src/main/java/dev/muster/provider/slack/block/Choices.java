package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.conversation.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a reader may press, as buttons. One at most stands out, and what is dangerous asks once more. */
final class Choices {

    static final int ID = 255;

    private static final int PER_BLOCK = 25;
    private static final int LABEL = 75;
    private static final int TITLE = 100;
    private static final int TEXT = 300;
    private static final int ANSWER = 30;

    private Choices() {}

    static List<ObjectNode> blocks(List<Message.Choice> choices, BlockWords words) {
        List<ObjectNode> blocks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean stoodOut = false;
        for (int i = 0; i < choices.size(); i++) {
            Message.Choice choice = choices.get(i);
            if (choice.id().isEmpty() || choice.id().length() > ID || !ids.add(choice.id())) {
                throw new IllegalArgumentException("choice '" + choice.label()
                        + "' has an id that is empty, longer than " + ID + " or there twice: expected its own");
            }
            if (i % PER_BLOCK == 0) {
                blocks.add(Json.object().put("type", "actions").put("block_id", "choices-" + i / PER_BLOCK));
                blocks.get(blocks.size() - 1).putArray("elements");
            }
            boolean standsOut = choice.style() == Message.Style.PRIMARY && !stoodOut;
            stoodOut |= standsOut;
            ((ArrayNode) blocks.get(blocks.size() - 1).get("elements")).add(button(choice, standsOut, words));
        }
        return blocks;
    }

    /** How many characters of a message's budget the buttons use. */
    static int characters(List<ObjectNode> blocks) {
        return blocks.stream()
                .mapToInt(block -> block.findValuesAsText("text").stream()
                        .mapToInt(String::length)
                        .sum())
                .sum();
    }

    private static ObjectNode button(Message.Choice choice, boolean standsOut, BlockWords words) {
        String label = choice.label().isBlank() ? choice.id() : choice.label();
        ObjectNode button = Json.object().put("type", "button");
        button.set("text", text(label, LABEL));
        button.put("action_id", choice.id()).put("value", choice.id());
        if (standsOut) {
            button.put("style", "primary");
        }
        if (choice.style() == Message.Style.DANGER) {
            button.put("style", "danger");
            ObjectNode confirm = button.putObject("confirm");
            confirm.set("title", text(words.confirmTitle(), TITLE));
            confirm.set("text", text(words.confirmText(), TEXT));
            confirm.set("confirm", text(words.confirmYes(), ANSWER));
            confirm.set("deny", text(words.confirmNo(), ANSWER));
        }
        return button;
    }

    static ObjectNode text(String plain, int most) {
        return Json.object()
                .put("type", "plain_text")
                .put("text", Cut.to(Cut.whole(plain), most))
                .put("emoji", false);
    }
}
