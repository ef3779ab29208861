package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a provider reads of its settings: a malformed one is named, and never shown. It may be a secret in the wrong place. */
class SettingsOfProvidersTest {

    private static final String VALUE = "xoxb-a-token-in-the-wrong-place";

    /** A way to read a setting. */
    enum Way {
        URL(config -> config.url("site")),
        INTEGER(config -> config.integer("site")),
        FLAG(config -> config.flag("site")),
        DURATION(config -> config.duration("site"));

        private final Consumer<ProviderConfig> read;

        Way(Consumer<ProviderConfig> read) {
            this.read = read;
        }
    }

    private static ProviderConfig config(Map<String, String> values) {
        return ProviderConfig.of(
                "tool", List.of(Setting.optional("site", Setting.Type.TEXT, null, "where the tool is")), values);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_malformed_value_is_named_with_its_cure_and_never_shown(Way way) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> way.read.accept(config(Map.of("site", VALUE))))
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("site");
                    assertThat(problem.remedy()).startsWith("expected ");
                    assertThat(problem).hasNoCause();
                    assertThat(problem.toString())
                            .contains("tool")
                            .contains("site")
                            .doesNotContain(VALUE);
                });
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_value_that_is_not_there_is_no_problem_unless_it_must_be(Way way) {
        way.read.accept(config(Map.of()));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> config(Map.of()).required("site"))
                .satisfies(problem -> assertThat(problem.remedy()).contains("where the tool is"));
    }
}
