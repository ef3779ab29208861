package dev.muster.internal.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language, with those that a playbook replaces. Chinese is read in simplified Chinese, every other language in English. What ships
 * with the library is read once. Immutable but for a cache; thread-safe.
 */
public final class Catalogue {

    private static final String ESCALATED = ".escalated";
    private static final String FALLBACK = "notice.declared";

    private final Locale locale;
    private final Map<String, String> texts;
    private final Map<String, Template> parsed = new ConcurrentHashMap<>();

    private Catalogue(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = Map.copyOf(texts);
    }

    /** The words of a language; {@code replaced} ones win. */
    public static Catalogue of(Locale locale, Map<String, String> replaced) {
        Map<String, String> shipped = locale.getLanguage().equals("zh") ? Chinese.TEXTS : English.TEXTS;
        if (replaced.isEmpty()) {
            return new Catalogue(locale, shipped);
        }
        Map<String, String> texts = new HashMap<>(shipped);
        texts.putAll(replaced);
        return new Catalogue(locale, texts);
    }

    /** The language. */
    Locale locale() {
        return locale;
    }

    /** The keys there are, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    /** Whether there are words for a key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A short word; the key itself when there is none. */
    String word(String key) {
        return texts.getOrDefault(key, key);
    }

    /** A short word, or null when there is none. */
    @Nullable String wordOrNull(String key) {
        return texts.get(key);
    }

    /** The template of a key. One that nobody knows is told in the words of a plain notice: saying something beats saying nothing. */
    Template template(String key) {
        return parsed.computeIfAbsent(key, missing -> Template.parse(text(missing)));
    }

    private String text(String key) {
        String text = texts.get(key);
        if (text == null && key.endsWith(ESCALATED)) {
            text = texts.get(key.substring(0, key.length() - ESCALATED.length()));
        }
        return text == null ? Objects.requireNonNull(texts.get(FALLBACK)) : text;
    }

    /** Read when the first incident speaks English. */
    private static final class English {
        private static final Map<String, String> TEXTS = read("Messages.properties");
    }

    /** Read when the first incident speaks Chinese. */
    private static final class Chinese {
        private static final Map<String, String> TEXTS = read("Messages_zh_CN.properties");
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return Map.copyOf(texts);
    }
}
