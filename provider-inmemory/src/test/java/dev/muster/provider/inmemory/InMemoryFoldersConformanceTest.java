package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;

import dev.muster.spi.call.Visibility;
import dev.muster.spi.document.Folders;
import dev.muster.spi.people.Person;
import dev.muster.tck.FoldersConformance;
import dev.muster.tck.FoldersFixture;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the folders of the in-memory drive")
class InMemoryFoldersConformanceTest extends FoldersConformance {

    @Override
    protected FoldersFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements FoldersFixture {
        private final InMemoryFiles files = provider.files();

        @Override
        public Folders folders() {
            return files.folders();
        }

        @Override
        public List<Person> twoPeople() {
            return List.of(ANN, BOB);
        }

        @Override
        public boolean hasRestricted() {
            return true;
        }

        @Override
        public int folders(String name) {
            return (int) files.allFolders().stream()
                    .filter(folder -> folder.title().contains(name))
                    .count();
        }

        @Override
        public boolean isShared(String folder, Person person) {
            return files.file(folder).orElseThrow().readers().contains(person.id());
        }

        @Override
        public boolean isRestricted(String folder) {
            return files.file(folder).orElseThrow().visibility() != Visibility.OPEN;
        }
    }
}
