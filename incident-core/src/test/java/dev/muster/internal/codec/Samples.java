package dev.muster.internal.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a record of any class, every part of it filled. */
final class Samples {

    private static final String TEXT = "Größe \"x\" \n <b> \uD83D\uDE80 \u202E ende";

    private Samples() {}

    static <T> T of(Class<T> record) {
        try {
            RecordComponent[] components = record.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = value(components[i].getGenericType());
            }
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + record.getSimpleName(), e);
        }
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] parts = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of(value(parts[0]), value(parts[1]));
            }
            return generic.getRawType() == Set.class ? Set.of(value(parts[0])) : List.of(value(parts[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return of(raw);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[raw.getEnumConstants().length - 1];
        }
        Object simple = Map.<Class<?>, Object>of(
                        String.class,
                        TEXT,
                        int.class,
                        3,
                        long.class,
                        4L,
                        boolean.class,
                        true,
                        Boolean.class,
                        true,
                        Double.class,
                        0.25,
                        Instant.class,
                        Instant.parse("2026-01-05T12:00:00.123456789Z"),
                        Duration.class,
                        Duration.ofMinutes(90))
                .get(raw);
        if (simple == null) {
            throw new IllegalStateException("no sample of " + raw + ": add one here");
        }
        return simple;
    }
}
