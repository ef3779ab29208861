package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.pace.Waiting;
import dev.muster.provider.http.testing.ContractCheck;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Form;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.group.Groups;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The calls of this provider against any server that speaks Slack's Web API: {@code -Pcontract -Dmuster.slack.url=…}. The token comes from {@code
 * MUSTER_SLACK_BOT_TOKEN}, and a person of the workspace from {@code MUSTER_SLACK_PERSON}.
 */
@Tag("contract")
@EnabledIfSystemProperty(
        named = "muster.slack.url",
        matches = ".+",
        disabledReason = "give -Dmuster.slack.url to run against a server that speaks Slack's Web API")
class SlackContractTest {

    /** A group is enabled only where a person had disabled it, which nobody here does. */
    private static final Set<String> RARELY = Set.of("usergroups.enable");

    private final SlackProvider provider = SlackProvider.builder(
                    Secret.of(environment("MUSTER_SLACK_BOT_TOKEN", "xoxb-1-contract")))
            .signingSecret(Secret.of("not used here"))
            .url(URI.create(System.getProperty("muster.slack.url", "https://slack.com/api/")))
            .breakAfter(1_000)
            .build();
    private final Conversations conversations = provider.conversations().orElseThrow();
    private final Person somebody = Person.of(environment("MUSTER_SLACK_PERSON", "alice@example.com"));
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void disconnect() {
        provider.close();
    }

    @Test
    void works_on_an_incident_from_its_channel_to_the_archive() throws InterruptedException {
        assertThat(provider.check()).extracting(Finding::level).doesNotContain(Finding.Level.ERROR);
        Conversation channel = conversations.open(
                new ConversationDraft("inc-" + run, "Checkout <fails>", "Works on it"), call("open"));
        assertThat(conversations.get(channel.id(), call("get"))).contains(channel);
        conversations.describe(channel.id(), "Checkout & more", "Works on it", call("describe"));
        assertThat(conversations
                        .invite(channel.id(), List.of(somebody, somebody), call("invite"))
                        .present())
                .contains(somebody.id());
        assertThat(conversations
                        .invite(channel.id(), List.of(somebody), call("invite-again"))
                        .present())
                .as("refused as a whole, since they are there")
                .contains(somebody.id());
        for (Message message : TwelveMessages.all().values()) {
            MessageRef ref = posted(channel.id(), message, call("post-" + message.kind()));
            conversations.update(ref, message, call("update-" + message.kind()));
        }
        MessageRef card = posted(channel.id(), Message.of("card", RichText.plain("card")), call("card"));
        assertThat(conversations.findPost(channel.id(), RequestKey.of(run + "/card"), call("find")))
                .containsExactly(card);
        conversations.pin(card, call("pin"));
        conversations.pin(card, call("pin"));
        conversations.bookmark(
                channel.id(), "Ticket", URI.create("https://jira.example.com/browse/INC-1"), call("mark"));
        conversations.bookmark(
                channel.id(), "INC-1", URI.create("https://jira.example.com/browse/INC-1"), call("mark"));
        conversations.whisper(channel.id(), somebody, Message.of("hint", RichText.plain("only you")), call("whisper"));
        conversations.ask(
                somebody,
                new Form(
                        "declare",
                        "Declare",
                        List.of(
                                Form.Field.needed("title", "What is wrong?", Form.Text.line()),
                                Form.Field.of(
                                        "severity",
                                        "How bad?",
                                        Form.OneOf.of(List.of(Option.of("MAJOR"), Option.of("MINOR")))))),
                "1." + System.nanoTime() + ".trigger",
                call("ask"));
        conversations.ask(somebody, TwelveMessages.form(), "2." + System.nanoTime() + ".trigger", call("ask-all"));
        assertThat(conversations.marked(channel.id(), Set.of("memo"), call("marked")))
                .isEmpty();
        conversations.rename(channel.id(), "inc-" + run + "-checkout", call("rename"));
        conversations.archive(channel.id(), call("archive"));
        conversations.archive(channel.id(), call("archive"));
        conversations.unarchive(channel.id(), call("unarchive"));
        MessageRef twice = posted(channel.id(), Message.of("x", RichText.plain("twice")), call("twice"));
        conversations.retractPost(twice, call("retract"));
        conversations.retract(channel, call("retract"));
    }

    @Test
    void opens_one_private_channel_however_often_it_is_asked() {
        ConversationDraft draft = new ConversationDraft("sec-" + run, "", "Works on it");
        CallContext call = call("open").withVisibility(Visibility.SECRET);
        Conversation first = conversations.open(draft, call);
        assertThat(conversations.open(draft, call.withAttempt(2))).isEqualTo(first);
    }

