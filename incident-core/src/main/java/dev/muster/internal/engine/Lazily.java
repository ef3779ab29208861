package dev.muster.internal.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made when it is first asked for, once. Thread-safe.
 *
 * @param <T> what it is
 */
public final class Lazily<T> implements Supplier<T> {

    private @Nullable Supplier<? extends T> how;
    private volatile @Nullable T made;

    private Lazily(Supplier<? extends T> how) {
        this.how = how;
    }

    /** The value of this supplier, which is asked at most once. */
    public static <T> Lazily<T> by(Supplier<? extends T> how) {
        return new Lazily<>(how);
    }

    @Override
    public T get() {
        T known = made;
        return known == null ? make() : known;
    }

    private synchronized T make() {
        T known = made;
        Supplier<? extends T> maker = how;
        if (known == null && maker != null) {
            known = maker.get();
            made = known;
            how = null;
        }
        return java.util.Objects.requireNonNull(known, "made");
    }
}
