package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Health;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.role.Role;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.conversation.Conversations;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While a channel is being opened, its tool is told whom to expect in it. */
class AskedBesideTest {

    /** How the question may end. */
    enum End {
        AWAY(() -> new Unavailable("inmemory", "is away, as the test asked", null)),
        BUG(() -> new IllegalStateException("as the test asked")),
        STACK(() -> new StackOverflowError("as the test asked"));

        private final Supplier<Throwable> made;

        End(Supplier<Throwable> made) {
            this.made = made;
        }
    }

    private Instant now = Instant.parse("2026-01-05T12:00:00Z");
    private final InMemoryProvider tools = InMemoryProvider.create(() -> now);
    private final List<String> asked = new ArrayList<>();
    private @Nullable End end;

    @Test
    void it_is_told_once_however_often_the_opening_is_tried() {
        tools.failNext(Operation.CONVERSATION_OPEN, Fault.unknownBefore(), 2);
        try (Incidents incidents = incidents()) {
            Incident incident = incidents.declare("Checkout fails");
            incident.assign(Role.LEAD, Shop.INES, Actor.by(Shop.INES));
            goOn(incidents);

            assertThat(tools.calls().of(Operation.CONVERSATION_OPEN)).hasSize(3);
            assertThat(asked).singleElement().asString().contains(Shop.INES);
        }
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void nothing_depends_on_the_answer(End how) {
        end = how;
        try (Incidents incidents = incidents()) {
            Incident incident = incidents.declare("Checkout fails");
            incident.assign(Role.LEAD, Shop.INES, Actor.by(Shop.INES));
            goOn(incidents);

            assertThat(asked).hasSize(1);
            assertThat(tools.chat().channels())
                    .singleElement()
                    .satisfies(channel -> assertThat(channel.members()).contains(Shop.INES));
            assertThat(tools.calls().of(Operation.CONVERSATION_OPEN)).hasSize(1);
            assertThat(incidents.engine().health().status()).isEqualTo(Health.Status.UP);
            assertThat(incidents.engine().health().parked()).isEmpty();
        }
    }

    private Incidents incidents() {
        Conversations chat = instead(Conversations.class, (proxy, method, arguments) -> {
            if (method.getName().equals("expect")) {
                asked.add(String.valueOf(arguments[0]));
                if (end != null) {
                    throw end.made.get();
                }
            }
            return call(tools.conversations().orElseThrow(), method, arguments);
        });
        Provider provider = instead(
                Provider.class,
                (proxy, method, arguments) ->
                        method.getName().equals("conversations") ? Optional.of(chat) : call(tools, method, arguments));
        return Incidents.builder()
                .clock(() -> now)
                .provider(provider)
                .store(tools.store())
                .playbook(Shop.book())
                .build();
    }

    private void goOn(Incidents incidents) {
        for (int minute = 0; minute < 10; minute++) {
            while (incidents.engine().runOnce(now) > 0) {
                // until nothing is due any more
            }
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    private static <T> T instead(Class<T> type, InvocationHandler how) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, how));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
