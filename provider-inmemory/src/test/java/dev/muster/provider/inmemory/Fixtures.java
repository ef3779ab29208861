package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.people.Person;
import java.util.List;

/** What the tests of the fakes say often. */
final class Fixtures {

    static final Person ANN = Person.of("ann@example.com");
    static final Person BOB = Person.of("bob@example.com");
    static final Person EVE = Person.of("eve@example.com");

    private Fixtures() {}

    static CallContext key(String key) {
        return CallContext.of(RequestKey.of(key), MovableClock.START.plusSeconds(3600));
    }

    static CallContext secret(String key) {
        return key(key).withVisibility(Visibility.SECRET);
    }

    /** What the provider's deliveries since the last time mean. */
    static List<Meaning> meanings(InMemoryProvider provider) {
        return provider.drainDeliveries().stream()
                .flatMap(delivery -> translated(provider, delivery).stream())
                .toList();
    }

    static List<Meaning> translated(InMemoryProvider provider, Delivery delivery) {
        return provider.inbound().orElseThrow().translate(delivery);
    }
}
