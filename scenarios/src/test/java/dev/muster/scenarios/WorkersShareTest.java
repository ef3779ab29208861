package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.store.IntentQuery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of one provider share what one of them takes up. */
@Timeout(60)
class WorkersShareTest {

    private final InMemoryProvider tools = InMemoryProvider.builder().build();
    private final CountDownLatch underWay = new CountDownLatch(2);
    private final CountDownLatch met = new CountDownLatch(2);

    @Test
    void two_pages_that_one_thread_takes_up_are_under_way_at_the_same_time() throws Exception {
        tools.pager().service("checkout");
        tools.pager().service("search");
        try (Incidents incidents = Incidents.builder()
                .provider(meeting())
                .playbook(Shop.book())
                .store(tools.store())
                .workers(2)
                .build()) {
            for (String service : List.of("checkout", "search")) {
                incidents
                        .declare(service + " fails")
                        .page(List.of(Target.service(service)), "it hangs there", Actor.by(Shop.INES));
            }

            assertThat(met.await(20, TimeUnit.SECONDS))
                    .as("each page waits for the other to be under way")
                    .isTrue();
        }
    }

    @Test
    void a_page_waits_for_the_one_asked_for_with_it_that_another_thread_is_sending_and_joins_it() throws Exception {
        tools.pager().service("checkout");
        tools.pager().service("search");
        CountDownLatch joined = new CountDownLatch(1);
        Provider slow = paging(method -> {
            if (method.getName().equals("page")) {
                while (tools.store().intents(IntentQuery.of("INC-1")).stream()
                        .noneMatch(intent -> intent.detail().contains("waits for another"))) {
                    Thread.onSpinWait();
                }
            }
            if (method.getName().equals("addResponders")) {
                joined.countDown();
            }
        });
        try (Incidents incidents = Incidents.builder()
                .provider(slow)
                .playbook(Shop.book())
                .store(tools.store())
                .workers(2)
                .build()) {
            incidents
                    .declare("Checkout fails")
                    .page(
                            List.of(Target.service("checkout"), Target.service("search")),
                            "it hangs there",
                            Actor.by(Shop.INES));

            assertThat(joined.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(tools.pager().pages()).hasSize(1);
        }
    }

    /** The tools, whose pages wait for each other. */
    private Provider meeting() {
        return paging(method -> {
            if (method.getName().equals("page")) {
                underWay.countDown();
                if (underWay.await(10, TimeUnit.SECONDS)) {
                    met.countDown();
                }
            }
        });
    }

    private Provider paging(Before before) {
        Paging waiting = proxy(Paging.class, tools.paging().orElseThrow(), before);
        return (Provider) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Provider.class},
                (proxy, method, arguments) ->
                        method.getName().equals("paging") ? Optional.of(waiting) : call(tools, method, arguments));
    }

    private static <T> T proxy(Class<T> contract, T target, Before before) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, (proxy, method, arguments) -> {
                    before.call(method);
                    return call(target, method, arguments);
                }));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What happens before a call. */
    @FunctionalInterface
    private interface Before {
        void call(Method method) throws InterruptedException;
    }
}
