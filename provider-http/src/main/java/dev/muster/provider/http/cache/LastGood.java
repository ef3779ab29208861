package dev.muster.provider.http.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded memory of answers (people, services, who is on call). An answer is fresh for a while and given without asking; after that the tool is
 * asked again. When it cannot be asked ({@link Unavailable} or {@link OutcomeUnknown}) the last good answer is given with its age, as long as it is not
 * older than it may ever be, and the tool is left alone for a moment. Every other failure is thrown: a revoked token is not hidden by old answers.
 *
 * <p>Callers that ask for one key at the same time make one call. Thread-safe; it starts no thread.
 *
 * @param <K> what is asked for
 * @param <V> what is answered
 */
public final class LastGood<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final String name;
    private final Duration fresh;
    private final Duration kept;
    private final InstantSource clock;
    private final Cache<K, Entry<V>> entries;
    private final ConcurrentMap<K, CompletableFuture<Aged<V>>> underWay = new ConcurrentHashMap<>();

    private record Entry<V>(V value, Instant at, Instant askAfter) {}

    /**
     * How long answers are good for.
     *
     * @param fresh for how long an answer is given without asking
     * @param kept how old an answer may be at all, at least {@code fresh}
     * @param size how many answers are kept at most
     */
    public record Bounds(Duration fresh, Duration kept, int size) {

        /** Checks the figures. */
        public Bounds {
            if (fresh.isNegative() || kept.compareTo(fresh) < 0) {
                throw new IllegalArgumentException(
                        "fresh is " + fresh + " and kept is " + kept + ": expected 0 <= fresh <= kept");
            }
            if (size < 1) {
                throw new IllegalArgumentException("size is " + size + ": expected 1 or more");
            }
        }
    }

    /** A memory that is told the time by {@code clock}; {@code name} says in logs what it holds. */
    public LastGood(String name, Bounds bounds, InstantSource clock) {
        this.name = Objects.requireNonNull(name, "name");
        this.fresh = bounds.fresh();
        this.kept = bounds.kept();
        this.clock = Objects.requireNonNull(clock, "clock");
        this.entries = Caffeine.newBuilder()
                .maximumSize(bounds.size())
                .executor(Runnable::run)
                .build();
    }

    /**
     * The answer for a key, from here while it is fresh, else from {@code ask}.
     *
     * @throws ProviderException what {@code ask} throws, when there is no answer to fall back on
     */
    public Aged<V> get(K key, Supplier<V> ask) {
        Instant now = clock.instant();
        Optional<Aged<V>> known = usable(key, now);
        if (known.isPresent()) {
            return known.get();
        }
        CompletableFuture<Aged<V>> mine = new CompletableFuture<>();
        CompletableFuture<Aged<V>> other = underWay.putIfAbsent(key, mine);
        if (other != null) {
            return joined(other);
        }
        try {
            Aged<V> answer = asked(key, ask);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, mine);
        }
    }

    /** What is known of a key, however old, without asking. */
    public Optional<Aged<V>> known(K key) {
        Instant now = clock.instant();
        return Optional.ofNullable(entries.getIfPresent(key))
                .filter(entry -> age(entry, now).compareTo(kept) <= 0)
                .map(entry -> aged(entry, now));
    }

    /** Remembers an answer that came by another way. */
    public void put(K key, V value) {
        Instant now = clock.instant();
        entries.put(key, new Entry<>(value, now, now.plus(fresh)));
    }

    /** Forgets an answer that turned out to be wrong. */
    public void forget(K key) {
        entries.invalidate(key);
    }

    private Optional<Aged<V>> usable(K key, Instant now) {
        return Optional.ofNullable(entries.getIfPresent(key))
                .filter(entry ->
                        now.isBefore(entry.askAfter()) && age(entry, now).compareTo(kept) <= 0)
                .map(entry -> aged(entry, now));
    }

    private Aged<V> asked(K key, Supplier<V> ask) {
        try {
            V value = ask.get();
            put(key, value);
            return new Aged<>(value, Duration.ZERO, false);
        } catch (Unavailable | OutcomeUnknown e) {
            return fallback(key, e);
        }
    }

    private Aged<V> fallback(K key, ProviderException problem) {
        Instant now = clock.instant();
        Entry<V> last = entries.getIfPresent(key);
        if (last == null || age(last, now).compareTo(kept) > 0) {
            throw problem;
        }
        entries.put(key, new Entry<>(last.value(), last.at(), now.plus(LEFT_ALONE)));
        LOG.warn("{} cannot be asked; the last good answer is {} old", name, age(last, now), problem);
        return aged(last, now);
    }

    private Aged<V> aged(Entry<V> entry, Instant now) {
        Duration age = age(entry, now);
        return new Aged<>(entry.value(), age, age.compareTo(fresh) > 0);
    }

    private static Duration age(Entry<?> entry, Instant now) {
        Duration age = Duration.between(entry.at(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static <V> Aged<V> joined(CompletableFuture<Aged<V>> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error problem) {
                throw problem;
            }
            throw e;
        }
    }
}
