package dev.muster.internal.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON: their components in order, those that are null left out. Written by hand because nothing else of a JSON library is needed to
 * begin an incident, and loading one takes longer than everything else together.
 */
final class RecordText {

    private static final Object[] NO_ARGUMENTS = {};
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;
    private static final int ROOM_AT_FIRST = 1_024;
    private static final int TOO_MUCH_TO_KEEP = 65_536;

    /** Room to write in, taken by whoever writes and put back: a quarter of what a command allocated was room for its texts. Who finds none makes some. */
    private static final AtomicReference<@Nullable StringBuilder> ROOM = new AtomicReference<>();

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final StringBuilder out;

    private RecordText(StringBuilder out) {
        this.out = out;
    }

    static String of(@Nullable Object value) {
        StringBuilder kept = ROOM.getAndSet(null);
        StringBuilder room = kept == null ? new StringBuilder(ROOM_AT_FIRST) : kept;
        new RecordText(room).value(value);
        String text = room.toString();
        if (room.length() <= TOO_MUCH_TO_KEEP) {
            room.setLength(0);
            ROOM.set(room);
        }
        return text;
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
        } else if (value instanceof Instant time) {
            time(time);
        } else if (value instanceof Duration || value instanceof URI) {
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
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
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
        if (elements instanceof List<?> list && list instanceof RandomAccess) {
            for (int i = 0; i < list.size(); i++) {
                out.append(separator);
                value(list.get(i));
                separator = ",";
            }
        } else {
            for (Object element : elements) {
                out.append(separator);
                value(element);
                separator = ",";
            }
        }
        out.append(']');
    }

    /** In their natural order, or by their text when they have none: a set's own order is another one in each JVM. */
    private void set(Set<?> set) {
        if (set.isEmpty()) {
            out.append("[]");
        } else if (set.size() == 1) {
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

    /** As {@link Instant#toString} has it, without what that makes on the way: a command writes a time for most of what it writes. */
    private void time(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < YEAR_0 || seconds >= YEAR_10000) {
            quoted(time.toString());
            return;
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_A_DAY));
        int second = Math.floorMod(seconds, SECONDS_OF_A_DAY);
        out.append('"');
        digits(day.getYear(), 1_000).append('-');
        digits(day.getMonthValue(), 10).append('-');
        digits(day.getDayOfMonth(), 10).append('T');
        digits(second / 3_600, 10).append(':');
        digits(second / 60 % 60, 10).append(':');
        digits(second % 60, 10);
        int nano = time.getNano();
        if (nano != 0) {
            out.append('.');
            digits(nano / 1_000_000, 100);
        }
        if (nano % 1_000_000 != 0) {
            digits(nano / 1_000 % 1_000, 100);
        }
        if (nano % 1_000 != 0) {
            digits(nano % 1_000, 100);
        }
        out.append("Z\"");
    }

    /** A number with the zeros before it; {@code first} is what its first digit counts. */
    private StringBuilder digits(int number, int first) {
        for (int counts = first; counts > 0; counts /= 10) {
            out.append((char) ('0' + number / counts % 10));
        }
        return out;
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
