package dev.muster.scenarios.chat;

import dev.muster.Incident;
import dev.muster.automation.Plan;
import dev.muster.engagement.Knowledge;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.PlaybookBuilder;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.severity.Tier;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.SummaryQuery;
import dev.muster.testing.TestIncidents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A chat with people in it, an incident process behind it, and a channel {@code general} in which people talk. */
final class ChatRoom implements AutoCloseable {

    static final Knowledge KNOWLEDGE = new Knowledge(
            Map.of(
                    "ann@example.com", person("ann@example.com", "Ann"),
                    "bob@example.com", person("bob@example.com", "Bob"),
                    "cleo@example.com", person("cleo@example.com", "Cleo"),
                    "ann.other@example.com", person("ann.other@example.com", "Annie")),
            Map.of("payments", new Knowledge.Team("payments", List.of("cleo@example.com"), "checkout", null)),
            Map.of(
                    "checkout",
                            new Knowledge.Service("checkout", Set.of("shop"), "payments", "PCHECK1", List.of(), null),
                    "search", new Knowledge.Service("search", Set.of(), null, "PSEARCH", List.of(), null)));

    static final String ANN = "ann@example.com";
    static final String BOB = "bob@example.com";
    static final String CLEO = "cleo@example.com";

    final TestIncidents test;
    final String general;

    private ChatRoom(TestIncidents test) {
        this.test = test;
        this.general = tool().chat().people().create("general", ANN);
    }

    static ChatRoom open() {
        return open(playbook -> {});
    }

    static ChatRoom open(Consumer<PlaybookBuilder> playbook) {
        return open(playbook, tool -> tool);
    }

    static ChatRoom open(Consumer<PlaybookBuilder> playbook, UnaryOperator<InMemoryProvider.Builder> tool) {
        return open(playbook, tool, store -> store);
    }

    /** On a store that a test looks into, or breaks. */
    static ChatRoom open(
            Consumer<PlaybookBuilder> playbook,
            UnaryOperator<InMemoryProvider.Builder> tool,
            UnaryOperator<IncidentStore> store) {
        return new ChatRoom(TestIncidents.builder()
                .playbook(book -> book.knowledge(KNOWLEDGE))
                .playbook(playbook)
                .inMemory(tool)
                .store(clock -> store.apply(new InMemoryIncidentStore(clock)))
                .build());
    }

    /** Two people of one name, in a team without anybody on call. */
    static Knowledge twoAnns(String team) {
        String other = "ann.other@example.com";
        return new Knowledge(
                Map.of(ANN, person(ANN, "Ann"), other, person(other, "Ann")),
                Map.of(team, new Knowledge.Team(team, List.of(ANN, other), null, null)),
                Map.of());
    }

    /** A plan that makes these things at declaration and nothing else. */
    static Plan making(ResourceKind... kinds) {
        return new Plan(Set.of(kinds), "{id}-{title}", null, Tier.MAJOR, List.of(), List.of(), null, Set.of());
    }

    private static Knowledge.PersonEntry person(String id, String name) {
        return new Knowledge.PersonEntry(
                id, name, id, null, Map.of("slack", "U" + name.toUpperCase(java.util.Locale.ROOT)), List.of());
    }

    InMemoryProvider tool() {
        return test.tools().named("inmemory");
    }

    InMemoryChat chat() {
        return test.tools().chat();
    }

    /** Somebody writes to us, and everything that is due is done. */
    MessageRef tell(String conversation, String who, String text) {
        MessageRef message = chat().people().mention(conversation, who, text);
        run();
        return message;
    }

    /** Somebody writes to nobody in particular. */
    MessageRef say(String conversation, String who, String text) {
        MessageRef message = chat().people().say(conversation, who, text);
        run();
        return message;
    }

    /** Somebody presses a choice of the newest message that has one that begins so. */
    ChatPost press(String conversation, String choice, String who) {
        ChatPost post = withChoice(conversation, choice);
        chat().people().press(post.ref(), pressed(post.content(), choice).orElseThrow(), who);
        run();
        return post;
    }

    /** The newest message of a conversation with a choice whose id begins so. */
    ChatPost withChoice(String conversation, String choice) {
        List<ChatPost> found = chat().posts(conversation).stream()
                .filter(post -> pressed(post.content(), choice).isPresent())
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("no message offers " + choice + ":\n" + chat().posts(conversation));
        }
        return found.get(found.size() - 1);
    }

    /** What comes back when the button, the option or the menu of people is taken whose id begins so. */
    static Optional<String> pressed(Message message, String begins) {
        return message.choices().stream()
                .flatMap(choice -> choice instanceof Choice.Menu menu
                        ? menu.options().stream().map(Option::value)
                        : Stream.of(choice.id()))
                .filter(id -> id.startsWith(begins))
                .findFirst();
    }

    static Choice choice(ChatPost post, String id) {
        return post.content().choices().stream()
                .filter(c -> c.id().startsWith(id))
                .findFirst()
                .orElseThrow();
    }

    /** What a message offers as it is heard, in order. */
    static List<String> offered(ChatPost post) {
        return post.content().choices().stream()
                .map(choice -> choice instanceof Choice.Button button
                                && !button.spoken().isEmpty()
                        ? button.spoken()
                        : choice.label())
                .toList();
    }

    /** What we said in a conversation, oldest first. */
    List<String> answers(String conversation) {
        return chat().posts(conversation).stream()
                .filter(post -> post.author().equals(InMemoryChat.BOT))
                .map(ChatPost::text)
                .toList();
    }

    /** What we said last. */
    String answer(String conversation) {
        List<String> answers = answers(conversation);
        return answers.isEmpty() ? "" : answers.get(answers.size() - 1);
    }

    /** Carries out what is due, refreshes included. */
    void run() {
        test.time().advance(Duration.ofSeconds(6));
    }

    Incident only() {
        var all = test.incidents().query(SummaryQuery.all(10));
        if (all.size() != 1) {
            throw new AssertionError("expected one incident, found " + all);
        }
        return test.incidents().get(all.get(0).stream());
    }

    int count() {
        return test.incidents().query(SummaryQuery.all(100)).size();
    }

    /** The incident's channel. */
    String channel(Incident incident) {
        return incident.refresh()
                .resource(ResourceKind.CONVERSATION)
                .orElseThrow()
                .id();
    }

    /** Declares an incident and waits for its channel. */
    Incident incident(String title) {
        Incident incident = test.incidents().declare(title);
        run();
        return incident.refresh();
    }

    @Override
    public void close() {
        test.close();
    }
}
