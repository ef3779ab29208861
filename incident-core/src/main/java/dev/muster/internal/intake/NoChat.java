package dev.muster.internal.intake;

import dev.muster.spi.inbound.Meaning;
import java.time.Instant;

/** Hears and says nothing. */
public final class NoChat implements ChatDesk {
    @Override
    public void heard(String provider, Meaning.ChatMessage message, Instant now) {}

    @Override
    public void chosen(String provider, Meaning.ChoiceMade choice, Instant now) {}

    @Override
    public void submitted(String provider, Meaning.FormSubmitted form, Instant now) {}
}
