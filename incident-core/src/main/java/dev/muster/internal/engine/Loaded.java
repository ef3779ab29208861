package dev.muster.internal.engine;

import dev.muster.internal.process.Known;
import dev.muster.lifecycle.IncidentState;

/**
 * An incident as it is in the store.
 *
 * @param state what its events add up to
 * @param effects ids of the effects it has had so far
 */
record Loaded(IncidentState state, Known effects) {}
