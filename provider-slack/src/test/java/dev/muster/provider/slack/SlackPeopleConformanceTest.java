package dev.muster.provider.slack;

import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import dev.muster.tck.Faults;
import dev.muster.tck.PeopleConformance;
import dev.muster.tck.PeopleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SlackPeopleConformanceTest extends PeopleConformance {

    @Override
    protected PeopleFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements PeopleFixture {

        private final ScriptedSlack slack = new ScriptedSlack();
        private final SlackProvider provider = slack.builder().build();
        private final Person alice = person("alice@example.com", "Alice Ang");
        private final Person bob = person("bob@example.com", "Bob Böhm");

        Fixture() {
            slack.user("U0ALICE", "alice@example.com", alice.name());
            slack.user("U0BOB", "bob@example.com", bob.name());
            var group = slack.groups.computeIfAbsent("S0ONCALL", id -> dev.muster.provider.http.json.Json.object());
            group.put("id", "S0ONCALL")
                    .put("handle", "oncall")
                    .put("name", "On call")
                    .put("date_delete", 0);
            group.putArray("users").add("U0ALICE").add("U0BOB");
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
        public People people() {
            return provider.people().orElseThrow();
        }

        @Override
        public List<Person> known() {
            return List.of(alice, bob);
        }

        @Override
        public Map<String, List<Person>> groups() {
            return Map.of(
                    "oncall", List.of(alice, bob), "@oncall", List.of(alice, bob), "S0ONCALL", List.of(bob, alice));
        }

        @Override
        public void close() {
            provider.close();
            slack.close();
        }

        private static Person person(String email, String name) {
            return new Person(email, name, email, null, Map.of());
        }
    }
}
