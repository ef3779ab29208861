package dev.muster.internal.codec;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of one type from JSON: what {@link RecordText} can write, and nothing else. Written by hand like that one: a library that binds anything
 * to anything took half of the time in which a history is read.
 */
@FunctionalInterface
interface ValueReader {

    /**
     * The value that begins at the parser's present token, or null; afterwards the parser stands at the value's last one.
     *
     * @throws JsonParseException when what stands there is not of the type
     */
    @Nullable Object read(JsonParser parser) throws IOException;

    /** What reads a type. */
    static ValueReader of(Type type) {
        if (type instanceof ParameterizedType many) {
            return ofMany((Class<?>) many.getRawType(), many.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return parser -> RecordReader.of(plain).read(parser);
        }
        if (plain.isEnum()) {
            return ofEnum(plain.asSubclass(Enum.class));
        }
        return ofPlain(plain);
    }

    private static ValueReader ofPlain(Class<?> type) {
        if (type == String.class) {
            return ofText(text -> text);
        } else if (type == Instant.class) {
            return ofText(Instant::parse);
        } else if (type == Duration.class) {
            return ofText(Duration::parse);
        } else if (type == URI.class) {
            return ofText(URI::create);
        } else if (type == boolean.class || type == Boolean.class) {
            return orNull(JsonParser::getBooleanValue);
        } else if (type == int.class || type == Integer.class) {
            return orNull(JsonParser::getIntValue);
        } else if (type == long.class || type == Long.class) {
            return orNull(JsonParser::getLongValue);
        } else if (type == double.class || type == Double.class) {
            return orNull(JsonParser::getDoubleValue);
        }
        throw new IllegalStateException(
                "cannot read " + type.getName() + " from JSON: expected a record of plain values");
    }

    private static ValueReader orNull(ValueReader reader) {
        return parser -> parser.currentToken() == JsonToken.VALUE_NULL ? null : reader.read(parser);
    }

    private static ValueReader ofText(Parse parse) {
        return orNull(parser -> {
            expect(parser, JsonToken.VALUE_STRING);
            String text = parser.getText();
            try {
                return parse.from(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new JsonParseException(parser, "'" + text + "' is wrong: " + e.getMessage(), e);
            }
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is known to be that of an enum, and no more
    private static ValueReader ofEnum(Class<? extends Enum> type) {
        return ofText(text -> Enum.valueOf(type, text));
    }

    private static ValueReader ofMany(Class<?> type, Type... of) {
        ValueReader each = of(of[of.length - 1]);
        if (type == List.class) {
            return orNull(parser -> elements(parser, each, new ArrayList<>()));
        } else if (type == Set.class) {
            return orNull(parser -> elements(parser, each, new LinkedHashSet<>()));
        } else if (type == Map.class && of[0] == String.class) {
            return orNull(parser -> members(parser, each));
        }
        throw new IllegalStateException(
                "cannot read " + type.getName() + " from JSON: expected a list, a set or a map" + " from texts");
    }

    private static Object elements(JsonParser parser, ValueReader each, Collection<@Nullable Object> into)
            throws IOException {
        expect(parser, JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            into.add(each.read(parser));
        }
        return into;
    }

    private static Object members(JsonParser parser, ValueReader each) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        expect(parser, JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, each.read(parser));
        }
        return members;
    }

    /** Fails unless the parser stands at such a token. */
    static void expect(JsonParser parser, JsonToken wanted) throws IOException {
        if (parser.currentToken() != wanted) {
            throw new JsonParseException(parser, "expected " + wanted + ", found " + parser.currentToken());
        }
    }

    /** What a text stands for. */
    interface Parse {
        Object from(String text);
    }
}
