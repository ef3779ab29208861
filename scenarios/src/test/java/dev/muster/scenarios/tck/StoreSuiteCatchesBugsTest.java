package dev.muster.scenarios.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.store.IncidentStore;
import dev.muster.tck.ConformanceReport;
import dev.muster.tck.IncidentStoreConformance;
import dev.muster.tck.StoreFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

@DisplayName("the store's suite")
class StoreSuiteCatchesBugsTest {

    private static volatile StoreBug planted = StoreBug.NONE;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void catches(StoreBug bug) {
        planted = bug;
        try {
            List<String> broken = broken(bug.promise.replaceFirst("-.*", "-"));
            if (bug == StoreBug.NONE) {
                assertThat(broken).as("promises broken without a bug").isEmpty();
            } else {
                assertThat(broken)
                        .as("promises broken by %s", bug)
                        .anyMatch(name -> name.startsWith(bug.promise + " "));
            }
        } finally {
            planted = StoreBug.NONE;
        }
    }

    /** The promises with this prefix whose tests fail now. */
    private List<String> broken(String prefix) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(
                        ConformanceReport.FILE_PARAMETER,
                        folder.resolve("conformance.md").toString())
                .selectors(selectClass(WithBug.class))
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(
                        !test.isTest() || test.getDisplayName().startsWith(prefix)))
                .execute()
                .testEvents()
                .stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .filter(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getStatus() != Status.SUCCESSFUL)
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName())
                .toList();
    }

    /** The whole suite over the store in memory with the bug that is planted now; with none it passes. */
    static class WithBug extends IncidentStoreConformance {

        @Override
        protected StoreFixture fixture() {
            return new MemoryFixture(planted);
        }
    }

    private static final class MemoryFixture implements StoreFixture {

        private final StoreBug bug;
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
        private IncidentStore store;

        MemoryFixture(StoreBug bug) {
            this.bug = bug;
            this.store = fresh();
        }

        @Override
        public String provider() {
            return "inmemory";
        }

        @Override
        public String withoutFaultsBecause() {
            return "memory loses no answer";
        }

        @Override
        public IncidentStore store() {
            return store;
        }

        @Override
        public void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public boolean durable() {
            return false;
        }

        @Override
        public void restart() {
            store = fresh();
        }

        private IncidentStore fresh() {
            return bug.in(new InMemoryIncidentStore(() -> now));
        }
    }
}
