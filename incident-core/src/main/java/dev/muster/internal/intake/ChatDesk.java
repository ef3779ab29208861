package dev.muster.internal.intake;

import dev.muster.spi.inbound.Meaning;
import java.time.Instant;

/** Answers people in chat: commands, choices and forms. */
public interface ChatDesk {

    /** Somebody wrote something. */
    void heard(String provider, Meaning.ChatMessage message, Instant now);

    /** Somebody pressed a choice. */
    void chosen(String provider, Meaning.ChoiceMade choice, Instant now);

    /** Somebody picked a person in a menu of people. */
    void picked(String provider, Meaning.PersonPicked picked, Instant now);

    /** Somebody sent a form. */
    void submitted(String provider, Meaning.FormSubmitted form, Instant now);
}
