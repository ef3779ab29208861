package dev.muster.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The sentences of one language. */
final class Words {

    private static final String BUNDLE = "dev.muster.timeline.Sentences";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final String MARKUP = "\\`*_{}[]<>#|!~&@";

    private static final Map<Locale, Words> READ = new ConcurrentHashMap<>();

    private final Map<String, String> sentences;
    private final Map<String, String[]> patterns = new ConcurrentHashMap<>();

    /** The names whose values have words of their own: {@code state} because of {@code state.OPEN}. */
    private final Set<String> named;

    private Words(ResourceBundle bundle) {
        this.sentences = bundle.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
        this.named = sentences.keySet().stream()
                .filter(key -> key.indexOf('.') > 0)
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words of a language: Chinese, or English for every other one, whatever the machine speaks. */
    static Words in(Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return READ.computeIfAbsent(
                chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT,
                language -> new Words(ResourceBundle.getBundle(BUNDLE, language)));
    }

    /** A kind's sentence, filled with values. */
    String sentence(String kind, Map<String, String> values, ZoneId zone) {
        return filled(kind, values, zone, UnaryOperator.identity());
    }

    /** An entry as a line of Markdown. */
    String line(TimelineEntry entry, ZoneId zone) {
        StringBuilder line =
                new StringBuilder("- ").append(TIME.format(entry.at().atZone(zone)));
        line.append(" · ").append(filled(entry.kind(), entry.values(), zone, Words::plain));
        boolean manual = entry.mode() == TimelineEntry.Mode.MANUAL;
        line.append(" · ")
                .append(filled(
                        manual ? "mode.MANUAL" : "mode.AUTO", Map.of("actor", entry.actor()), zone, Words::plain));
        if (entry.knownAt().isAfter(entry.at().plus(LATE))) {
            line.append(" · ")
                    .append(filled(
                            "known-later", Map.of("knownAt", entry.knownAt().toString()), zone, Words::plain));
        }
        return line.toString();
    }

    private String filled(String kind, Map<String, String> values, ZoneId zone, UnaryOperator<String> shown) {
        StringBuilder text = new StringBuilder();
        String[] pieces = patterns.computeIfAbsent(kind, this::pieces);
        for (int i = 0; i < pieces.length; i++) {
            boolean isWords = i % 2 == 0;
            text.append(isWords ? pieces[i] : shown.apply(shown(pieces[i], values.getOrDefault(pieces[i], "?"), zone)));
        }
        return text.toString();
    }

    /** A pattern taken apart, once: words and names of values in turn. Documents tell their whole timeline at every refresh. */
    private String[] pieces(String kind) {
        return Objects.requireNonNull(sentences.get(kind), kind).split("[{}]", -1);
    }

    /** An instant in the reader's zone, a word of the bundle, or what it is. */
    private String shown(String name, String value, ZoneId zone) {
        if (name.endsWith("At") && !value.equals("?")) {
            return DAY_AND_TIME.format(Instant.parse(value).atZone(zone));
        }
        return named.contains(name) ? sentences.getOrDefault(name + "." + value, value) : value;
    }

    /** Text from people as plain text: one line, and no markup. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isISOControl(each)) {
                plain.append(' ');
            } else {
                plain.append(MARKUP.indexOf(each) >= 0 ? "\\" : "").append(each);
            }
        }
        return plain.toString();
    }
}