    @Test
    void knows_people_and_groups() {
        assertThat(provider.people().orElseThrow().find(somebody.id(), call("find")))
                .hasValueSatisfying(person -> assertThat(person.email()).isEqualTo(somebody.id()));
        assertThat(provider.people().orElseThrow().find("nobody-" + run + "@example.com", call("find")))
                .isEmpty();
        assertThat(provider.people().orElseThrow().members("nobody-" + run, call("members")))
                .isEmpty();
    }

    @Test
    void sets_and_knows_who_is_in_a_user_group() {
        Groups groups = provider.groups().orElseThrow();
        groups.setMembers("muster-" + run, List.of(somebody), call("set"));

        assertThat(groups.members(environment("MUSTER_SLACK_GROUP", "oncall"), call("members")))
                .isNotEmpty();
    }

    @Test
    void knows_people_by_handle_and_id_and_writes_to_them_alone() {
        Person alice = provider.people()
                .orElseThrow()
                .find(somebody.id(), call("email"))
                .orElseThrow();
        String id = alice.handle("slack").orElseThrow();

        assertThat(provider.people().orElseThrow().find(id, call("id"))).isPresent();
        assertThat(provider.people().orElseThrow().find("@nobody-" + run, call("handle")))
                .isEmpty();
        conversations.direct(alice, Message.of("hint", RichText.plain("only you")), call("direct"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "ratelimit"})
    void makes_one_channel_and_one_post_whatever_happens_to_the_call(String fault) {
        Optional<ContractCheck> check = ContractCheck.of("slack");
        assumeTrue(check.isPresent(), "skipped: give -Dmuster.contract.control.url of a check that can order faults");
        check.orElseThrow().order(fault, "conversations.create");
        Conversation channel = again(
                call("faulted"),
                call -> conversations.find(call.key(), call),
                call -> conversations.open(new ConversationDraft("one-" + run, "", "Works on it"), call));
        check.orElseThrow().order(fault, "chat.postMessage");
        String text = "once " + run;
        again(
                call("posted"),
                call -> conversations.findPost(channel.id(), call.key(), call),
                call -> conversations.post(channel.id(), Message.of("update", RichText.plain(text)), call));

        assertThat(conversations.findPost(channel.id(), RequestKey.of(run + "/posted"), call("find")))
                .hasSize(1);
        assertThat(channel.name()).isEqualTo("one-" + run);
    }

    @AfterAll
    static void every_method_was_called_and_none_wrongly() {
        Set<String> methods = SlackApi.ALL.stream().map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new));
        methods.removeAll(RARELY);
        ContractCheck.of("slack")
                .filter(check -> System.getProperty("muster.slack.url") != null)
                .ifPresent(check -> check.assertSeen(methods));
    }

    /** As the engine does: what is held back, since a channel takes no more messages now, goes a little later. */
    private MessageRef posted(String channel, Message message, CallContext call) throws InterruptedException {
        try {
            return conversations.post(channel, message, call);
        } catch (Unavailable held) {
            Waiting.ON_THREAD.await(held.retryAfter().orElseThrow());
            return conversations.post(channel, message, call);
        }
    }

    /** As the engine does: what failed is looked for, and made only when it is not there. */
    private static <T> T again(CallContext first, Function<CallContext, List<T>> find, Function<CallContext, T> make) {
        try {
            return make.apply(first);
        } catch (OutcomeUnknown | Unavailable expected) {
            CallContext second = first.withAttempt(2);
            List<T> found = find.apply(second);
            return found.isEmpty() ? make.apply(second) : found.get(0);
        }
    }

    /** What a test against a server with faults does: the first answer is lost or refused, then the engine looks and repeats. */
    @Test
    void makes_one_object_each_whatever_happens_to_the_first_answer() {
        ConversationDraft draft = new ConversationDraft("flt-" + run, "", "Works on it");
        Conversation channel;
        try {
            channel = conversations.open(draft, call("open"));
        } catch (ProviderException lost) {
            channel = conversations
                    .find(RequestKey.of(run + "/open"), call("open").withAttempt(2))
                    .stream()
                    .findFirst()
                    .orElseGet(() -> conversations.open(draft, call("open").withAttempt(2)));
        }
        assertThat(channel.name()).isEqualTo(draft.name());
        String id = channel.id();
        Message message = Message.of("update", RichText.plain("once " + run));
        try {
            conversations.post(id, message, call("post"));
        } catch (ProviderException lost) {
            if (conversations
                    .findPost(id, RequestKey.of(run + "/post"), call("post").withAttempt(2))
                    .isEmpty()) {
                conversations.post(id, message, call("post").withAttempt(2));
            }
        }
        assertThat(conversations.findPost(id, RequestKey.of(run + "/post"), call("find")))
                .hasSize(1);
        assertThatThrownBy(() -> conversations.post("C0NONE" + run, message, call("nowhere")))
                .isInstanceOf(ProviderException.class);
    }

    private CallContext call(String effect) {
        return CallContext.of(RequestKey.of(run + "/" + effect), Instant.now().plus(Duration.ofSeconds(30)));
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
