package dev.muster.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Reads what was stored. It loads only when the first stored text is read. */
final class Reading {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("muster")
                    .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse))
                    .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private Reading() {}

    static <T> T read(String text, Class<T> type) {
        return type.cast(read(text, READERS.get(type), type));
    }

    /** What reads a record with a type parameter. Worth keeping. */
    static ObjectReader readerOf(Class<?> type, Class<?> parameter) {
        return MAPPER.readerFor(MAPPER.getTypeFactory().constructParametricType(type, parameter));
    }

    /** What the reader makes of a text. */
    static Object read(String text, ObjectReader reader, Class<?> what) {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw unreadable(what.getSimpleName(), e);
        }
    }

    private static IllegalArgumentException unreadable(String what, JsonProcessingException cause) {
        return new IllegalArgumentException(
                "cannot read " + what + " from stored JSON: " + cause.getOriginalMessage(), cause);
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, handledType(), e.getMessage());
            }
        }
    }
}
