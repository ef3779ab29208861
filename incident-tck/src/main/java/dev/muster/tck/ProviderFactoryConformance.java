package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a factory promises: found by name, strict about its settings, silent about its secrets. */
public abstract class ProviderFactoryConformance extends Conformance<ProviderFactoryFixture> {

    private static final String SERVICES = "META-INF/services/" + ProviderFactory.class.getName();

    /** For subclasses. */
    protected ProviderFactoryConformance() {}

    @Test
    @DisplayName("FACTORY-1 has a legal name and makes providers of that name")
    void has_a_name() {
        try (Provider provider = made()) {
            assertThat(factory().name()).matches("[a-z0-9]+(-[a-z0-9]+)*").isEqualTo(tool().provider());
            assertThat(provider.version()).isNotBlank();
        }
    }

    @Test
    @DisplayName("FACTORY-2 is found by ServiceLoader, once, by its name")
    void is_found() {
        made().close();
        List<ProviderFactory> found =
                ServiceLoader.load(ProviderFactory.class, factory().getClass().getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(factory -> factory.name().equals(factory().name()))
                        .toList();
        assertThat(found)
                .as("factories named %s that ServiceLoader finds", factory().name())
                .hasSize(1);
        assertThat(found.get(0)).isInstanceOf(factory().getClass());
    }

    @Test
    @DisplayName("FACTORY-3 is named both in META-INF/services and, where there is a module, in what it provides")
    void is_named_twice() {
        made().close();
        assertThat(servicesFiles())
                .as("lines of %s", SERVICES)
                .contains(factory().getClass().getName());
        moduleProvides()
                .forEach(names -> assertThat(names)
                        .as("module-info: provides %s with", ProviderFactory.class.getName())
                        .contains(factory().getClass().getName()));
    }

    @Test
    @DisplayName("FACTORY-4 declares settings with legal names, words and defaults of their type, each once")
    void declares_settings() {
        made().close();
        assertThat(factory().settings()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(factory().settings()).allSatisfy(setting -> {
            assertThat(setting.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(setting.doc()).isNotBlank();
            if (setting.required()) {
                assertThat(setting.defaultValue())
                        .as("default of %s, which is required", setting.name())
                        .isNull();
            }
            if (setting.type() == Setting.Type.SECRET) {
                assertThat(setting.defaultValue())
                        .as("default of %s, which is secret", setting.name())
                        .isNull();
            }
        });
        assertThat(config(tool().settings()).check())
                .as("problems of settings()")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "FACTORY-5 refuses to make a provider without a required setting, and names all that are missing at once")
    void names_all_that_is_missing() {
        made().close();
        List<String> required = factory().settings().stream()
                .filter(Setting::required)
                .map(Setting::name)
                .toList();
        for (String name : required) {
            Map<String, String> settings = new HashMap<>(tool().settings());
            settings.remove(name);
            assertThat(refusal(settings)).as("refusal without %s", name).contains(name);
        }
        Map<String, String> none = new HashMap<>(tool().settings());
        required.forEach(none::remove);
        if (!required.isEmpty()) {
            assertThat(refusal(none)).as("refusal without any required setting").contains(required);
        }
    }

    @Test
    @DisplayName("FACTORY-6 refuses malformed settings and tells of unknown ones, by name and without their values")
    void refuses_malformed_settings() {
        made().close();
        for (Setting setting : factory().settings()) {
            String malformed = "tck malformed \u00e9";
            if (setting.type() != Setting.Type.TEXT && setting.type() != Setting.Type.SECRET) {
                Map<String, String> settings = new HashMap<>(tool().settings());
                settings.put(setting.name(), malformed);
                assertThat(refusal(settings)).contains(setting.name()).doesNotContain(malformed);
            }
        }
        Map<String, String> settings = new HashMap<>(tool().settings());
        settings.put("tck-no-such-setting", "tck-value");
        assertThat(config(settings).check())
                .extracting(Finding::line)
                .singleElement()
                .asString()
                .contains("tck-no-such-setting")
                .doesNotContain("tck-value");
    }

    @Test
    @DisplayName("FACTORY-7 never prints a secret: not in texts, findings or errors")
    void prints_no_secret() {
        made().close();
        Map<String, String> settings = new HashMap<>(tool().unreachable());
        List<String> canaries = new ArrayList<>();
        for (Setting setting : factory().settings()) {
            if (setting.type() == Setting.Type.SECRET) {
                String canary = unique("canary");
                canaries.add(canary);
                settings.put(setting.name(), canary);
            }
        }
        ProviderConfig config = config(settings);
        StringBuilder seen = new StringBuilder(config.toString()).append(config.check());
        try (Provider provider = factory().create(config)) {
            seen.append(provider)
                    .append(provider.check())
                    .append(provider.capabilities())
                    .append(provider.paces());
        } catch (IllegalArgumentException refused) {
            seen.append(printed(refused));
        }
        settings.put("tck-no-such-setting", "x");
        seen.append(
                printed(catchThrowable(() -> factory().create(config(settings)).close())));
        assertThat(canaries)
                .allSatisfy(canary -> assertThat(seen.toString().contains(canary))
                        .as("whether a secret was printed")
                        .isFalse());
    }

    @Test
    @DisplayName(
            "FACTORY-8 checks itself without throwing, whether the tool can be reached or not, and says what to do")
    void checks_itself() {
        for (Map<String, String> settings : List.of(tool().settings(), tool().unreachable())) {
            try (Provider provider = made(settings)) {
                List<Finding> findings = provider.check();
                assertThat(findings).isNotNull().allSatisfy(finding -> {
                    assertThat(finding.subject()).isNotBlank();
                    assertThat(finding.problem()).isNotBlank();
                    if (finding.level() == Finding.Level.ERROR) {
                        assertThat(finding.remedy())
                                .as("remedy of %s", finding.line())
                                .isNotBlank();
                    }
                });
            }
        }
        try (Provider good = made()) {
            assertThat(good.check())
                    .extracting(Finding::level)
                    .as("levels found with settings()")
                    .doesNotContain(Finding.Level.ERROR);
        }
    }

    @Test
    @DisplayName("FACTORY-9 makes providers that can be closed twice, and checked after that without a throw")
    void closes_twice() {
        Provider provider = made();
        provider.close();
        provider.close();
        assertThat(provider.check()).isNotNull();
        assertThat(provider.name()).isEqualTo(factory().name());
    }

    @Test
    @DisplayName("FACTORY-10 makes providers that offer the same capabilities as long as they live")
    void offers_the_same() {
        try (Provider provider = made()) {
            assertThat(provider.capabilities()).isNotEmpty().isEqualTo(provider.capabilities());
            assertThat(provider.paces()).isEqualTo(provider.paces());
        }
    }

    @Test
    @DisplayName("FACTORY-11 makes providers that share nothing: closing one leaves the other working")
    void shares_nothing() {
        Provider first = made();
        try (Provider second = made()) {
            assertThat(second).isNotSameAs(first);
            List<Finding> before = second.check();
            first.close();
            assertThat(second.check())
                    .extracting(Finding::level)
                    .isEqualTo(before.stream().map(Finding::level).toList());
            assertThat(second.capabilities()).isEqualTo(first.capabilities());
        }
    }

    private ProviderFactory factory() {
        return tool().factory();
    }

    private ProviderConfig config(Map<String, String> settings) {
        return ProviderConfig.of(factory().name(), factory().settings(), settings);
    }

    private Provider made() {
        return made(tool().settings());
    }

    /** A provider of which something can be said. */
    private Provider made(Map<String, String> settings) {
        Provider provider = factory().create(config(settings));
        assertThat(provider.name())
                .as("the name of what the factory made")
                .isEqualTo(factory().name())
                .isEqualTo(tool().provider());
        assertThat(provider.capabilities()).as("what it offers").isNotEmpty();
        return provider;
    }

    private String refusal(Map<String, String> settings) {
        Throwable thrown =
                catchThrowable(() -> factory().create(config(settings)).close());
        assertThat(thrown)
                .as("what create() throws for settings that are wrong")
                .isInstanceOf(IllegalArgumentException.class);
        return String.valueOf(thrown.getMessage());
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private List<String> servicesFiles() {
        List<String> lines = new ArrayList<>();
        try {
            for (URL url : java.util.Collections.list(
                    factory().getClass().getClassLoader().getResources(SERVICES))) {
                try (InputStream in = url.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .forEach(lines::add);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each named module at the factory's own place provides; nothing where it is not packed as one. */
    private List<List<String>> moduleProvides() {
        File place = new File(factory()
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try {
            return ModuleFinder.of(Path.of(place.toURI())).findAll().stream()
                    .map(module -> module.descriptor())
                    .filter(descriptor -> !descriptor.isAutomatic())
                    .map(descriptor -> descriptor.provides().stream()
                            .filter(provides -> provides.service().equals(ProviderFactory.class.getName()))
                            .flatMap(provides -> provides.providers().stream())
                            .toList())
                    .toList();
        } catch (FindException notAModule) {
            return List.of();
        }
    }
}
