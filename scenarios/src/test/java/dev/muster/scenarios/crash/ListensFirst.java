package dev.muster.scenarios.crash;

import dev.muster.IncidentListener;
import dev.muster.internal.codec.EventCodec;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Tells the listener before the commit, which fails when the listener does. */
final class ListensFirst implements Plant {
    private final Map<Integer, IncidentListener> listeners = new HashMap<>();

    @Override
    public IncidentListener listenerAbove(Node node, IncidentListener listener) {
        listeners.put(node.number(), listener);
        return (incident, event) -> {};
    }

    @Override
    public IncidentStore storeAbove(Node node, IncidentStore store) {
        return Twist.store(store, Map.of("append", (given, go) -> {
            Append append = (Append) given[0];
            IncidentListener listener = Objects.requireNonNull(listeners.get(node.number()));
            long sequence = append.expectedVersion();
            for (NewEvent event : append.events()) {
                listener.happened(
                        append.stream(), EventCodec.decode(new StoredEvent(append.stream(), ++sequence, event)));
            }
            return go.carryOut();
        }));
    }
}
