package dev.muster.provider.slack;

import dev.muster.provider.slack.block.BlockWords;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words that this provider puts around what it is told to say, in one language.
 *
 * @param exercise what stands before everything that is made in an exercise
 * @param blocks the words of messages and forms
 */
record Words(String exercise, BlockWords blocks) {

    /** The words in a language; English where there are none. */
    static Words in(Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "dev.muster.provider.slack.words",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Words(
                words.getString("exercise"),
                new BlockWords(
                        words.getString("cut"),
                        words.getString("confirm.title"),
                        words.getString("confirm.text"),
                        words.getString("confirm.yes"),
                        words.getString("confirm.no"),
                        words.getString("form.submit"),
                        words.getString("form.cancel")));
    }
}
