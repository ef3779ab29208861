package dev.muster.spi.conversation;

import dev.muster.spi.text.RichText;
import java.util.List;
import java.util.Objects;

/**
 * A message to post.
 *
 * @param kind what it is to the library ({@code announcement}, {@code card}, {@code update}, …); a provider may dress kinds differently
 * @param text its content
 * @param choices what a reader may press, in order; empty for a plain message
 */
public record Message(String kind, RichText text, List<Choice> choices) {

    /** Copies the choices. */
    public Message {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        choices = List.copyOf(choices);
    }

    /** A message without choices. */
    public static Message of(String kind, RichText text) {
        return new Message(kind, text, List.of());
    }

    /**
     * One thing a reader may press.
     *
     * @param id comes back in {@link dev.muster.spi.inbound.Meaning.ChoiceMade}
     * @param label what the reader sees
     * @param style how it looks
     */
    public record Choice(String id, String label, Style style) {}

    /** How a choice looks. */
    public enum Style {
        PLAIN,
        PRIMARY,
        DANGER
    }
}
