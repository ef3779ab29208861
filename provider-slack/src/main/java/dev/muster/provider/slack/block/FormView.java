package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A form as Slack's modal view. */
public final class FormView {

    /** The id of the one element in each input block. */
    public static final String ELEMENT = "v";

    private static final int TITLE = 24;
    private static final int LABEL = 2_000;
    private static final int OPTIONS = 100;
    private static final int TICKS = 10;
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
        check(form.id(), "id of the form", Elements.ID);
        if (form.fields().isEmpty() || form.fields().size() > FIELDS) {
            throw new IllegalArgumentException(
                    "form " + form.id() + " has " + form.fields().size() + " fields: expected 1 to " + FIELDS);
        }
        ObjectNode view = Json.object().put("type", "modal").put("callback_id", form.id());
        view.set("title", Elements.text(form.title().isBlank() ? form.id() : form.title(), TITLE));
        view.set("submit", Elements.text(words.submit(), TITLE));
        view.set("close", Elements.text(words.cancel(), TITLE));
        ArrayNode blocks = view.putArray("blocks");
        if (!above.isEmpty()) {
            blocks.addObject().put("type", "context").putArray("elements").add(Elements.text(above, LABEL));
        }
        Set<String> names = new HashSet<>();
        form.fields().forEach(field -> {
            check(field.name(), "name of a field of form " + form.id(), Elements.ID);
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
        input.set("label", Elements.text(field.label().isBlank() ? field.name() : field.label(), LABEL));
        if (!field.hint().isBlank()) {
            input.set("hint", Elements.text(field.hint(), LABEL));
        }
        input.set("element", element(field).put("action_id", ELEMENT));
        return input;
    }

    private static ObjectNode element(Form.Field field) {
        if (field.entry() instanceof Form.OneOf one) {
            return oneOf(one, field.name());
        }
        if (field.entry() instanceof Form.Ticks ticks) {
            return ticks(ticks, field.name());
        }
        Form.Text text = (Form.Text) field.entry();
        ObjectNode element = Json.object()
                .put("type", "plain_text_input")
                .put("multiline", text.severalLines())
                .put("max_length", Math.min(text.most(), ANSWER));
        return like(text.example(), element);
    }

    private static ObjectNode oneOf(Form.OneOf one, String name) {
        checkNumber(one.options(), name, OPTIONS);
        ObjectNode element = like(one.example(), Json.object().put("type", "static_select"));
        element.set("options", Elements.options(one.options(), "field " + name));
        one.options().stream()
                .filter(option -> option.value().equals(one.chosen()))
                .forEach(option -> element.set("initial_option", Elements.option(option, "field " + name)));
        return element;
    }

    private static ObjectNode ticks(Form.Ticks ticks, String name) {
        checkNumber(ticks.options(), name, TICKS);
        ObjectNode element = Json.object().put("type", "checkboxes");
        element.set("options", Elements.options(ticks.options(), "field " + name));
        List<Option> chosen = ticks.options().stream()
                .filter(option -> ticks.chosen().contains(option.value()))
                .toList();
        if (!chosen.isEmpty()) {
            element.set("initial_options", Elements.options(chosen, "field " + name));
        }
        return element;
    }

    private static ObjectNode like(String example, ObjectNode element) {
        if (!example.isBlank()) {
            element.set("placeholder", Elements.text(example, Elements.PLACEHOLDER));
        }
        return element;
    }

    private static void checkNumber(List<Option> options, String name, int most) {
        if (options.size() > most) {
            throw new IllegalArgumentException(
                    "field " + name + " has " + options.size() + " options: expected at most " + most);
        }
    }

    private static void check(String text, String what, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(what + " has " + text.length() + " characters: expected 1 to " + most);
        }
    }
}
