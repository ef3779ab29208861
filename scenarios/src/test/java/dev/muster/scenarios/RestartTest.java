package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.ticket.Tickets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T12:00:00Z"));
    private final InMemoryProvider tools = InMemoryProvider.create(now::get);
    private @Nullable IncidentStore store;

    private IncidentStore store() {
        if (store == null) {
            store = Stores.isDatabase() ? Stores.fresh(now::get) : tools.store();
        }
        return store;
    }

    private Incidents process() {
        return process(tools);
    }

    private Incidents process(Provider provider) {
        return Incidents.builder()
                .clock(now::get)
                .provider(provider)
                .store(store())
                .playbook(Shop.book())
                .build();
    }

    @Test
    @Tag("A-024")
    void a_process_that_dies_between_the_channel_and_its_link_leaves_the_rest_to_the_next() {
        Incidents dying = process();
        Incident incident = dying.declare("Checkout fails");
        while (tools.calls().of(Operation.CONVERSATION_OPEN).isEmpty()
                || tools.calls().of(Operation.TICKET_CREATE).isEmpty()) {
            dying.engine().runOnce(now.get());
        }
        assertThat(tools.ticketTool().all().get(0).links())
                .as("the link is not there when it dies")
                .isEmpty();

        Incidents next = process();
        carryOn(next);

        String channel = next.get(incident.id())
                .resource(ResourceKind.CONVERSATION)
                .orElseThrow()
                .link();
        assertThat(tools.chat().channels()).hasSize(1);
        assertThat(tools.ticketTool().all()).hasSize(1);
        assertThat(tools.ticketTool().all().get(0).links().keySet())
                .extracting(Object::toString)
                .contains(channel);
        assertThat(tools.doubled()).isEmpty();
    }

    @Test
    void what_one_process_after_another_claimed_and_died_with_is_carried_out_after_all() {
        Incident incident = process().declare("Checkout fails");

        dieWithClaims(10);
        carryOn(process());

        assertThat(tools.chat().channels()).hasSize(1);
        assertThat(tools.ticketTool().all()).hasSize(1);
        assertThat(states(incident)).doesNotContain(IntentState.PARKED);
    }

    @Test
    void what_may_be_what_kills_them_is_given_up_in_the_end() {
        Incident incident = process().declare("Checkout fails");

        dieWithClaims(40);
        carryOn(process());

        assertThat(states(incident)).contains(IntentState.PARKED);
    }

    @Test
    void claims_that_were_lost_take_nothing_from_the_tries_that_a_failing_tool_gets() {
        Incident incident = process().declare("Checkout fails");
        dieWithClaims(10);
        tools.failNext(Operation.CONVERSATION_OPEN, Fault.unknownBefore(), 7);

        carryOn(process());

        assertThat(tools.calls().of(Operation.CONVERSATION_OPEN)).hasSize(8);
        assertThat(tools.chat().channels()).hasSize(1);
        assertThat(states(incident)).doesNotContain(IntentState.PARKED);
    }

    @Test
    void a_tool_that_never_stops_failing_is_given_up_after_all_its_tries_whatever_was_lost_between_them() {
        Incident incident = process().declare("Checkout fails");
        tools.failAlways(Operation.TICKET_CREATE, Fault.unknownBefore());
        Incidents next = process();
        while (tools.calls().of(Operation.TICKET_CREATE).size() < 3) {
            step(next);
        }
        now.set(now.get().plus(Duration.ofMinutes(10)));
        dieWithClaims(10);
        carryOn(process());

        assertThat(tools.calls().of(Operation.TICKET_CREATE)).hasSize(8);
        assertThat(parked(incident))
                .extracting(StoredIntent::detail)
                .anyMatch(detail -> detail.startsWith("given up after 8 attempts"));
    }

    @Test
    void what_kills_every_process_is_given_up_alone_and_tried_again_once_it_is_revived() {
        Incident incident = process().declare("Checkout fails");
        Incident neighbour = process().declare("Search fails");

        for (int death = 0; death < 60; death++) {
            liveAndDie();
        }

        assertThat(states(neighbour)).as("what was claimed with it").doesNotContain(IntentState.PARKED);
        assertThat(tools.chat().channels()).hasSize(2);
        List<StoredIntent> parked = parked(incident);
        List<StoredIntent> lost = parked.stream()
                .filter(each -> each.detail().contains("never came back"))
                .toList();
        assertThat(lost).as("what was given up because it was lost").hasSize(1);
        assertThat(parked)
                .as("itself, and what needs it")
                .allMatch(each -> lost.contains(each) || each.detail().contains("which was given up"));
        StoredIntent poison = lost.get(0);

        store().revive(poison.intent().key(), store().now());
        carryOn(process());
        assertThat(tools.ticketTool().all()).hasSize(2);
        assertThat(states(incident)).doesNotContain(IntentState.PARKED);
    }

    private void liveAndDie() {
        try {
            carryOn(process(deadly(tools)), 2);
        } catch (OutOfMemoryError killed) {
            // the next process finds what this one leaves
        }
    }

    /** The tools, of which the one for tickets takes down whoever asks it for one about the checkout. */
    private static Provider deadly(Provider real) {
        return instead(Provider.class, real, (asked, answer) -> {
            if (!asked.startsWith("tickets")) {
                return answer.get();
            }
            return real.tickets()
                    .map(tickets -> instead(Tickets.class, tickets, (called, given) -> {
                        if (called.startsWith("create") && called.contains("Checkout")) {
                            throw new OutOfMemoryError("as the test asked");
                        }
                        return given.get();
                    }));
        });
    }

    private static <T> T instead(Class<T> type, T real, BiFunction<String, Supplier<Object>, Object> answer) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(
                        method.getName() + Arrays.toString(arguments), () -> call(real, method, arguments)));
        return type.cast(proxy);
    }

    private static Object call(Object real, Method method, Object[] arguments) {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private List<StoredIntent> parked(Incident incident) {
        return store().intents(IntentQuery.of(incident.id())).stream()
                .filter(each -> each.state() == IntentState.PARKED)
                .toList();
    }

    private void dieWithClaims(int deaths) {
        for (int death = 0; death < deaths; death++) {
            Duration lease = Duration.ofSeconds(60);
            List<Claim> claims = store().claim(new ClaimRequest("dying-" + death, 100, lease, Set.of()));
            assertThat(claims).isNotEmpty();
            now.set(now.get().plus(lease).plusSeconds(1));
        }
    }

    private List<IntentState> states(Incident incident) {
        return store().intents(IntentQuery.of(incident.id())).stream()
                .map(StoredIntent::state)
                .toList();
    }

    private void carryOn(Incidents process) {
        carryOn(process, 30);
    }

    private void carryOn(Incidents process, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            step(process);
        }
    }

    private void step(Incidents process) {
        now.set(now.get().plus(Duration.ofMinutes(1)));
        while (process.engine().runOnce(now.get()) > 0) {
            // until nothing is due any more
        }
    }
}
