package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.muster.spi.call.RepeatSafety;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

@DisplayName("a suite")
class SuitesFailWholeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyMannerOfDoingNothing")
    void fails_whole_against_a_provider_that_does_nothing(Class<?> suite, Nothing.Manner manner) throws Exception {
        Nothing.manner = manner;
        Path report = folder.resolve("conformance.md");

        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter(InsideTheKit.PARAMETER, "true")
                .configurationParameter(ConformanceReport.FILE_PARAMETER, report.toString())
                .selectors(selectClass(suite))
                .execute();

        assertThat(kept(results))
                .as("promises that a provider keeps which does nothing")
                .isEmpty();
        assertThat(results.testEvents().started().count())
                .as("tests of the suite")
                .isPositive();
        assertThat(results.testEvents().failed().count())
                .as("failed tests")
                .isEqualTo(results.testEvents().started().count());
        assertThat(results.testEvents().skipped().count()).as("skipped tests").isZero();
        assertThat(results.testEvents().aborted().count()).as("aborted tests").isZero();
        assertThat(Files.readString(report))
                .contains("0 kept, " + results.testEvents().started().count() + " broken");
    }

    static Stream<Arguments> everyMannerOfDoingNothing() {
        List<Arguments> all = new ArrayList<>();
        for (Class<?> suite : SuitesOfNothing.ALL) {
            for (boolean agreeable : List.of(false, true)) {
                for (boolean faults : List.of(true, false)) {
                    safeties(suite)
                            .forEach(safety ->
                                    all.add(Arguments.of(suite, new Nothing.Manner(agreeable, faults, safety))));
                }
            }
        }
        return all.stream();
    }

    private static Stream<RepeatSafety> safeties(Class<?> suite) {
        boolean promisesNone = StoreSuite.class.isAssignableFrom(suite)
                || Stream.of(
                                OnCallConformance.class,
                                ServiceDirectoryConformance.class,
                                PeopleConformance.class,
                                AlertsConformance.class,
                                InboundConformance.class,
                                ProviderFactoryConformance.class)
                        .anyMatch(reader -> reader.isAssignableFrom(suite));
        return promisesNone ? Stream.of(RepeatSafety.NATURAL) : Stream.of(RepeatSafety.values());
    }

    private static List<String> kept(EngineExecutionResults results) {
        return results.testEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .filter(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getStatus()
                                == TestExecutionResult.Status.SUCCESSFUL)
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName())
                .toList();
    }
}
