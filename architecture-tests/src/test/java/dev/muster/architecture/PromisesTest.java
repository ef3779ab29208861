package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.jira.JiraMapping;
import dev.muster.provider.jira.JiraProvider;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.slack.SlackProvider;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.config.Secret;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables of what a repeat may do, as the providers declare it. {@code -Dmuster.write=true} writes them into the pages; else the pages are compared with
 * the code.
 */
class PromisesTest {

    private static final Path ROOT = Path.of("..");
    private static final String BEGIN = "<!-- begin promises -->\n";
    private static final String END = "<!-- end promises -->";
    private static final boolean WRITES = Boolean.getBoolean("muster.write");

    private static final Map<RepeatSafety, String> MEANING = new EnumMap<>(Map.of(
            RepeatSafety.NATURAL, "it sets a state: a repeat changes nothing",
            RepeatSafety.NATIVE_KEY, "the tool knows the key: none lost, none doubled",
            RepeatSafety.NATIVE_KEY_WHILE_OPEN,
                    "the tool knows the key while the object is open; looked up before a repeat, resolved ones too",
            RepeatSafety.UNIQUE_NAME, "the name is unique: none lost, none doubled, never a stranger's object",
            RepeatSafety.FIND,
                    "looked for by its key before a repeat: none lost; a double only after a pause longer than the lease",
            RepeatSafety.FIND_LAGGING,
                    "looked for by its key once the search has caught up: none lost; a double only after a pause longer than the lease",
            RepeatSafety.NONE, "the tool has no handle: what becomes of an unknown outcome is the effect's policy"));

    private final List<Provider> providers = List.of(
            SlackProvider.builder(Secret.of("xoxb-not-used")).build(),
            PagerDutyProvider.builder(() -> Secret.of("not used"), "nobody@example.com")
                    .build(),
            JiraProvider.builder(URI.create("https://acme.atlassian.net"), JiraMapping.of("INC"))
                    .build());

    @AfterEach
    void close() {
        providers.forEach(Provider::close);
    }

    @TestFactory
    Stream<DynamicTest> the_pages_say_what_the_code_declares() {
        Stream<DynamicTest> each = providers.stream()
                .map(provider -> DynamicTest.dynamicTest(
                        provider.name(),
                        () -> judge(ROOT.resolve("provider-" + provider.name() + "/README.md"), table(provider))));
        DynamicTest all = DynamicTest.dynamicTest("all", () -> judge(ROOT.resolve("README.md"), table(providers)));
        return Stream.concat(each, Stream.of(all)).toList().stream();
    }

    private static void judge(Path page, String table) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        assertThat(from).as("%s has the line %s", page, BEGIN).isNotNegative().isLessThan(to);
        if (WRITES) {
            Files.writeString(page, text.substring(0, from) + BEGIN + table + text.substring(to));
            return;
        }
        assertThat(text.substring(from + BEGIN.length(), to))
                .as("%s; -Dmuster.write=true writes it", page)
                .isEqualTo(table);
    }

    private static String table(Provider provider) {
        StringBuilder table =
                new StringBuilder("| operation | repeat safety | if its answer is lost |\n|---|---|---|\n");
        promises(provider)
                .forEach((operation, safety) -> table.append(
                        "| " + words(operation) + " | `" + safety + "` | " + MEANING.get(safety) + " |\n"));
        return table.toString();
    }

    private static String table(List<Provider> all) {
        StringBuilder table = new StringBuilder("| operation |");
        all.forEach(provider -> table.append(" " + provider.name() + " |"));
        table.append("\n|---|" + "---|".repeat(all.size()) + "\n");
        for (Operation operation : Operation.values()) {
            List<Optional<RepeatSafety>> row = all.stream()
                    .map(provider -> Optional.ofNullable(promises(provider).get(operation)))
                    .toList();
            if (row.stream().anyMatch(Optional::isPresent)) {
                table.append("| " + words(operation) + " |");
                row.forEach(safety ->
                        table.append(safety.map(each -> " `" + each + "` |").orElse(" |")));
                table.append("\n");
            }
        }
        return table.toString();
    }

    /** What the capabilities of a provider declare, by operation. */
    private static Map<Operation, RepeatSafety> promises(Provider provider) {
        Map<Operation, RepeatSafety> all = new EnumMap<>(Operation.class);
        for (Object capability : capabilities(provider)) {
            for (Class<?> contract : capability.getClass().getInterfaces()) {
                declared(contract, capability).ifPresent(promises -> all.putAll(promises.byOperation()));
            }
        }
        assertThat(all).as("promises of %s", provider).isNotEmpty();
        return all;
    }

    private static List<Object> capabilities(Provider provider) {
        List<Object> found = new ArrayList<>();
        Stream.of(Provider.class.getMethods())
                .filter(method -> method.getReturnType() == Optional.class && method.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> ((Optional<?>) called(method, provider)).ifPresent(found::add));
        return found;
    }

    private static Optional<Promises> declared(Class<?> contract, Object capability) {
        try {
            return Optional.of((Promises) called(contract.getMethod("promises"), capability));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static Object called(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method + " of " + target, e);
        }
    }

    private static String words(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
