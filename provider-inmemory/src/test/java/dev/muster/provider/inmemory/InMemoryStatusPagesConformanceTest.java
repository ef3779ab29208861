package dev.muster.provider.inmemory;

import dev.muster.spi.status.StatusEntry;
import dev.muster.spi.status.StatusPages;
import dev.muster.tck.Rendered;
import dev.muster.tck.StatusPagesConformance;
import dev.muster.tck.StatusPagesFixture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the in-memory status page")
class InMemoryStatusPagesConformanceTest extends StatusPagesConformance {

    @Override
    protected StatusPagesFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements StatusPagesFixture {
        private final InMemoryStatusPage page =
                provider.statusPage().component("Checkout").component("Login");

        @Override
        public StatusPages statusPages() {
            return page;
        }

        @Override
        public List<String> components() {
            return List.of("Checkout", "Login");
        }

        @Override
        public int entries(String title) {
            return (int) page.all().stream()
                    .filter(post -> post.content().title().contains(title))
                    .count();
        }

        @Override
        public Optional<StatusEntry.Phase> phase(String entry) {
            return page.post(entry).map(post -> post.content().phase());
        }

        @Override
        public Rendered text(String entry) {
            StatusEntry content = page.post(entry).orElseThrow().content();
            return Rendered.plain(content.title() + "\n" + content.text());
        }

        @Override
        public Set<String> affected(String entry) {
            return Set.copyOf(page.post(entry).orElseThrow().content().components());
        }
    }
}
