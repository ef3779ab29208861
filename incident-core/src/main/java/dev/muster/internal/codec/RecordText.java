package dev.muster.internal.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON: their components in order, those that are null left out. Written by hand because nothing else of a JSON library is needed to
 * begin an incident, and loading one takes longer than everything else together.
 */
final class RecordText {

    private static final Object[] NO_ARGUMENTS = {};
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final StringBuilder out;

    private RecordText(int length) {
        this.out = new StringBuilder(length);
    }

    static String of(@Nullable Object value) {
        if (value instanceof Record) {
            return of(value, value.getClass());
        }
        RecordText text = new RecordText(256);
        text.value(value);
        return text.out.toString();
    }

    /** The text of a record whose length goes by what it holds: room is made for as much as the last one took. */
    static String of(Object value, Class<?> content) {
        Shape shape = SHAPES.get(content);
        RecordText text = new RecordText(shape.lastLength + 32);
        text.object(value);
        shape.lastLength = text.out.length();
        return text.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof String text) {
            quoted(text);
        } else if (value instanceof Enum<?> constant) {
            quoted(constant.name());
        } else if (value instanceof Record) {
            object(value);
        } else if (value instanceof Set<?> set) {
            set(set);
        } else if (value instanceof Collection<?> list) {
            array(list);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double) {
            out.append(value);
        } else if (value instanceof Instant || value instanceof Duration || value instanceof URI) {
            quoted(value.toString());
        } else {
            throw new IllegalStateException(
                    "cannot write " + value.getClass().getName() + " as JSON: expected a record of plain values");
        }
    }

    private void object(Object value) {
        Shape shape = SHAPES.get(value.getClass());
        String separator = "{";
        for (int i = 0; i < shape.names.length; i++) {
            Object component = shape.component(value, i);
            if (component != null) {
                out.append(separator).append(shape.names[i]);
                value(component);
                separator = ",";
            }
        }
        out.append("{".equals(separator) ? "{}" : "}");
    }

    private void object(Map<?, ?> map) {
        Map<String, Object> byName = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() != null) {
                byName.put(name(entry.getKey()), entry.getValue());
            }
        }
        String separator = "{";
        for (Map.Entry<String, Object> entry : byName.entrySet()) {
            out.append(separator);
            quoted(entry.getKey());
            out.append(':');
            value(entry.getValue());
            separator = ",";
        }
        out.append(byName.isEmpty() ? "{}" : "}");
    }

    private static String name(Object key) {
        return key instanceof Enum<?> constant ? constant.name() : key.toString();
    }

    private void array(Collection<?> elements) {
        String separator = "";
        out.append('[');
        for (Object element : elements) {
            out.append(separator);
            value(element);
            separator = ",";
        }
        out.append(']');
    }

    /** In their natural order, or by their text when they have none: a set's own order is another one in each JVM. */
    private void set(Set<?> set) {
        if (set.size() < 2) {
            array(set);
        } else if (isComparable(set)) {
            array(new TreeSet<>(set));
        } else {
            Set<String> texts = new TreeSet<>();
            for (Object element : set) {
                texts.add(of(element));
            }
            out.append('[').append(String.join(",", texts)).append(']');
        }
    }

    private static boolean isComparable(Set<?> set) {
        for (Object element : set) {
            if (!(element instanceof Comparable)) {
                return false;
            }
        }
        return true;
    }

    private void quoted(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, written, i).append('\\');
                escaped(c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            case '"', '\\' -> out.append(c);
            default -> out.append("u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }

    /** What a record is written by: the beginning of each member, and what reads its value. */
    private static final class Shape {

        /** A hint that any thread may change at any time. */
        private int lastLength = 224;

        private final String[] names;
        private final Method[] accessors;

        private Shape(String[] names, Method[] accessors) {
            this.names = names;
            this.accessors = accessors;
        }

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            String[] names = new String[components.length];
            Method[] accessors = new Method[components.length];
            for (int i = 0; i < components.length; i++) {
                names[i] = '"' + components[i].getName() + "\":";
                accessors[i] = components[i].getAccessor();
                accessors[i].setAccessible(true);
            }
            return new Shape(names, accessors);
        }

        @Nullable Object component(Object record, int i) {
            try {
                return accessors[i].invoke(record, NO_ARGUMENTS);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + accessors[i], e);
            }
        }
    }
}
