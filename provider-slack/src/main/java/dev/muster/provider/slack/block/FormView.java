package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.conversation.Form;
import java.util.HashSet;
import java.util.Set;

/** A form as Slack's modal view. */
public final class FormView {

    /** The id of the one element in each input block. */
    public static final String ELEMENT = "v";

    private static final int TITLE = 24;
    private static final int LABEL = 2_000;
    private static final int OPTION = 75;
    private static final int VALUE = 150;
    private static final int OPTIONS = 100;
    private static final int FIELDS = 98;
    private static final int ANSWER = 3_000;

    private FormView() {}

    /**
     * Renders a form.
     *
     * @param above a line above the fields; empty for none
     * @throws IllegalArgumentException when it has more fields, options or longer names than Slack takes; the message names the field
     */
    public static ObjectNode of(Form form, String above, BlockWords words) {
        check(form.id(), "id of the form", Choices.ID);
        if (form.fields().isEmpty() || form.fields().size() > FIELDS) {
            throw new IllegalArgumentException(
                    "form " + form.id() + " has " + form.fields().size() + " fields: expected 1 to " + FIELDS);
        }
        ObjectNode view = Json.object().put("type", "modal").put("callback_id", form.id());
        view.set("title", Choices.text(form.title().isBlank() ? form.id() : form.title(), TITLE));
        view.set("submit", Choices.text(words.submit(), TITLE));
        view.set("close", Choices.text(words.cancel(), TITLE));
        ArrayNode blocks = view.putArray("blocks");
        if (!above.isEmpty()) {
            blocks.addObject().put("type", "context").putArray("elements").add(Choices.text(above, LABEL));
        }
        Set<String> names = new HashSet<>();
        form.fields().forEach(field -> {
            check(field.name(), "name of a field of form " + form.id(), Choices.ID);
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("field " + field.name() + " is there twice: expected it once");
            }
            blocks.add(input(field));
        });
        return view;
    }

    private static ObjectNode input(Form.Field field) {
        ObjectNode input =
                Json.object().put("type", "input").put("block_id", field.name()).put("optional", !field.required());
        input.set("label", Choices.text(field.label().isBlank() ? field.name() : field.label(), LABEL));
        ObjectNode element = input.putObject("element").put("action_id", ELEMENT);
        if (field.options().isEmpty()) {
            element.put("type", "plain_text_input").put("multiline", false).put("max_length", ANSWER);
            return input;
        }
        if (field.options().size() > OPTIONS) {
            throw new IllegalArgumentException("field " + field.name() + " has "
                    + field.options().size() + " options: expected at most " + OPTIONS);
        }
        element.put("type", "static_select");
        ArrayNode options = element.putArray("options");
        field.options().forEach(option -> {
            check(option, "option of field " + field.name(), VALUE);
            options.addObject().put("value", option).set("text", Choices.text(option, OPTION));
        });
        return input;
    }

    private static void check(String text, String what, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(what + " has " + text.length() + " characters: expected 1 to " + most);
        }
    }
}
