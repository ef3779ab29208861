package dev.muster.spi.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form for one person to fill.
 *
 * @param id comes back in {@link dev.muster.spi.inbound.Meaning.FormSubmitted}
 * @param title its heading
 * @param fields from top to bottom
 */
public record Form(String id, String title, List<Field> fields) {

    /** Copies the fields. */
    public Form {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name comes back with the answer
     * @param label what the reader sees
     * @param required whether an empty answer is refused
     * @param hint a small line below it, or empty
     * @param entry how it is answered
     */
    public record Field(String name, String label, boolean required, String hint, Entry entry) {

        /** Checks that all is there. */
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(hint, "hint");
            Objects.requireNonNull(entry, "entry");
        }

        /**
         * A field that may stay empty.
         *
         * @param name comes back with the answer
         * @param label what the reader sees
         * @param entry how it is answered
         * @return the field
         */
        public static Field of(String name, String label, Entry entry) {
            return new Field(name, label, false, "", entry);
        }

        /**
         * A field that has to be answered.
         *
         * @param name comes back with the answer
         * @param label what the reader sees
         * @param entry how it is answered
         * @return the field
         */
        public static Field needed(String name, String label, Entry entry) {
            return new Field(name, label, true, "", entry);
        }

        /**
         * The same field with a small line below it.
         *
         * @param line what it says
         * @return the field
         */
        public Field hinted(String line) {
            return new Field(name, label, required, line, entry);
        }
    }

    /** How a field is answered. */
    public sealed interface Entry permits Text, OneOf, Ticks {}

    /**
     * A text of one's own.
     *
     * @param severalLines whether it may have line breaks
     * @param most how many characters it may have at most; a chat may take fewer
     * @param example what stands there, muted, while it is empty; or empty
     */
    public record Text(boolean severalLines, int most, String example) implements Entry {

        private static final int MOST = 3_000;

        /** Checks that there is room for something. */
        public Text {
            Objects.requireNonNull(example, "example");
            if (most < 1) {
                throw new IllegalArgumentException("most is " + most + ": expected at least one character");
            }
        }

        /**
         * One line.
         *
         * @return a text of one line, as long as chats take it
         */
        public static Text line() {
            return new Text(false, MOST, "");
        }

        /**
         * Several lines.
         *
         * @return a text of several lines, as long as chats take it
         */
        public static Text lines() {
            return new Text(true, MOST, "");
        }

        /**
         * The same, no longer than this.
         *
         * @param characters how many it may have at most
         * @return the text
         */
        public Text upTo(int characters) {
            return new Text(severalLines, characters, example);
        }

        /**
         * The same with an example.
         *
         * @param such what stands there while it is empty
         * @return the text
         */
        public Text like(String such) {
            return new Text(severalLines, most, such);
        }
    }

    /**
     * One of several options. Its value comes back.
     *
     * @param options from top to bottom, each with its own value
     * @param chosen the value that is chosen at first, or null for none
     * @param example what stands there while none is chosen, or empty
     */
    public record OneOf(List<Option> options, @Nullable String chosen, String example) implements Entry {

        /** Copies the options. */
        public OneOf {
            options = checked(options);
            Objects.requireNonNull(example, "example");
            if (chosen != null) {
                checkChosen(options, List.of(chosen));
            }
        }

        /**
         * Options of which none is chosen at first.
         *
         * @param options from top to bottom
         * @return the entry
         */
        public static OneOf of(List<Option> options) {
            return new OneOf(options, null, "");
        }

        /**
         * The same with words for that none is chosen.
         *
         * @param such what stands there while none is chosen
         * @return the entry
         */
        public OneOf like(String such) {
            return new OneOf(options, chosen, such);
        }
    }

    /**
     * Any of several options, each to be ticked. The values of those that are ticked come back as one text, joined by commas in the order of the options;
     * where none is, the field does not come back.
     *
     * @param options from top to bottom, each with its own value, in which there is no comma
     * @param chosen the values that are ticked at first
     */
    public record Ticks(List<Option> options, List<String> chosen) implements Entry {

        /** Copies both. */
        public Ticks {
            options = checked(options);
            chosen = List.copyOf(chosen);
            checkChosen(options, chosen);
            for (Option option : options) {
                if (option.value().indexOf(',') >= 0) {
                    throw new IllegalArgumentException(
                            "value " + option.value() + " has a comma: expected none, as commas part what is ticked");
                }
            }
        }

        /**
         * Options of which none is ticked at first.
         *
         * @param options from top to bottom
         * @return the entry
         */
        public static Ticks of(List<Option> options) {
            return new Ticks(options, List.of());
        }
    }

    private static List<Option> checked(List<Option> options) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("options are empty: expected at least one");
        }
        Set<String> values = new HashSet<>();
        for (Option option : options) {
            if (!values.add(option.value())) {
                throw new IllegalArgumentException("option " + option.value() + " is there twice: expected it once");
            }
        }
        return List.copyOf(options);
    }

    private static void checkChosen(List<Option> options, List<String> chosen) {
        for (String value : chosen) {
            if (options.stream().noneMatch(option -> option.value().equals(value))) {
                throw new IllegalArgumentException("chosen value " + value + " is none of the options");
            }
        }
    }
}
