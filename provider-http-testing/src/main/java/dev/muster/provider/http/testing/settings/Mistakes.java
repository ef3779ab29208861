package dev.muster.provider.http.testing.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.ProviderConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A set-up that cannot work is told before the first call: every mistake at once, with its setting and its cure, and never with its value. */
public abstract class Mistakes {

    /** For subclasses. */
    protected Mistakes() {}

    /**
     * A setting that is wrong.
     *
     * @param setting its name
     * @param value what it is set to, or null when it is missing
     */
    public record Mistake(String setting, @Nullable String value) {
        /** A setting that is missing. */
        public static Mistake missing(String setting) {
            return new Mistake(setting, null);
        }
    }

    /** The factory that is judged. */
    protected abstract ProviderFactory factory();

    /** Settings of which none is wrong. */
    protected abstract Map<String, String> right();

    /** What can be wrong, at least fourteen ways. */
    protected abstract List<Mistake> mistakes();

    @Test
    @Tag("S28")
    @DisplayName("every mistake is told with its setting and a cure, and without its value")
    void tells_each() {
        assertThatCode(() -> make(right())).doesNotThrowAnyException();
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(14);
        for (Mistake mistake : mistakes()) {
            String message = told(List.of(mistake));
            assertThat(message)
                    .as("%s", mistake)
                    .startsWith(factory().name() + "." + mistake.setting() + ": ")
                    .contains(" -> ")
                    .doesNotContain("; ");
            if (mistake.value() != null && mistake.value().length() > 5) {
                assertThat(message).as("%s", mistake).doesNotContain(mistake.value());
            }
        }
    }

    @Test
    @Tag("S28")
    @DisplayName("one mistake in each setting: all are told at once")
    void tells_all_at_once() {
        Map<String, Mistake> one = new LinkedHashMap<>();
        mistakes().forEach(mistake -> one.putIfAbsent(mistake.setting(), mistake));

        List<String> told = List.of(told(new ArrayList<>(one.values())).split("; "));

        assertThat(told).hasSize(one.size());
        one.keySet()
                .forEach(setting -> assertThat(told)
                        .filteredOn(line -> line.startsWith(factory().name() + "." + setting + ": "))
                        .as(setting)
                        .hasSize(1));
    }

    private String told(List<Mistake> wrong) {
        Map<String, String> values = new HashMap<>(right());
        for (Mistake mistake : wrong) {
            values.remove(mistake.setting());
            if (mistake.value() != null) {
                values.put(mistake.setting(), mistake.value());
            }
        }
        Throwable thrown = catchThrowable(() -> make(values));
        assertThat(thrown).as("%s", wrong).isInstanceOf(IllegalArgumentException.class);
        return Objects.toString(thrown.getMessage());
    }

    private void make(Map<String, String> values) {
        factory()
                .create(ProviderConfig.of(factory().name(), factory().settings(), values))
                .close();
    }
}
