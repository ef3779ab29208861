package dev.muster.scenarios.crash;

import dev.muster.IncidentListener;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.Provider;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A bug planted from outside: above the place where faults strike it changes what the engine believes, below it changes what store and tools do. The
 * engine as it is has {@link #NONE}.
 */
interface Plant {

    /** Nothing is planted. */
    Plant NONE = new Plant() {};

    /** A new and empty store, going by this clock. */
    default IncidentStore store(InstantSource clock) {
        return new InMemoryIncidentStore(clock);
    }

    /** The store as the engine of this node sees it. */
    default IncidentStore storeAbove(Node node, IncidentStore store) {
        return store;
    }

    /** The store as it is. */
    default IncidentStore storeBelow(Node node, IncidentStore store) {
        return store;
    }

    /** The tools as the engine of this node sees them. */
    default Provider toolsAbove(Node node, Provider tools) {
        return tools;
    }

    /** The tools as they are. */
    default Provider toolsBelow(Node node, Provider tools) {
        return tools;
    }

    /** The listener as the engine of this node sees it. */
    default IncidentListener listenerAbove(Node node, IncidentListener listener) {
        return listener;
    }

    /** How far ahead of the store's clock a node's own clock is. */
    default Duration skew(int node) {
        return Duration.ZERO;
    }
}
