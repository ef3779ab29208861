package dev.muster.provider.slack;

import dev.muster.spi.group.Groups;
import dev.muster.spi.people.Person;
import dev.muster.tck.Faults;
import dev.muster.tck.GroupsConformance;
import dev.muster.tck.GroupsFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class SlackGroupsConformanceTest extends GroupsConformance {

    @Override
    protected GroupsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements GroupsFixture {

        private final ScriptedSlack slack = new ScriptedSlack();
        private final SlackProvider provider = slack.builder().build();

        Fixture() {
            slack.user("U0ALICE", "alice@example.com", "Alice");
            slack.user("U0BOB", "bob@example.com", "Bob");
            slack.user("U0CAROL", "carol@example.com", "Carol");
        }

        @Override
        public String provider() {
            return provider.name();
        }

        @Override
        public Optional<Faults> faults() {
            return Optional.of(slack);
        }

        @Override
        public Instant deadline() {
            slack.clock.advance(Duration.ofSeconds(31));
            return slack.clock.instant().plusSeconds(60);
        }

        @Override
        public Groups groups() {
            return provider.groups().orElseThrow();
        }

        @Override
        public List<Person> threePeople() {
            return List.of(
                    Person.of("alice@example.com"), Person.of("bob@example.com"), Person.of("carol@example.com"));
        }

        @Override
        public int groups(String name) {
            return (int) slack.groups.values().stream()
                    .filter(group -> group.path("handle").asText().equals(name))
                    .count();
        }

        @Override
        public boolean isMember(String name, Person person) {
            String id = slack.users.values().stream()
                    .filter(user -> user.at("/profile/email").asText().equals(person.email()))
                    .map(user -> user.path("id").asText())
                    .findFirst()
                    .orElseThrow();
            return slack.groups.values().stream()
                    .filter(group -> group.path("handle").asText().equals(name))
                    .anyMatch(group -> group.path("users").toString().contains("\"" + id + "\""));
        }

        @Override
        public void close() {
            provider.close();
            slack.close();
        }
    }
}
