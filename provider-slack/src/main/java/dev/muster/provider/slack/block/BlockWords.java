package dev.muster.provider.slack.block;

import java.util.Objects;

/**
 * The few words that messages need around what they say.
 *
 * @param cut what a shortened message ends with
 * @param confirmTitle the title of the question before a dangerous choice
 * @param confirmText its text
 * @param confirmYes its yes
 * @param confirmNo its no
 * @param submit what sends a form
 * @param cancel what closes it
 */
public record BlockWords(
        String cut,
        String confirmTitle,
        String confirmText,
        String confirmYes,
        String confirmNo,
        String submit,
        String cancel) {

    /** Checks that nothing is missing. */
    public BlockWords {
        Objects.requireNonNull(cut, "cut");
        Objects.requireNonNull(confirmTitle, "confirmTitle");
        Objects.requireNonNull(confirmText, "confirmText");
        Objects.requireNonNull(confirmYes, "confirmYes");
        Objects.requireNonNull(confirmNo, "confirmNo");
        Objects.requireNonNull(submit, "submit");
        Objects.requireNonNull(cancel, "cancel");
    }
}
