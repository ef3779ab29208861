package dev.muster.provider.http.testing;

/** How the tool answers one of its calls. Called by one thread at a time, also across routes: a script may keep state without a lock. */
@FunctionalInterface
public interface Script {

    /** Carries the request out and answers it. */
    Told answer(Heard request);
}
