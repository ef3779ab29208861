package dev.muster.examples.slackbot;

import dev.muster.StartupException;
import dev.muster.provider.slack.SlackManifest;
import dev.muster.spi.call.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Leads incidents in Slack, with PagerDuty, Jira and a database in a file, until it is told to end (SIGTERM).
 *
 * <p>Arguments: files with payloads of Alertmanager that are taken in at the start; or {@code --manifest} for the Slack app to make, {@code --check} for
 * what the tools say of their set-up, {@code --in-memory} to try it without an account. Exit code 2 when something is not set up, with a line for each.
 */
public final class SlackBot {

    static final String IN_MEMORY =
            "mvn -q -B -Dplay -pl examples/slack-bot -am compile exec:java -Dexec.args=--in-memory";

    private final Map<String, String> environment;
    private final PrintStream out;

    private SlackBot(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** The command. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int code = run(List.of(arguments), System.getenv(), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the command; 0 when all went well, 2 when something is not set up. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        try {
            return new SlackBot(environment, out).run(arguments);
        } catch (NotSetUp | StartupException | Rejected e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.contains("--manifest")) {
            out.println(SlackManifest.bySocket("Incidents").json());
            return 0;
        }
        List<byte[]> payloads = payloads(arguments);
        if (arguments.contains("--in-memory")) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            new InMemoryRun(out).play(payloads, in);
            return 0;
        }
        if (!Variables.areThere(environment)) {
            throw new NotSetUp(unset());
        }
        return arguments.contains("--check") ? check() : serve(payloads);
    }

    private static List<String> unset() {
        List<String> lines = new ArrayList<>();
        lines.add("No variable is set, so that there is no tool to connect to. The bot needs:");
        Variables.of(Map.of()).problems().forEach(problem -> lines.add("  " + problem));
        lines.add("Or try it in memory, without an account:");
        lines.add("  " + IN_MEMORY);
        return lines;
    }

    private int check() throws IOException {
        try (Bot bot = Bot.start(Setup.of(environment))) {
            out.print(bot.check().text());
            return bot.check().ready() ? 0 : 2;
        }
    }

    private int serve(List<byte[]> payloads) throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (Bot bot = Bot.start(Setup.of(environment))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                asked.countDown();
                await(closed);
            }));
            out.print(bot.check().text());
            out.println("Webhooks at " + bot.door() + "webhooks/pagerduty and " + bot.door()
                    + "webhooks/jira, alerts at " + bot.door() + "alerts, health at " + bot.door() + "health");
            AlertIntake intake = new AlertIntake(bot.incidents());
            payloads.forEach(intake::take);
            asked.await();
            out.println("Closing: what is not done yet is done after the next start.");
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<byte[]> payloads(List<String> arguments) {
        List<byte[]> payloads = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                try {
                    payloads.add(Files.readAllBytes(Path.of(argument)));
                } catch (IOException | InvalidPathException e) {
                    problems.add("There is no file " + argument
                            + " that can be read: name a payload of Alertmanager, version 4.");
                }
            } else if (!List.of("--manifest", "--check", "--in-memory").contains(argument)) {
                problems.add(
                        argument + " is unknown: expected --manifest, --check, --in-memory, or files with alerts.");
            }
        }
        if (!problems.isEmpty()) {
            throw new NotSetUp(problems);
        }
        return payloads;
    }
}
