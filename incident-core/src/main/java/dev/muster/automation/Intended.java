package dev.muster.automation;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An effect that is wanted, and how.
 *
 * @param id its name in the incident, stable over replays: the same event gives the same ids; made a legal part of a key
 * @param effect what is wanted
 * @param lane what leaves first
 * @param required whether the process cannot do without it
 * @param dueAt not before this instant, or null for at once
 * @param notAfter pointless after this instant, or null
 * @param needs ids of intended effects of the same incident that must have ended first
 * @param tolerant whether it also runs when something it needs was given up
 * @param replaces pending effects with the same value here are superseded, or null
 * @param batch pending effects with the same value here are carried out in one call, or null
 */
public record Intended(
        String id,
        Effect effect,
        Lane lane,
        boolean required,
        @Nullable Instant dueAt,
        @Nullable Instant notAfter,
        Set<String> needs,
        boolean tolerant,
        @Nullable String replaces,
        @Nullable String batch) {
    /** Copies the needs; makes ids that came from people's words legal. */
    public Intended {
        id = Ids.legal(id);
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(lane, "lane");
        needs = Ids.legal(needs);
    }

    /** An effect that leaves at once, is required and needs nothing. */
    public static Intended now(String id, Effect effect, Lane lane) {
        return new Intended(id, effect, lane, true, null, null, Set.of(), false, null, null);
    }

    /** The same, not before an instant. */
    public Intended at(Instant due) {
        return new Intended(id, effect, lane, required, due, notAfter, needs, tolerant, replaces, batch);
    }

    /** The same, pointless after an instant. */
    public Intended until(Instant last) {
        return new Intended(id, effect, lane, required, dueAt, last, needs, tolerant, replaces, batch);
    }

    /** The same, after these were delivered. */
    public Intended after(String... ids) {
        return new Intended(id, effect, lane, required, dueAt, notAfter, Set.of(ids), false, replaces, batch);
    }

    /** The same, after these have ended, however they did. */
    public Intended afterEnded(String... ids) {
        return new Intended(id, effect, lane, required, dueAt, notAfter, Set.of(ids), true, replaces, batch);
    }

    /** The same, behind these instead, and as tolerant as before. */
    Intended behind(Set<String> others) {
        return new Intended(id, effect, lane, required, dueAt, notAfter, others, tolerant, replaces, batch);
    }

    /** The same, one that the process can do without. */
    public Intended bestEffort() {
        return new Intended(id, effect, lane, false, dueAt, notAfter, needs, tolerant, replaces, batch);
    }

    /** The same, superseding pending ones of this name. */
    public Intended replacing(String name) {
        return new Intended(id, effect, lane, required, dueAt, notAfter, needs, tolerant, name, batch);
    }

    /** The same, merged with pending ones of this name. */
    public Intended batched(String name) {
        return new Intended(id, effect, lane, required, dueAt, notAfter, needs, tolerant, replaces, name);
    }
}
