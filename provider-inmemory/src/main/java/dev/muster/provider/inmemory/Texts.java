package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import java.util.List;

/** How texts are cut to what a tool takes, and marked when they are part of an exercise. */
final class Texts {

    /** What everybody sees on everything that is made in an exercise. */
    static final String EXERCISE = "[EXERCISE] ";

    private Texts() {}

    /** The first {@code limit} characters, never half a code point. */
    static String cut(String text, int limit) {
        if (text.length() <= limit || text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit));
    }

    /** One line: each run of line breaks is a space. */
    static String line(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("[\\r\\n]+", " ");
    }

    static String marked(String text, CallContext context) {
        return context.drill() ? EXERCISE + text : text;
    }

    static Message marked(Message message, CallContext context) {
        if (!context.drill()) {
            return message;
        }
        return message.led(new Block.Note(List.of(new Inline.Plain(EXERCISE.strip()))));
    }
}
