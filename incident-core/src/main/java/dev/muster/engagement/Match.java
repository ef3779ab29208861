package dev.muster.engagement;

import dev.muster.severity.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an incident; every given part must hold, an empty one always does. Terms are compared as whole words, ignoring case; there
 * are no patterns.
 *
 * @param types any of these incident types
 * @param minTier at least this size, or null
 * @param sources any of these sources, by name
 * @param priorities any of these priorities, by name
 * @param services any of these affected services
 * @param terms any of these words in title or description
 */
public record Match(
        Set<String> types,
        @Nullable Tier minTier,
        Set<String> sources,
        Set<String> priorities,
        Set<String> services,
        List<String> terms) {

    /** Holds always. */
    public static final Match ALWAYS = new Match(Set.of(), null, Set.of(), Set.of(), Set.of(), List.of());

    /** Copies the collections. */
    public Match {
        types = Set.copyOf(types);
        sources = Set.copyOf(sources);
        priorities = Set.copyOf(priorities);
        services = Set.copyOf(services);
        terms = List.copyOf(terms);
    }

    /** Why it holds, in words, or empty when it does not. */
    public Optional<String> reason(Subject subject) {
        if (!(in(types, subject.type()) && in(sources, subject.source()) && in(priorities, subject.priority()))) {
            return Optional.empty();
        }
        if (minTier != null && !subject.tier().atLeast(minTier)) {
            return Optional.empty();
        }
        if (!services.isEmpty() && services.stream().noneMatch(subject.services()::contains)) {
            return Optional.empty();
        }
        if (terms.isEmpty()) {
            return Optional.of(describe(subject));
        }
        return terms.stream()
                .filter(t -> hasWord(subject.text(), t))
                .findFirst()
                .map(t -> "description matched term " + t);
    }

    /** How many parts are given: the more, the more specific. */
    public int specificity() {
        int given = minTier == null ? 0 : 1;
        given += types.isEmpty() ? 0 : 1;
        given += sources.isEmpty() ? 0 : 1;
        given += priorities.isEmpty() ? 0 : 1;
        given += services.isEmpty() ? 0 : 1;
        return given + (terms.isEmpty() ? 0 : 1);
    }

    private String describe(Subject subject) {
        StringBuilder why = new StringBuilder();
        append(why, types.isEmpty(), "type " + subject.type());
        append(why, minTier == null, "severity " + subject.tier() + " is at least " + minTier);
        append(why, sources.isEmpty(), "source " + subject.source());
        append(why, priorities.isEmpty(), "priority " + subject.priority());
        append(
                why,
                services.isEmpty(),
                "affected service "
                        + String.join(
                                ", ",
                                subject.services().stream()
                                        .filter(services::contains)
                                        .sorted()
                                        .toList()));
        return why.length() == 0 ? "always" : why.toString();
    }

    private static void append(StringBuilder why, boolean absent, String part) {
        if (!absent) {
            why.append(why.length() == 0 ? "" : ", ").append(part);
        }
    }

    private static boolean in(Set<String> allowed, String value) {
        return allowed.isEmpty() || allowed.stream().anyMatch(value::equalsIgnoreCase);
    }

    private static boolean hasWord(String text, String term) {
        String haystack = text.toLowerCase(Locale.ROOT);
        String needle = term.toLowerCase(Locale.ROOT);
        for (int at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
            boolean startsClean = at == 0 || !Character.isLetterOrDigit(haystack.codePointBefore(at));
            int end = at + needle.length();
            boolean endsClean = end == haystack.length() || !Character.isLetterOrDigit(haystack.codePointAt(end));
            if (startsClean && endsClean) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a condition looks at.
     *
     * @param type the incident type
     * @param tier the size
     * @param source where it came from
     * @param priority its priority
     * @param services affected services
     * @param text title and description
     */
    public record Subject(String type, Tier tier, String source, String priority, Set<String> services, String text) {
        /** Copies the services. */
        public Subject {
            services = Set.copyOf(services);
        }
    }
}
