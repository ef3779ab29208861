package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.Patience;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the network and of Slack on every call: what is thrown says what became of it, and nothing is sent twice. */
class SlackFaultsTest {

    private static final Person ALICE = Person.of("alice@example.com");
    private static final Message HELLO = Message.of("update", RichText.plain("hello"));

    /** One call of the contract, and the method of Slack's that it makes. */
    private record Row(String method, boolean reads, BiConsumer<SlackFaultsTest, CallContext> call) {}

    private final ScriptedSlack slack = new ScriptedSlack();
    private SlackProvider provider = slack.builder().timeout(Patience.AMPLE).build();
    private Conversations chat = provider.conversations().orElseThrow();
    private final Room room = slack.open("inc-1", false, ScriptedSlack.BOT);
    private MessageRef posted = new MessageRef("", "");

    private static List<Row> rows() {
        return List.of(
                write("conversations.create", (t, c) -> t.chat.open(new ConversationDraft("inc-2", "", "x"), c)),
                read("users.conversations", (t, c) -> t.chat.find(RequestKey.of("inc/e"), c)),
                read("conversations.info", (t, c) -> t.chat.get(t.room.id, c)),
                write("conversations.rename", (t, c) -> t.chat.rename(t.room.id, "inc-3", c)),
                write("conversations.setTopic", (t, c) -> t.chat.describe(t.room.id, "a", "b", c)),
                write("conversations.invite", (t, c) -> t.chat.invite(t.room.id, List.of(ALICE), c)),
                write("chat.postMessage", (t, c) -> t.chat.post(t.room.id, HELLO, c)),
                read("conversations.history", (t, c) -> t.chat.findPost(t.room.id, RequestKey.of("inc/e"), c)),
                write("chat.update", (t, c) -> t.chat.update(t.posted, HELLO, c)),
                write("chat.postEphemeral", (t, c) -> t.chat.whisper(t.room.id, ALICE, HELLO, c)),
                write("views.open", (t, c) -> t.chat.ask(ALICE, form(), "1.2.3", c)),
                write("pins.add", (t, c) -> t.chat.pin(t.posted, c)),
                read("bookmarks.list", (t, c) -> t.chat.bookmark(t.room.id, "T", URI.create("https://a.example"), c)),
                write("bookmarks.add", (t, c) -> t.chat.bookmark(t.room.id, "T", URI.create("https://a.example"), c)),
                write("conversations.archive", (t, c) -> t.chat.archive(t.room.id, c)),
                write("conversations.unarchive", (t, c) -> t.chat.unarchive(t.room.id, c)),
                write("chat.delete", (t, c) -> t.chat.retractPost(t.posted, c)),
                read(
                        "users.lookupByEmail",
                        (t, c) -> t.provider.people().orElseThrow().find("bob@example.com", c)),
                read(
                        "usergroups.list",
                        (t, c) -> t.provider.groups().orElseThrow().members("g", c)),
                write(
                        "usergroups.create",
                        (t, c) -> t.provider.groups().orElseThrow().setMembers("g", List.of(ALICE), c)));
    }

    static Stream<Arguments> everyFaultOnEveryCall() {
        return rows().stream()
                .flatMap(row -> Stream.of(Fault.values()).map(fault -> Arguments.of(row.method(), fault)));
    }

    @Tag("S09")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyFaultOnEveryCall")
    void says_what_became_of_it_and_sends_nothing_twice(String method, Fault fault) {
        try (slack) {
            slack.user("U0ALICE", "alice@example.com", "Alice");
            slack.user("U0BOB", "bob@example.com", "Bob");
            room.members.add("U0ALICE");
            posted = chat.post(room.id, HELLO, call("before"));
            Row row = rows().stream()
                    .filter(each -> each.method().equals(method))
                    .findFirst()
                    .orElseThrow();
            Throwable thrown = Patience.met(fault, () -> slack.server.count("POST /api/" + method) > 0, patience -> {
                prepare(patience);
                slack.server.fail("POST /api/" + method, fault);
                row.call().accept(this, call("faulty"));
            });
            provider.close();
            if (fault == Fault.NOT_FOUND
                    && Set.of("conversations.info", "chat.delete").contains(method)) {
                assertThat(thrown).as("what is gone already is an answer").isNull();
            } else {
                assertThat(thrown).isInstanceOf(row.reads() ? fault.thrownByRead() : fault.thrownByWrite());
                assertThat(((ProviderException) thrown).provider()).isEqualTo("slack");
                assertThat(thrown.getMessage()).doesNotContain(ScriptedSlack.BOT_TOKEN);
            }
            if (thrown instanceof Unavailable unavailable && fault == Fault.LIMITED) {
                assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(1));
            }
            assertThat(slack.server.count("POST /api/" + method)).isEqualTo(1);
            assertThat(slack.server.unscripted()).isEmpty();
        }
    }

    /** A provider that knows the people and the room already. */
    private void prepare(Duration patience) {
        provider.close();
        provider = slack.builder().timeout(patience).build();
        chat = provider.conversations().orElseThrow();
        slack.server.calm();
        provider.people().orElseThrow().find("alice@example.com", call("before"));
        chat.get(room.id, call("before"));
        slack.clock.advance(Duration.ofMinutes(2));
        slack.server.forget();
    }

    private CallContext call(String effect) {
        return CallContext.of(
                RequestKey.of("inc-1/" + effect), slack.clock.instant().plusSeconds(60));
    }

    private static Form form() {
        return new Form("f", "Form", List.of(Form.Field.needed("a", "A", Form.Text.line())));
    }

    private static Row write(String method, BiConsumer<SlackFaultsTest, CallContext> call) {
        return new Row(method, false, call);
    }

    private static Row read(String method, BiConsumer<SlackFaultsTest, CallContext> call) {
        return new Row(method, true, call);
    }
}
