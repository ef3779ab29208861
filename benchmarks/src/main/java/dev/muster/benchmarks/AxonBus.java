package dev.muster.benchmarks;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** Axon with its event store in memory, without a server. */
final class AxonBus {

    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    AxonBus(boolean cached) {
        EventSourcingRepository.Builder<AxonIncident> repository =
                EventSourcingRepository.builder(AxonIncident.class).eventStore(store);
        if (cached) {
            repository.cache(new WeakReferenceCache());
        }
        AggregateAnnotationCommandHandler.<AxonIncident>builder()
                .aggregateType(AxonIncident.class)
                .repository(repository.build())
                .build()
                .subscribe(bus);
    }

    void send(Object command) {
        FutureCallback<Object, Object> done = new FutureCallback<>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(command), done);
        if (done.getResult().isExceptional()) {
            throw new IllegalStateException(done.getResult().exceptionResult());
        }
    }

    void close() {
        store.shutDown();
    }
}
