package dev.muster.provider.inmemory;

import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The newest summary of each stream, newest declared first. Used under the store's lock only. */
final class SummaryIndex {

    private static final Comparator<Summary> NEWEST_FIRST = SummaryIndex::newestFirst;

    private final Map<String, Summary> byStream = new HashMap<>();
    private final TreeSet<Summary> all = new TreeSet<>(NEWEST_FIRST);
    private final TreeSet<Summary> open = new TreeSet<>(NEWEST_FIRST);
    private final Map<String, Set<String>> byReference = new HashMap<>();

    private static int newestFirst(Summary one, Summary other) {
        int order = other.declaredAt().compareTo(one.declaredAt());
        return order == 0 ? one.stream().compareTo(other.stream()) : order;
    }

    void put(Summary summary) {
        Summary before = byStream.put(summary.stream(), summary);
        place(before, summary);
        if (before != null && !before.references().equals(summary.references())) {
            before.references().forEach(reference -> removeReference(reference, before.stream()));
        }
        if (before == null || !before.references().equals(summary.references())) {
            for (String reference : summary.references()) {
                addReference(reference, summary.stream());
            }
        }
    }

    /** Nearly every change leaves an incident where it stands: the sets keep the order, and may hold an older summary of the same place. */
    private void place(@Nullable Summary before, Summary summary) {
        if (before != null && before.declaredAt().equals(summary.declaredAt())) {
            if (before.open() == summary.open()) {
                return;
            }
        } else {
            if (before != null) {
                all.remove(before);
                open.remove(before);
            }
            all.add(summary);
        }
        if (summary.open()) {
            open.add(summary);
        } else {
            open.remove(summary);
        }
    }

    @Nullable Summary get(String stream) {
        return byStream.get(stream);
    }

    List<Summary> query(SummaryQuery query) {
        NavigableSet<Summary> candidates = candidates(query);
        if (query.after() != null) {
            Summary last = byStream.get(query.after());
            if (last == null) {
                return List.of();
            }
            candidates = candidates.tailSet(last, false);
        }
        List<String> words = query.text().isBlank()
                ? List.of()
                : List.of(query.text().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<Summary> page = new ArrayList<>();
        for (Summary place : candidates) {
            Summary summary = Objects.requireNonNull(byStream.get(place.stream()));
            if (page.size() == query.limit() || isBefore(summary, query.declaredFrom())) {
                break;
            }
            if (matches(summary, query) && containsAll(summary.title(), words)) {
                page.add(summary);
            }
        }
        return List.copyOf(page);
    }

    private NavigableSet<Summary> candidates(SummaryQuery query) {
        if (query.reference() == null) {
            return Boolean.TRUE.equals(query.open()) ? open : all;
        }
        NavigableSet<Summary> referring = new TreeSet<>(NEWEST_FIRST);
        for (String stream : byReference.getOrDefault(query.reference(), Set.of())) {
            Summary summary = byStream.get(stream);
            if (summary != null) {
                referring.add(summary);
            }
        }
        return referring;
    }

    private static boolean isBefore(Summary summary, @Nullable Instant from) {
        return from != null && summary.declaredAt().isBefore(from);
    }

    private static boolean matches(Summary summary, SummaryQuery query) {
        return (query.declaredBefore() == null || summary.declaredAt().isBefore(query.declaredBefore()))
                && (query.open() == null || query.open() == summary.open())
                && isAmong(query.types(), summary.type())
                && isAmong(query.severities(), summary.severity())
                && isAmong(query.states(), summary.state())
                && (query.service() == null || summary.services().contains(query.service()))
                && (query.commander() == null || query.commander().equals(summary.commander()))
                && (query.tag() == null || summary.tags().contains(query.tag()));
    }

    private static boolean isAmong(Set<String> wanted, String found) {
        return wanted.isEmpty() || wanted.contains(found);
    }

    private static boolean containsAll(String title, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        String lower = title.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains);
    }

    /** Nearly every reference is of one stream only: a million of them should not be a million hash tables. */
    private void addReference(String reference, String stream) {
        byReference.merge(reference, Set.of(stream), (before, one) -> {
            Set<String> both = new HashSet<>(before);
            both.addAll(one);
            return both;
        });
    }

    private void removeReference(String reference, String stream) {
        byReference.computeIfPresent(reference, (r, before) -> {
            Set<String> left = new HashSet<>(before);
            left.remove(stream);
            return left.isEmpty() ? null : left;
        });
    }
}
