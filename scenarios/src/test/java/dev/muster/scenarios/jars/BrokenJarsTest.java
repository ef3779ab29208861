package dev.muster.scenarios.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incidents;
import dev.muster.IncidentsBuilder;
import dev.muster.Settings;
import dev.muster.StartupException;
import dev.muster.lifecycle.State;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.config.Finding;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a jar can be broken, all on one class path, beside one that is sound. */
class BrokenJarsTest {

    private static final String SOUND = """
            package broken;
            import dev.muster.spi.*;
            import dev.muster.spi.config.*;
            import java.util.*;
            public class Sound implements ProviderFactory {
                @Override public String name() {
                    return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);
                }
                @Override public List<Setting> settings() { return List.of(); }
                @Override public Provider create(ProviderConfig config) { return new Tool(name()); }
            }
            """;
    private static final String TOOL = """
            package broken;
            import dev.muster.spi.*;
            import dev.muster.spi.config.*;
            import java.util.*;
            public class Tool implements Provider {
                private final String name;
                public Tool(String name) { this.name = name; }
                @Override public String name() { return name; }
                @Override public List<Finding> check() { return List.of(); }
            }
            """;
    private static final String CONTRACT_OF_OLD =
            "package dev.muster.spi; public interface ProviderFactory { String title(); }";

    private static Workshop workshop;

    /** A new one each time: a class that trips while it is loaded tells why only once. */
    private final URLClassLoader loader = workshop.loader();

    @BeforeAll
    static void pack_them_all(@TempDir Path folder) throws IOException {
        workshop = new Workshop(folder);
        Map<String, String> sources = new LinkedHashMap<>(Map.of(
                "broken.Sound",
                SOUND,
                "broken.Tool",
                TOOL,
                "broken.Library",
                "package broken; public class Library extends Sound {}",
                "broken.Twin",
                Breakage.OFFERED_TWICE.source().replace("OfferedTwice", "Twin")));
        for (Breakage breakage : Breakage.values()) {
            if (!breakage.source().isEmpty()) {
                sources.put(breakage.type(), breakage.source());
            }
        }
        workshop.compile(sources);
        workshop.compile(Map.of(
                "dev.muster.spi.ProviderFactory",
                CONTRACT_OF_OLD,
                Breakage.OLDER_CONTRACT.type(),
                "package broken; public class OlderContract implements dev.muster.spi.ProviderFactory"
                        + " { @Override public String title() { return \"older\"; } }"));
        for (Breakage breakage : Breakage.values()) {
            workshop.pack(breakage.jar(), breakage.named(), classes(breakage));
        }
        workshop.pack("twin.jar", "broken.Twin", "broken.Twin");
        workshop.pack("sound.jar", "broken.Sound", "broken.Sound", "broken.Tool");
    }

    @AfterEach
    void close_the_loader() throws IOException {
        loader.close();
    }

    private static String[] classes(Breakage breakage) {
        return switch (breakage) {
            case GONE, GARBAGE -> new String[0];
            case PROMISES_TOO_MUCH, TRIPS_ON_CHECK -> new String[] {breakage.type(), breakage.type() + "$1"};
            default -> new String[] {breakage.type()};
        };
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S27")
    void each_is_told_with_its_jar_its_class_and_what_to_do_and_the_application_starts(Breakage breakage) {
        try (Incidents incidents = builder().build()) {
            List<Finding> about = findings(incidents).stream()
                    .filter(finding -> finding.line().contains(breakage.jar()))
                    .toList();

            assertThat(about).singleElement().satisfies(finding -> {
                assertThat(finding.line())
                        .contains(breakage == Breakage.GARBAGE ? "META-INF/services" : breakage.type());
                assertThat(finding.line()).containsPattern(Pattern.compile(breakage.says()));
                assertThat(finding.remedy()).containsPattern("jar|author");
                assertThat(finding.level())
                        .isEqualTo(breakage.isSeenAtStart() ? Finding.Level.WARNING : Finding.Level.ERROR);
            });
        }
    }

    @Test
    @Tag("S27")
    void beside_them_what_is_sound_serves_and_incidents_are_declared() {
        try (Incidents incidents = builder().build()) {
            assertThat(incidents.check().tools())
                    .extracting(tool -> tool.name() + " of " + tool.origin())
                    .containsExactlyInAnyOrder("sound of sound.jar", "trips-on-check of trips-on-check.jar");
            assertThat(findings(incidents)).hasSize(Breakage.values().length);
            assertThat(incidents.declare("Checkout fails").state()).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    @Tag("S27")
    void a_strict_application_does_not_start_and_says_all_of_it_at_once() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> builder().strict(true).build())
                .satisfies(stopped -> {
                    for (Breakage breakage : Breakage.values()) {
                        boolean isTold = stopped.report().errors().stream()
                                .anyMatch(error -> error.line().contains(breakage.jar()));
                        assertThat(isTold).as("%s is named", breakage.jar()).isEqualTo(breakage.isSeenAtStart());
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"TRIPS_ON_SETTINGS", "NO_SETTINGS", "TRIPS_ON_CREATE", "CREATES_NOTHING", "PROMISES_TOO_MUCH"})
    void an_application_that_asks_for_a_broken_one_by_name_does_not_start_without_it(Breakage breakage) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> builder()
                        .discover(Settings.of(Map.of(breakage.provider(), Map.of())))
                        .build())
                .withMessageContaining(breakage.jar())
                .withMessageContaining(breakage.type());
    }

    private IncidentsBuilder builder() {
        return Incidents.builder()
                .classLoader(loader)
                .discover(Settings.of(Map.of()))
                .store(new InMemoryIncidentStore());
    }

    /** All but that what is sound serves although nobody named it. */
    private static List<Finding> findings(Incidents incidents) {
        return Stream.concat(
                        incidents.check().wiring().stream(),
                        incidents.check().tools().stream().flatMap(tool -> tool.findings().stream()))
                .filter(finding -> !finding.problem().startsWith("is used because"))
                .toList();
    }
}
