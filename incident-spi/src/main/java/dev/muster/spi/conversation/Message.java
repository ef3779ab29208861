package dev.muster.spi.conversation;

import dev.muster.spi.text.Block;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A message to post.
 *
 * @param kind what it is to the library ({@code announcement}, {@code card}, {@code update}, …); a provider may dress kinds differently
 * @param text its content
 * @param choices what a reader may do, in order; empty for a plain message
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
     * The same message with a block before its text. What stands beside a block stays beside it.
     *
     * @param first comes first
     * @return the longer message
     */
    public Message led(Block first) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(first);
        blocks.addAll(text.blocks());
        List<Choice> moved = choices.stream()
                .map(choice -> choice.block() == Choice.BELOW ? choice : choice.beside(choice.block() + 1))
                .toList();
        return new Message(kind, new RichText(blocks), moved);
    }
}
