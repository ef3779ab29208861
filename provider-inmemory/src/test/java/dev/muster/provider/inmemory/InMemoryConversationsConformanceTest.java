package dev.muster.provider.inmemory;

import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Choice;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.conversation.Option;
import dev.muster.spi.people.Person;
import dev.muster.tck.ConversationsConformance;
import dev.muster.tck.ConversationsFixture;
import dev.muster.tck.Rendered;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the conversations of the in-memory chat")
class InMemoryConversationsConformanceTest extends ConversationsConformance {

    @Override
    protected ConversationsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements ConversationsFixture {
        private static final Person GONE = Person.of("gone@example.com");

        private final InMemoryChat chat = provider.chat();

        Fixture() {
            Set<String> accounts = people(1_000).stream().map(Person::id).collect(Collectors.toSet());
            accounts.add(GONE.id());
            chat.people().enrol(accounts);
            chat.people().deactivate(GONE.id());
        }

        @Override
        public Conversations conversations() {
            return chat;
        }

        @Override
        public List<Person> people(int count) {
            return IntStream.range(0, count)
                    .mapToObj(n -> Person.of("person-" + n + "@example.com"))
                    .toList();
        }

        @Override
        public Person deactivated() {
            return GONE;
        }

        @Override
        public Person unknown() {
            return Person.of("nobody@example.com");
        }

        @Override
        public boolean hasPrivate() {
            return true;
        }

        @Override
        public String openAsStranger(String name) {
            return chat.people().create(name, "stranger");
        }

        @Override
        public int openConversations() {
            return (int) chat.channels().stream().filter(c -> !c.archived()).count();
        }

        @Override
        public boolean isPrivate(String conversation) {
            return channel(conversation).visibility() != Visibility.OPEN;
        }

        @Override
        public String topic(String conversation) {
            return channel(conversation).topic();
        }

        @Override
        public String purpose(String conversation) {
            return channel(conversation).purpose();
        }

        @Override
        public boolean isMember(String conversation, Person person) {
            return channel(conversation).members().contains(person.id());
        }

        @Override
        public Map<URI, String> bookmarks(String conversation) {
            return channel(conversation).bookmarks();
        }

        @Override
        public int pins(String conversation) {
            return channel(conversation).pins().size();
        }

        @Override
        public int messages(String conversation, String text) {
            return (int) chat.posts(conversation).stream()
                    .filter(post -> !post.deleted() && post.text().contains(text))
                    .count();
        }

        @Override
        public Rendered message(MessageRef message) {
            return seen(post(message).content().text());
        }

        @Override
        public List<String> choices(MessageRef message) {
            return post(message).content().choices().stream()
                    .flatMap(choice -> choice instanceof Choice.Menu menu
                            ? menu.options().stream().map(Option::label)
                            : Stream.of(choice.label()))
                    .toList();
        }

        @Override
        public int shownOnlyTo(Person person, String text) {
            List<PrivateMessage> all = new ArrayList<>(chat.whispers());
            all.addAll(chat.directs());
            return (int) all.stream()
                    .filter(m -> m.to().equals(person.id()) && m.text().contains(text))
                    .count();
        }

        @Override
        public int formsShownTo(Person person, String title) {
            return (int) chat.forms().stream()
                    .filter(f -> f.to().equals(person.id()) && f.form().title().equals(title))
                    .count();
        }

        @Override
        public void mark(MessageRef message, String mark) {
            chat.people().react(message, mark).by("somebody");
        }

        @Override
        public void delete(String conversation) {
            if (chat.channel(conversation).isPresent()) {
                chat.people().deleteChannel(conversation, "somebody");
            }
        }

        @Override
        public void delete(MessageRef message) {
            chat.people().delete(message);
        }

        private ChatChannel channel(String id) {
            return chat.channel(id).orElseThrow();
        }

        private ChatPost post(MessageRef message) {
            return chat.posts(message.conversation()).stream()
                    .filter(post -> post.ref().equals(message))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
