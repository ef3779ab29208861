package dev.muster.internal.engine;

/** Gives incidents their ids. */
public interface Ids {

    /** A candidate; {@code race} is how many candidates of this declaration were taken already. */
    String next(int race);

    /** Says that a candidate was used. */
    default void taken(String id) {}
}
