package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.key;

import dev.muster.spi.call.Visibility;
import dev.muster.spi.document.Documents;
import dev.muster.spi.people.Person;
import dev.muster.tck.DocumentsConformance;
import dev.muster.tck.DocumentsFixture;
import dev.muster.tck.Rendered;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the documents of the in-memory drive")
class InMemoryDocumentsConformanceTest extends DocumentsConformance {

    @Override
    protected DocumentsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements DocumentsFixture {
        private final InMemoryFiles files = provider.files().template("review", "from the template");
        private final String folder =
                files.folders().create("inc", key("i0/folder")).id();

        @Override
        public Documents documents() {
            return files.documents();
        }

        @Override
        public List<Person> twoPeople() {
            return List.of(ANN, BOB);
        }

        @Override
        public Optional<String> template() {
            return Optional.of("review");
        }

        @Override
        public Optional<String> folder() {
            return Optional.of(folder);
        }

        @Override
        public boolean hasRestricted() {
            return true;
        }

        @Override
        public int documents(String title) {
            return (int) files.allDocuments().stream()
                    .filter(document -> document.title().contains(title))
                    .count();
        }

        @Override
        public Rendered text(String document) {
            return seen(stored(document).text());
        }

        @Override
        public String folderOf(String document) {
            String in = stored(document).folder();
            return in == null ? "" : in;
        }

        @Override
        public void write(String document, String text) {
            files.write(document, "", text);
        }

        @Override
        public boolean isShared(String document, Person person) {
            return stored(document).readers().contains(person.id());
        }

        @Override
        public boolean isRestricted(String document) {
            return stored(document).visibility() != Visibility.OPEN;
        }

        @Override
        public void delete(String document) {
            if (files.file(document).isPresent()) {
                files.delete(document);
            }
        }

        private StoredDocument stored(String document) {
            return files.file(document).orElseThrow();
        }
    }
}
