package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Health;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads of the engine go on whatever they come upon. */
@Timeout(60)
class WorkersSurviveTest {

    /** What may be thrown that is no exception. */
    enum Kind {
        LINKAGE(() -> new NoClassDefFoundError("as the test asked")),
        STACK(() -> new StackOverflowError("as the test asked")),
        ASSERTION(() -> new AssertionError("as the test asked")),
        MEMORY(() -> new OutOfMemoryError("as the test asked"));

        private final Supplier<Error> made;

        Kind(Supplier<Error> made) {
            this.made = made;
        }
    }

    private final InMemoryProvider tools = InMemoryProvider.builder().build();
    /** The engine's own thread and the provider's: of three failures two are of one thread, which told of the first before the second. */
    private final CountDownLatch failedAgain = new CountDownLatch(3);

    private volatile boolean broken;
    private final AtomicInteger failures = new AtomicInteger(Integer.MAX_VALUE);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_error_in_a_step_is_told_by_health_and_the_work_is_done_once_it_is_over(Kind kind) throws Exception {
        CountDownLatch delivered = new CountDownLatch(1);
        IncidentStore store = breaking(tools.store(), "claim", kind);
        broken = true;
        try (Incidents incidents = Incidents.builder()
                .provider(tools)
                .playbook(Shop.book())
                .store(store)
                .workers(1)
                .listener((incident, recorded) -> {
                    if (recorded.event() instanceof Event.ResourceAdded) {
                        delivered.countDown();
                    }
                })
                .build()) {
            incidents.declare("Checkout fails");
            assertThat(failedAgain.await(20, TimeUnit.SECONDS))
                    .as("the thread that failed tries again")
                    .isTrue();

            Health health = incidents.engine().health();
            assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
            assertThat(health.workers().values()).allMatch(said -> said.contains("as the test asked"));

            broken = false;
            assertThat(delivered.await(20, TimeUnit.SECONDS))
                    .as("what waited is carried out")
                    .isTrue();
            while (!incidents.engine().health().workers().isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LINKAGE", "STACK", "ASSERTION"})
    void an_error_while_one_piece_is_settled_holds_up_no_other_and_the_piece_comes_back(Kind kind) {
        try (Shop shop = Shop.open(
                book -> {},
                made -> made.store(time -> {
                    IncidentStore real =
                            InMemoryProvider.builder().clock(time).build().store();
                    return breaking(real, "settle", kind);
                }))) {
            Incident incident = shop.incidents().declare("Checkout fails");
            broken = true;
            failures.set(1);
            shop.time().runDue();

            assertThat(failedAgain.getCount()).as("one settlement failed").isEqualTo(2);
            assertThat(incident.refresh().details().reach().resources())
                    .as("others went on")
                    .isNotEmpty();
            shop.time().advance(Duration.ofMinutes(2));
            assertThat(incident.refresh().resource(ResourceKind.CONVERSATION)).isPresent();
            assertThat(shop.tools().chat().channels()).hasSize(1);
            assertThat(shop.incidents().engine().health().status()).isEqualTo(Health.Status.UP);
        }
    }

    private IncidentStore breaking(IncidentStore real, String method, Kind kind) {
        return (IncidentStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IncidentStore.class}, (proxy, called, arguments) -> {
                    if (broken && called.getName().equals(method) && failures.getAndDecrement() > 0) {
                        failedAgain.countDown();
                        throw kind.made.get();
                    }
                    return call(real, called, arguments);
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
