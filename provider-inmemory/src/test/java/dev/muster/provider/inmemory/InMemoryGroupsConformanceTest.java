package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;

import dev.muster.spi.group.Groups;
import dev.muster.spi.people.Person;
import dev.muster.tck.GroupsConformance;
import dev.muster.tck.GroupsFixture;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the in-memory groups")
class InMemoryGroupsConformanceTest extends GroupsConformance {

    @Override
    protected GroupsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements GroupsFixture {
        @Override
        public Groups groups() {
            return provider.groupTool();
        }

        @Override
        public List<Person> threePeople() {
            return List.of(ANN, BOB, EVE);
        }

        @Override
        public int groups(String name) {
            return provider.groupTool().all().containsKey(name) ? 1 : 0;
        }

        @Override
        public boolean isMember(String name, Person person) {
            return provider.groupTool().all().getOrDefault(name, List.of()).contains(person.id());
        }
    }
}
