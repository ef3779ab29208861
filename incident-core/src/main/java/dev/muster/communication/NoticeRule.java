package dev.muster.communication;

import dev.muster.engagement.Match;
import java.util.Objects;

/**
 * Sends a notice. A participant of the incident never gets one; nobody gets the same notice of one trigger twice.
 *
 * @param name how people refer to it
 * @param trigger what makes it go out
 * @param when the condition; a rule that is {@code initial} is asked again on each rise of severity until it went out
 * @param audience the audience's name
 * @param template the key of its words
 * @param initial whether it goes out once per incident, as soon as the condition holds (LinkedIn's initial communication)
 */
public record NoticeRule(String name, Trigger trigger, Match when, String audience, String template, boolean initial) {
    /** Checks that nothing is missing. */
    public NoticeRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(template, "template");
    }
}
