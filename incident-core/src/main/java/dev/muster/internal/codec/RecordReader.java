package dev.muster.internal.codec;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a record: a member that it does not know is passed over, and a component without a member is null, 0 or false. */
final class RecordReader implements ValueReader {

    private static final ClassValue<RecordReader> KNOWN = new ClassValue<>() {
        @Override
        protected RecordReader computeValue(Class<?> type) {
            return new RecordReader(type, type);
        }
    };

    private final Constructor<?> constructor;
    private final Map<String, Integer> places = new HashMap<>();
    private final ValueReader[] readers;
    private final @Nullable Object[] without;

    /**
     * What reads a record.
     *
     * @param parameter what its type parameter stands for, if it has one
     */
    RecordReader(Class<?> type, Class<?> parameter) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        this.readers = new ValueReader[components.length];
        this.without = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Type of = components[i].getGenericType();
            types[i] = components[i].getType();
            places.put(components[i].getName(), i);
            readers[i] = ValueReader.of(of instanceof TypeVariable ? parameter : of);
            without[i] = types[i] == boolean.class ? false : types[i].isPrimitive() ? (Object) 0 : null;
        }
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a constructor of its components", e);
        }
        constructor.setAccessible(true);
    }

    /** What reads a record without type parameters. */
    static RecordReader of(Class<?> type) {
        return KNOWN.get(type);
    }

    @Override
    public @Nullable Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        ValueReader.expect(parser, JsonToken.START_OBJECT);
        @Nullable Object[] components = Arrays.copyOf(without, without.length);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Integer place = places.get(parser.currentName());
            parser.nextToken();
            if (place == null) {
                parser.skipChildren();
            } else {
                Object value = readers[place].read(parser);
                components[place] = value == null ? without[place] : value;
            }
        }
        return made(parser, components);
    }

    private Object made(JsonParser parser, @Nullable Object[] components) throws IOException {
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            Throwable why = e.getTargetException();
            String name = constructor.getDeclaringClass().getSimpleName();
            throw new JsonParseException(parser, "this is no " + name + ": " + why.getMessage(), why);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot make a " + constructor.getDeclaringClass().getName(), e);
        }
    }
}
