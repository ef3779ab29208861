package dev.muster.scenarios.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incidents;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.inbound.Delivery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Slack tells of a mention twice, as a mention and as a message, and two processes may read one of them each at the same moment. */
class AnsweredAtOnceTest {

    private static final String ANN = "ann@example.com";

    private final InMemoryProvider tools = InMemoryProvider.create();

    @Test
    void an_answer_that_belongs_to_no_incident_is_there_once_although_two_processes_gave_it() {
        String general = tools.chat().people().create("general", ANN);
        List<Delivery> told = new ArrayList<>();
        tools.onDelivery(told::add);
        try (Incidents incidents = Incidents.builder()
                .provider(whereAnotherAnswersFirst())
                .playbook(Playbook.profile("minimal"))
                .build()) {
            tools.chat().people().mention(general, ANN, "status");
            told.forEach(delivery -> incidents.receive(tools.name(), delivery));
            while (incidents.engine().runOnce(Instant.now()) > 0) {
                // until all is answered
            }

            assertThat(tools.calls().of(Operation.CONVERSATION_POST))
                    .as("both posted")
                    .hasSize(2);
            assertThat(tools.chat().posts(general))
                    .filteredOn(post -> post.author().equals(InMemoryChat.BOT) && !post.deleted())
                    .singleElement()
                    .extracting(ChatPost::text)
                    .asString()
                    .contains("no incident in this channel");
        }
    }

    /** The tools, in which another process posts the same just before each post. */
    private Provider whereAnotherAnswersFirst() {
        Conversations chat = tools.conversations().orElseThrow();
        Conversations raced = (Conversations) Proxy.newProxyInstance(
                Conversations.class.getClassLoader(),
                new Class<?>[] {Conversations.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("post")) {
                        invoke(method, chat, arguments);
                    }
                    return invoke(method, chat, arguments);
                });
        return (Provider) Proxy.newProxyInstance(
                Provider.class.getClassLoader(),
                new Class<?>[] {Provider.class},
                (proxy, method, arguments) -> method.getName().equals("conversations")
                        ? Optional.of(raced)
                        : invoke(method, tools, arguments));
    }

    private static Object invoke(Method method, Object of, Object[] arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
