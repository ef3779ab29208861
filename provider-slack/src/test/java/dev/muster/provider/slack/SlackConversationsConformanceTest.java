package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.people.Person;
import dev.muster.tck.ConversationsConformance;
import dev.muster.tck.ConversationsFixture;
import dev.muster.tck.Faults;
import dev.muster.tck.Rendered;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("N-075")
class SlackConversationsConformanceTest extends ConversationsConformance {

    @Override
    protected ConversationsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements ConversationsFixture {

        private final ScriptedSlack slack = new ScriptedSlack();
        private final SlackProvider provider = slack.builder().build();

        Fixture() {
            slack.user("U0GONE", "gone@example.com", "Gone").put("deleted", true);
        }

        @Override
        public String provider() {
            return provider.name();
        }

        @Override
        public Optional<Faults> faults() {
            return Optional.of(slack);
        }

        /** Each call comes when the limits of the one before are over. */
        @Override
        public Instant deadline() {
            slack.clock.advance(Duration.ofSeconds(31));
            return slack.clock.instant().plus(Duration.ofMinutes(20));
        }

        @Override
        public Conversations conversations() {
            return provider.conversations().orElseThrow();
        }

        @Override
        public List<Person> people(int count) {
            return IntStream.range(0, count)
                    .mapToObj(n -> {
                        String email = "person-" + n + "@example.com";
                        if (!slack.users.containsKey("U0P" + n)) {
                            slack.user("U0P" + n, email, "Person " + n);
                        }
                        return Person.of(email);
                    })
                    .toList();
        }

        @Override
        public Person deactivated() {
            return Person.of("gone@example.com");
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
            return slack.open(name, false, ScriptedSlack.STRANGER).id;
        }

        @Override
        public int openConversations() {
            return (int) slack.rooms.values().stream()
                    .filter(room -> !room.archived && room.id.startsWith("C"))
                    .count();
        }

        @Override
        public boolean isPrivate(String conversation) {
            return room(conversation).isPrivate;
        }

        @Override
        public String topic(String conversation) {
            return unescaped(room(conversation).topic);
        }

        @Override
        public String purpose(String conversation) {
            return unescaped(room(conversation).purpose);
        }

        @Override
        public boolean isMember(String conversation, Person person) {
            return room(conversation).members.stream()
                    .anyMatch(id -> slack.users.containsKey(id)
                            && slack.users.get(id).at("/profile/email").asText().equals(person.email()));
        }

        @Override
        public Map<URI, String> bookmarks(String conversation) {
            return room(conversation).bookmarks.values().stream()
                    .collect(Collectors.toMap(
                            bookmark -> URI.create(bookmark.path("link").asText()),
                            bookmark -> bookmark.path("title").asText()));
        }

        @Override
        public int pins(String conversation) {
            return room(conversation).pins.size();
        }

        @Override
        public int messages(String conversation, String text) {
            return count(room(conversation).messages.values().stream(), text);
        }

        @Override
        public Rendered message(MessageRef message) {
            return Eyes.see(Known.in(room(message.conversation()).messages, message.id()));
        }

        @Override
        public List<String> choices(MessageRef message) {
            List<String> labels = new ArrayList<>();
            for (JsonNode block : Known.in(room(message.conversation()).messages, message.id())
                    .path("blocks")) {
                block.path("elements").forEach(element -> labels.addAll(labels(element)));
                labels.addAll(labels(block.path("accessory")));
            }
            return labels;
        }

        private static List<String> labels(JsonNode element) {
            return switch (element.path("type").asText()) {
                case "button" -> List.of(element.at("/text/text").asText());
                case "users_select" -> List.of(element.at("/placeholder/text").asText());
                case "static_select", "overflow" ->
                    element.path("options").findValues("text").stream()
                            .map(text -> text.path("text").asText())
                            .toList();
                default -> List.of();
            };
        }

        @Override
        public int shownOnlyTo(Person person, String text) {
            String id = slack.users.values().stream()
                    .filter(user -> user.at("/profile/email").asText().equals(person.email()))
                    .map(user -> user.path("id").asText())
                    .findFirst()
                    .orElseThrow();
            Room direct = slack.rooms.get("D0" + id);
            Stream<ObjectNode> directs = direct == null ? Stream.empty() : direct.messages.values().stream();
            Stream<ObjectNode> whispers = slack.whispers.stream()
                    .filter(whisper -> whisper.path("to").asText().equals(id));
            return count(Stream.concat(directs, whispers), text);
        }

        @Override
        public int formsShownTo(Person person, String title) {
            return (int) slack.views.stream()
                    .filter(view -> view.path("trigger").asText().equals(trigger(person))
                            && view.at("/title/text").asText().equals(title))
                    .count();
        }

        @Override
        public String trigger(Person person) {
            return "13345224609.738474920." + person.id();
        }

        @Override
        public void mark(MessageRef message, String mark) {
            Known.in(room(message.conversation()).messages, message.id())
                    .withArray("reactions")
                    .addObject()
                    .put("name", mark)
                    .put("count", 1);
        }

        @Override
        public void delete(String conversation) {
            slack.rooms.remove(conversation);
        }

        @Override
        public void delete(MessageRef message) {
            room(message.conversation()).messages.remove(message.id());
        }

        @Override
        public void close() {
            provider.close();
            slack.close();
        }

        private Room room(String id) {
            return Known.in(slack.rooms, id);
        }

        private static int count(Stream<ObjectNode> messages, String text) {
            return (int) messages.filter(message -> Eyes.see(message).text().contains(text))
                    .count();
        }

        private static String unescaped(String text) {
            return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        }
    }
}
