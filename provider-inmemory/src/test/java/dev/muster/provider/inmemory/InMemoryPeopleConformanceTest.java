package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;

import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import dev.muster.tck.PeopleConformance;
import dev.muster.tck.PeopleFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the people of the in-memory directory")
class InMemoryPeopleConformanceTest extends PeopleConformance {

    @Override
    protected PeopleFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements PeopleFixture {
        Fixture() {
            provider.directory().person(ANN).person(BOB).group("web", ANN, EVE);
        }

        @Override
        public People people() {
            return provider.directory();
        }

        @Override
        public List<Person> known() {
            return List.of(ANN, BOB);
        }

        @Override
        public Map<String, List<Person>> groups() {
            return Map.of("web", List.of(ANN, EVE));
        }
    }
}
