package dev.muster.internal.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads what was stored. It loads only when the first stored text is read. */
final class Reading {

    private static final JsonFactory TEXTS = new JsonFactory();

    private Reading() {}

    static <T> T read(String text, Class<T> type) {
        return type.cast(read(text, ValueReader.of(type), type));
    }

    /** What the reader makes of a text. */
    static Object read(String text, ValueReader reader, Class<?> what) {
        try (JsonParser parser = TEXTS.createParser(text)) {
            parser.nextToken();
            Object value = reader.read(parser);
            if (value == null) {
                throw new JsonParseException(parser, "expected a value, found null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot read " + what.getSimpleName() + " from stored JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }
}
