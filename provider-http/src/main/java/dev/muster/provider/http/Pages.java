package dev.muster.provider.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists that come in pages, within bounds: a tool that never ends, or hands out the same cursor twice, cannot keep a call busy. A page may be
 * short, or empty, without being the last.
 *
 * @param <T> what a page holds
 */
public final class Pages<T> {

    private final int mostPages;
    private final Function<String, Page<T>> source;

    /**
     * One page.
     *
     * @param items what it holds
     * @param next the cursor (a token, an offset) of the page after it; null or empty when it is the last
     * @param <T> what it holds
     */
    public record Page<T>(List<T> items, @Nullable String next) {
        /** Copies the items. */
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * What was read.
     *
     * @param items the items, in the tool's order
     * @param complete false when there were more pages than were read
     * @param <T> what was read
     */
    public record Listing<T>(List<T> items, boolean complete) {
        /** Copies the items. */
        public Listing {
            items = List.copyOf(items);
        }
    }

    private Pages(int mostPages, Function<String, Page<T>> source) {
        this.mostPages = mostPages;
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Pages from a tool.
     *
     * @param mostPages how many are read at most, 1 or more
     * @param source reads the page at a cursor; the first is at the empty one
     */
    public static <T> Pages<T> of(int mostPages, Function<String, Page<T>> source) {
        if (mostPages < 1) {
            throw new IllegalArgumentException("mostPages is " + mostPages + ": expected 1 or more");
        }
        return new Pages<>(mostPages, source);
    }

    /** Everything, as far as the bound goes. */
    public Listing<T> all() {
        List<T> items = new ArrayList<>();
        boolean complete = walk(page -> {
            items.addAll(page);
            return false;
        });
        return new Listing<>(items, complete);
    }

    /** The first item that is wanted; pages after it are not read. */
    public Optional<T> first(Predicate<? super T> wanted) {
        List<T> found = new ArrayList<>();
        walk(page -> {
            page.stream().filter(wanted).findFirst().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /** Reads on until the visitor has enough; answers whether the last page was seen. */
    private boolean walk(Predicate<List<T>> hasEnough) {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        for (int number = 0; number < mostPages; number++) {
            Page<T> page = source.apply(cursor);
            String next = page.next();
            if (hasEnough.test(page.items()) || next == null || next.isEmpty()) {
                return next == null || next.isEmpty();
            }
            if (!seen.add(next)) {
                return false;
            }
            cursor = next;
        }
        return false;
    }
}
