package dev.muster.playbook;

import dev.muster.communication.Cadence;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The shapes that many sections use. */
final class Shapes {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?");

    /** One line of words. */
    static final Shape<String> LINE = words("one line of text", 300, false);

    /** Words of any number of lines. */
    static final Shape<String> PROSE = words("text", 10_000, true);

    /** A version: {@code 7} and {@code 1.10} need no quotes. */
    static final Shape<String> VERSION = new Shape<>() {
        @Override
        public @org.jspecify.annotations.Nullable String read(Part part, Reading reading) {
            return LINE.read(part, reading);
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> defs) {
            return Shape.keyword("type", List.of("string", "number"));
        }
    };

    /** A word that is used as a name. */
    static final Shape<String> NAME = words("a name", 120, false);

    static final Shape<Boolean> FLAG = new Scalar<>(
            "true or false", "write true or false", Shape.keyword("type", "boolean"), words -> switch (words) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> null;
            });

    /** More than nothing. */
    static final Shape<Duration> DURATION = new Scalar<>(
            "a duration above 0 and up to ten years",
            "write such as 30m, 1h30m, 10d or PT30M",
            durationSchema(),
            words -> {
                Duration duration = Durations.parse(words);
                return duration == null || duration.isZero() || duration.compareTo(Durations.MOST) > 0
                        ? null
                        : duration;
            });

    /** A share of all users: {@code 50%} or {@code 0.5}. */
    static final Shape<Double> SHARE =
            new Scalar<>("a share from 0% to 100%", "write such as 50% or 0.5", shareSchema(), Shapes::share);

    static final Shape<Integer> COUNT =
            new Scalar<>("a whole number from 1 to 1000", "write such as 3", countSchema(), words -> {
                if (!WHOLE.matcher(words).matches()) {
                    return null;
                }
                int number = Integer.parseInt(words);
                return number >= 1 && number <= 1000 ? number : null;
            });

    static final Shape<Tier> TIER = Choice.of("a size: major, medium or minor", Tier.class);

    static final Shape<Cadence> CADENCE = cadence();

    private Shapes() {}

    /** Something for each size. */
    static <T> Shape<Map<Tier, T>> byTier(Shape<T> value) {
        return new MapOf<>(TIER, value);
    }

    static Shape<String> reference(Known.Kind kind) {
        return new Reference(kind);
    }

    static Shape<List<String>> references(Known.Kind kind) {
        return ListOf.of(new Reference(kind));
    }

    /** Whether it looks like a mail address, which names a person well enough. */
    static boolean isAddress(String name) {
        int at = name.indexOf('@');
        return at > 0
                && at == name.lastIndexOf('@')
                && at < name.length() - 1
                && name.codePoints().noneMatch(Character::isWhitespace);
    }

    private static Shape<String> words(String expected, int most, boolean manyLines) {
        Map<String, Object> schema = Shape.keyword("type", "string");
        schema.put("minLength", 1);
        schema.put("maxLength", most);
        String limit = expected + ", not empty, of at most " + most + " characters";
        return new Scalar<>(
                limit, "write some words, in quotes if they hold a : or #, or take the key away", schema, words -> {
                    boolean fits = !words.isBlank() && words.length() <= most;
                    boolean clean = words.codePoints()
                            .noneMatch(c -> Character.isISOControl(c) && !(manyLines && (c == '\n' || c == '\t')));
                    return fits && clean ? words : null;
                });
    }

    private static @org.jspecify.annotations.Nullable Double share(String words) {
        boolean percent = words.endsWith("%");
        String number = percent ? words.substring(0, words.length() - 1).strip() : words;
        if (!DECIMAL.matcher(number).matches()) {
            return null;
        }
        double share = Double.parseDouble(number) / (percent ? 100 : 1);
        return share <= 1 ? share : null;
    }

    private static Map<String, Object> durationSchema() {
        Map<String, Object> schema = Shape.keyword("type", "string");
        schema.put("pattern", Durations.PATTERN);
        return schema;
    }

    private static Map<String, Object> shareSchema() {
        Map<String, Object> schema = Shape.keyword("type", List.of("string", "number"));
        schema.put("pattern", "^\\d{1,3}(\\.\\d{1,6})? ?%?$");
        schema.put("minimum", 0);
        schema.put("maximum", 1);
        return schema;
    }

    private static Map<String, Object> countSchema() {
        Map<String, Object> schema = Shape.keyword("type", "integer");
        schema.put("minimum", 1);
        schema.put("maximum", 1000);
        return schema;
    }

    private static Shape<Cadence> cadence() {
        Field<Duration> after =
                Field.inherited("after", DURATION, "The first reminder comes this long after the start.");
        Field<Duration> every =
                Field.inherited("every", DURATION, "And then again each time this long after the one before.");
        Field<Integer> times = Field.inherited("times", COUNT, "How many come before it goes up to the next level.");
        return new Section<>(
                "cadence",
                "A reminder that comes again, and goes up a level when it was in vain.",
                List.of(after, every, times),
                values -> new Cadence(values.get(after), values.get(every), values.get(times)));
    }
}
