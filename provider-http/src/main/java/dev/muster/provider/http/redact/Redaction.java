package dev.muster.provider.http.redact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.spi.config.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts. It knows the values it was told, also in the forms they travel in (percent-encoded, in Base64, within {@code Basic} and
 * {@code Bearer}), and the shapes of well-known tokens. Texts also lose what could forge a log line or turn a terminal: control and bidirectional
 * characters. Thread-safe.
 */
public final class Redaction {

    private static final String MASK = "***";
    private static final int SHORTEST = 4;
    private static final int MOST_FORMS = 2_000;
    private static final Pattern TOKENS = Pattern.compile(
            "(?:xox[a-z]-|xapp-|ATATT|gh[pousr]_|eyJ)[A-Za-z0-9_\\-.=+/]{6,}"
                    + "|(?i:\\b(?:bearer|basic)\\s+[A-Za-z0-9_\\-.=+/~]{6,})|(?i:token=[\"']?[^\\s\"'&;,]{4,})|://[^/\\s@:]+:[^/\\s@]+@");
    private static final Pattern UNSAFE = Pattern.compile(
            "[\\u0000-\\u001F\\u007F-\\u009F\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Set<String> SECRET_HEADERS = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "set-cookie",
            "x-api-key",
            "x-slack-signature",
            "x-pagerduty-signature",
            "x-hub-signature");

    /** Longest first: what is within another form must not spoil it. */
    private final Set<String> forms = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** A redaction that knows no secret yet. */
    public Redaction() {
        // the shapes of tokens it knows already
    }

    /** Takes this secret out from now on. Values shorter than four characters are not: they would be found everywhere. */
    public void learn(Secret secret) {
        if (forms.size() > MOST_FORMS) {
            // short-lived tokens come and go; those in use are told again with each call
            forms.clear();
        }
        learn(secret.reveal());
    }

    private void learn(String value) {
        if (value.length() < SHORTEST || forms.contains(value)) {
            return;
        }
        forms.add(value);
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        parts(value);
    }

    private void parts(String value) {
        // the token itself, without the scheme before it
        String last = value.substring(
                Math.max(value.lastIndexOf(' '), value.replaceFirst("=+$", "").lastIndexOf('=')) + 1);
        if (last.length() < value.length() && last.length() >= 8) {
            learn(last);
        }
        if (value.regionMatches(true, 0, "basic ", 0, 6)) {
            try {
                String pair = new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8);
                learn(pair.substring(pair.indexOf(':') + 1));
            } catch (IllegalArgumentException notBase64) {
                // then there is no pair in it
            }
        }
    }

    /** The text without secrets, and without what a log or a terminal could be tricked by. */
    public String text(String text) {
        String clean = text;
        for (String form : forms) {
            if (clean.contains(form)) {
                clean = clean.replace(form, MASK);
            }
        }
        clean = TOKENS.matcher(clean).replaceAll(Matcher.quoteReplacement(MASK));
        return UNSAFE.matcher(clean).replaceAll(" ");
    }

    /** The same, cut to so many characters, never inside one. */
    public String brief(String text, int most) {
        String bounded = text.length() > 20_000 ? cut(text, 20_000) : text;
        String clean = text(bounded);
        return clean.length() <= most ? clean : cut(clean, most) + "…";
    }

    private static String cut(String text, int most) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** A header's value as it may be seen. */
    public String header(String name, String value) {
        return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? MASK : text(value);
    }

    /**
     * What a body looks like, without what it says: names of fields, and of each text only its length. Texts of people are not for logs, since an
     * incident may be confidential.
     */
    public String shape(JsonNode tree) {
        if (tree.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            tree.properties().forEach(field -> fields.put(text(field.getKey()), shape(field.getValue())));
            return fields.toString();
        }
        if (tree.isArray()) {
            return tree.isEmpty() ? "[]" : tree.size() + " x " + shape(tree.get(0));
        }
        return tree.isTextual()
                ? tree.textValue().length() + " characters"
                : tree.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** Nothing of what it knows. */
    @Override
    public String toString() {
        return "Redaction";
    }
}
