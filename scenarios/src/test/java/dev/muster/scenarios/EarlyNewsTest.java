package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.PageRecord;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tool tells of a thing before the answer to the call that made it has been written down. */
class EarlyNewsTest {

    /** Runs between the pager's answer and its settlement. */
    private Runnable meanwhile = () -> {};

    private Shop shop() {
        return Shop.open(
                book -> book.everyType(type ->
                        type.commander(new CommanderRule("duty", Match.ALWAYS, Target.team("incident-managers")))),
                made -> made.wrap(this::interrupted));
    }

    @Test
    void whoever_takes_a_page_before_it_is_written_down_leads_once_it_is() {
        try (Shop shop = shop()) {
            meanwhile = () -> {
                String page = shop.pageOf(Shop.INES).page().id();
                shop.tools().pager().acknowledge(page, Shop.INES);
                deliver(shop);
            };

            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            assertThat(page(incident).status())
                    .as("the page is written down, the news of it waits")
                    .isEqualTo(PageRecord.Status.SENT);
            shop.time().advance(Duration.ofSeconds(2));

            assertThat(page(incident.refresh()).acknowledgedBy()).isEqualTo(Shop.INES);
            assertThat(incident.refresh().lead()).contains(Shop.INES);
            assertThat(shop.events(incident, Event.PageAcknowledged.class)).hasSize(1);
        }
    }

    @Test
    void news_of_a_page_that_is_not_ours_is_not_kept_waiting() {
        try (Shop shop = shop()) {
            shop.settled(shop.incidents().declare("Checkout fails"));
            Optional<Instant> nextDue = shop.incidents().engine().nextDue();
            PageRequest request = new PageRequest(
                    new PageTarget.Service("search", "search"),
                    "a disk fills",
                    "of another system",
                    PageRequest.Urgency.LOW,
                    Map.of());
            CallContext context = CallContext.of(
                    RequestKey.of("another/system"), shop.time().now().plusSeconds(15));

            Page foreign = shop.tools().pager().page(request, context);
            shop.tools().pager().acknowledge(foreign.id(), Shop.DAN);
            shop.time().runDue();

            assertThat(shop.incidents().engine().nextDue()).isEqualTo(nextDue);
        }
    }

    private static PageRecord page(Incident incident) {
        return incident.details().reach().pages().get("P-1");
    }

    /** What the webhooks bring now, and a step of the engine. */
    private static void deliver(Shop shop) {
        for (InMemoryProvider tool : shop.tools().all()) {
            for (Delivery delivery : tool.drainDeliveries()) {
                shop.incidents().receive(tool.name(), delivery);
            }
        }
        shop.incidents().engine().runOnce(shop.time().now());
    }

    /** A provider whose pager is slow to answer: the world goes on between what it did and what it says. */
    private Provider interrupted(Provider real) {
        return (Provider) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Provider.class}, (proxy, method, arguments) -> {
                    Object answer = call(real, method, arguments);
                    return answer instanceof Optional<?> some && some.isPresent() && some.get() instanceof Paging paging
                            ? Optional.of(slow(paging))
                            : answer;
                });
    }

    private Paging slow(Paging real) {
        return (Paging) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Paging.class}, (proxy, method, arguments) -> {
                    Object answer = call(real, method, arguments);
                    if (answer instanceof Page && List.of("page").contains(method.getName())) {
                        meanwhile.run();
                    }
                    return answer;
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
