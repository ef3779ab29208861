package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.paging.Paging;
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
            incidents
                    .declare("Checkout fails")
                    .page(
                            List.of(Target.service("checkout"), Target.service("search")),
                            "it hangs there",
                            Actor.by(Shop.INES));

            assertThat(met.await(20, TimeUnit.SECONDS))
                    .as("each page waits for the other to be under way")
                    .isTrue();
        }
    }

    /** The tools, whose pages wait for each other. */
    private Provider meeting() {
        Paging pager = tools.paging().orElseThrow();
        Paging waiting = proxy(Paging.class, pager, method -> {
            if (method.getName().equals("page")) {
                underWay.countDown();
                if (underWay.await(10, TimeUnit.SECONDS)) {
                    met.countDown();
                }
            }
        });
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
