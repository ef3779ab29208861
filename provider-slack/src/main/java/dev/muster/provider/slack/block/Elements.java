package dev.muster.provider.slack.block;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Option;
import java.util.List;

/**
 * One choice as an element of Block Kit, within the lengths of Slack's own {@code @slack/types} 3.2.0: texts are cut to them, and what comes back and is
 * longer is refused, since it would not come back as it was.
 */
final class Elements {

    /** The longest id of an element. */
    static final int ID = 255;

    /** The longest value of an option. */
    static final int VALUE = 150;

    /** The longest text of an option. */
    static final int OPTION = 75;

    /** The longest text that stands in an element while it is empty. */
    static final int PLACEHOLDER = 150;

    private static final int LABEL = 75;
    private static final int OPTIONS = 100;
    private static final int FEW = 2;
    private static final int FURTHER = 5;
    private static final int TITLE = 100;
    private static final int TEXT = 300;
    private static final int ANSWER = 30;

    private Elements() {}

    /** A button. {@code standsOut} tells whether it is the one of its message that may. */
    static ObjectNode button(Choice.Button choice, boolean standsOut, BlockWords words) {
        ObjectNode button = named(choice, "button");
        button.set("text", text(label(choice), LABEL));
        button.put("value", choice.id());
        if (!choice.spoken().isBlank()) {
            button.put("accessibility_label", Cut.to(Cut.whole(choice.spoken()), LABEL));
        }
        boolean isDangerous = choice.style() == Choice.Style.DANGER;
        if (isDangerous || standsOut) {
            button.put("style", isDangerous ? "danger" : "primary");
        }
        Choice.Confirmation asked = choice.confirmation();
        if (asked != null) {
            button.set("confirm", confirm(asked));
        } else if (isDangerous) {
            button.set(
                    "confirm",
                    confirm(new Choice.Confirmation(
                            words.confirmTitle(), words.confirmText(), words.confirmYes(), words.confirmNo())));
        }
        return button;
    }

    /** A link that looks like a button. */
    static ObjectNode opens(Choice.Opens choice) {
        ObjectNode button = named(choice, "button");
        button.set("text", text(label(choice), LABEL));
        return button.put("url", choice.target().toString());
    }

    /** A menu: as three dots where it holds a few things that are rarely needed. */
    static ObjectNode menu(Choice.Menu choice) {
        List<Option> options = choice.options();
        if (options.size() > OPTIONS) {
            throw new IllegalArgumentException(
                    "menu " + choice.id() + " has " + options.size() + " options: expected at most " + OPTIONS);
        }
        boolean isOverflow = choice.further() && options.size() >= FEW && options.size() <= FURTHER;
        ObjectNode menu = named(choice, isOverflow ? "overflow" : "static_select");
        if (!isOverflow) {
            menu.set("placeholder", text(label(choice), PLACEHOLDER));
        }
        menu.set("options", options(options, "menu " + choice.id()));
        return menu;
    }

    /** A menu of people. */
    static ObjectNode people(Choice.PersonMenu choice) {
        ObjectNode menu = named(choice, "users_select");
        menu.set("placeholder", text(label(choice), PLACEHOLDER));
        return menu;
    }

    /** The options of a menu or a field. */
    static ArrayNode options(List<Option> options, String where) {
        ArrayNode all = Json.list();
        options.forEach(option -> all.add(option(option, where)));
        return all;
    }

    /** One option of a menu or a field. */
    static ObjectNode option(Option option, String where) {
        if (option.value().length() > VALUE) {
            throw new IllegalArgumentException("value of an option of " + where + " has "
                    + option.value().length() + " characters: expected 1 to " + VALUE);
        }
        String label = option.label().isBlank() ? option.value() : option.label();
        ObjectNode shown = Json.object().put("value", option.value());
        shown.set("text", text(label, OPTION));
        return shown;
    }

    /** A text in which nothing is markup. */
    static ObjectNode text(String plain, int most) {
        return Json.object()
                .put("type", "plain_text")
                .put("text", Cut.to(Cut.whole(plain), most))
                .put("emoji", false);
    }

    private static ObjectNode named(Choice choice, String type) {
        return Json.object().put("type", type).put("action_id", choice.id());
    }

    private static String label(Choice choice) {
        return choice.label().isBlank() ? choice.id() : choice.label();
    }

    private static ObjectNode confirm(Choice.Confirmation asked) {
        ObjectNode confirm = Json.object();
        confirm.set("title", text(asked.title(), TITLE));
        confirm.set("text", text(asked.text(), TEXT));
        confirm.set("confirm", text(asked.yes(), ANSWER));
        confirm.set("deny", text(asked.no(), ANSWER));
        return confirm;
    }
}
