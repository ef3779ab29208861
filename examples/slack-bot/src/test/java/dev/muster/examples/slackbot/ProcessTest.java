package dev.muster.examples.slackbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the bot as a process")
class ProcessTest {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void takes_the_alerts_of_a_file_and_ends_in_order_when_it_is_told_to() throws IOException, InterruptedException {
        try (ScriptedWorld world = new ScriptedWorld()) {
            Path alert = Files.writeString(folder.resolve("alert.json"), Shipped.text("alert.json"));
            Process process = start(world, alert.toString());
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.lines()
                                .takeWhile(line -> !line.startsWith("Webhooks at"))
                                .collect(Collectors.joining("\n")))
                        .contains("muster: 4 providers", "is user U0BOT", "acts as user PBOT001", "database: H2");
                Patience.until("a page", () -> world.pages().stream().findFirst());
                process.toHandle().destroy(); // the process's own destroy() would close its output too
                assertThat(out.lines()).contains("Closing: what is not done yet is done after the next start.");
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
            } finally {
                process.destroyForcibly();
            }
            assertThat(Files.readString(folder.resolve("err"))).doesNotContain("ERROR", "Exception");
        }
    }

    private Process start(ScriptedWorld world, String argument) throws IOException {
        Map<String, String> variables = new TreeMap<>(world.variables());
        variables.put("MUSTER_JDBC_URL", "jdbc:h2:file:" + folder.resolve("incidents"));
        variables.put(Setup.PORT, "0");
        variables.put(Setup.PLAYBOOK, Story.playbook());
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                "-cp",
                classPath(),
                SlackBot.class.getName(),
                argument));
        builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_") || name.startsWith("BOT_"));
        builder.environment().putAll(variables);
        return builder.redirectError(folder.resolve("err").toFile()).start();
    }

    /** What this process runs on; what starts the tests may have put it into a class loader of its own. */
    private static String classPath() {
        return SlackBot.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
