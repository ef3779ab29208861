package dev.muster.benchmarks;

import dev.muster.benchmarks.measure.Figures;
import dev.muster.benchmarks.measure.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs everything, arm after arm and round after round, and writes what came out. */
final class Report {

    private static final List<String> TRANSITIONS = List.of("muster", "stateless4j", "spring", "table");
    private static final List<String> COMMANDS =
            List.of("muster", "musterWithoutTools", "axon", "axonCached", "spring");
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int STARTS = Integer.getInteger("starts", 15);
    private static final int SECONDS = Integer.getInteger("seconds", 2);

    private final StringBuilder out = new StringBuilder();
    private final List<String> loads = new ArrayList<>();

    /** Measures the core, and tells it as a part of the document. */
    String run() throws IOException, RunnerException, InterruptedException {
        Map<String, Figures> starts = new LinkedHashMap<>();
        loads.add(Machine.load());
        new Starts(starts).run(STARTS);
        Map<String, Figures> transitions = new LinkedHashMap<>();
        Map<String, Figures> commands = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            loads.add(Machine.load());
            measure(TransitionBench.class, TRANSITIONS, transitions);
            measure(CommandBench.class, COMMANDS, commands);
        }
        head();
        startSection(starts);
        footprint();
        section("Bare transitions (3a)", TRANSITIONS, transitions, "stateless4j");
        section("Whole commands in memory (3b, 3c)", COMMANDS, commands, "axon");
        return out.toString();
    }

    private static void measure(Class<?> bench, List<String> arms, Map<String, Figures> figures)
            throws RunnerException {
        for (String arm : arms) {
            Options options = new OptionsBuilder()
                    .include(bench.getName() + "\\." + arm + "$")
                    .forks(1)
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(SECONDS))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(SECONDS))
                    .addProfiler(GCProfiler.class)
                    .addProfiler(CpuTime.class)
                    .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build();
            for (RunResult result : new Runner(options).run()) {
                put(figures, arm + " ops/s", result.getPrimaryResult());
                result.getSecondaryResults().forEach((name, secondary) -> {
                    if (name.contains("alloc.rate.norm")) {
                        put(figures, arm + " bytes", secondary);
                    } else if (name.endsWith(CpuTime.NAME)) {
                        put(figures, arm + " cpu", secondary);
                    }
                });
            }
        }
    }

    private static void put(Map<String, Figures> figures, String name, Result<?> result) {
        figures.computeIfAbsent(name, n -> new Figures()).add(result.getScore());
    }

    private void head() {
        out.append("## The core\n\n```\nmvn -q -B -Pbenchmarks -Dquick -DskipTests -pl benchmarks -am package\n```\n\n")
                .append("Machine: ")
                .append(Machine.description())
                .append(".\n")
                .append("Rounds: ")
                .append(ROUNDS)
                .append(
                        ", the arms one after the other in each; JMH 1.37, one fork, five warm-ups and three measurements of ")
                .append(SECONDS)
                .append(
                        " s for each arm and round. Figures are minimum / median / maximum of the rounds; ratios are of the same round.\n")
                .append(
                        "On a busy machine the clock says little, bytes hardly depend on it, and processor time lies between.\n\nBefore the starts and before each round:\n\n");
        loads.forEach(load -> out.append("- ").append(load).append('\n'));
    }

    private void startSection(Map<String, Figures> figures) {
        out.append("\n### Start (7b)\n\nFresh JVMs (`-XX:+UseSerialGC -XX:TieredStopAtLevel=1`), ")
                .append(STARTS)
                .append(
                        " of each, in turn; milliseconds. *archived*: with a class archive made once by `-XX:ArchiveClassesAtExit`.\n")
                .append(
                        "Goal: under 150 ms from the first line of main to the first incident committed, on a machine that is otherwise idle.\n\n")
                .append(
                        "| arm | first line to first commit, clock | the same, processor time of the main thread | JVM from outside, clock |\n|---|---|---|---|\n");
        for (String arm : List.of("hello", "muster", "archived")) {
            boolean hello = "hello".equals(arm);
            out.append("| ")
                    .append(arm)
                    .append(" | ")
                    .append(hello ? "" : text(figures, arm + " main"))
                    .append(" | ")
                    .append(hello ? "" : text(figures, arm + " main cpu"))
                    .append(" | ")
                    .append(text(figures, arm + " total"))
                    .append(" |\n");
        }
    }

    private void footprint() throws IOException {
        out.append(
                "\n### Footprint (7a)\n\nJars of core, contracts and memory, and what they bring, in bytes. Goal: the core under 600,000; own jars under 400,000 in all; one dependency.\n\n");
        long own = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            boolean ours = Stream.of("incident-core", "incident-spi", "provider-inmemory")
                    .anyMatch(entry::contains);
            boolean brought = Stream.of("jackson-", "slf4j-api", "snakeyaml-engine", "jspecify")
                    .anyMatch(jar.getFileName().toString()::startsWith);
            if (Files.isRegularFile(jar) && (ours || brought)) {
                own += ours ? Files.size(jar) : 0;
                out.append("- ")
                        .append(jar.getFileName())
                        .append(": ")
                        .append(String.format(Locale.ROOT, "%,d", Files.size(jar)))
                        .append('\n');
            }
        }
        out.append("- own jars together: ")
                .append(own == 0 ? "not run (classes, no jars)" : String.format(Locale.ROOT, "%,d", own))
                .append('\n');
    }

    private void section(String title, List<String> arms, Map<String, Figures> figures, String peer) {
        out.append("\n### ")
                .append(title)
                .append(goal(title))
                .append("\n\n| arm | operations/s, clock | processor time, ns/op | bytes/op |\n|---|---|---|---|\n");
        for (String arm : arms) {
            out.append("| ")
                    .append(arm)
                    .append(" | ")
                    .append(text(figures, arm + " ops/s"))
                    .append(" | ")
                    .append(text(figures, arm + " cpu"))
                    .append(" | ")
                    .append(text(figures, arm + " bytes"))
                    .append(" |\n");
        }
        out.append('\n');
        for (String other : arms) {
            if (!other.startsWith("muster")) {
                out.append("- muster over ")
                        .append(other)
                        .append(other.equals(peer) ? " (the anchor)" : "")
                        .append(": ")
                        .append(ratio(figures, "muster ops/s", other + " ops/s"))
                        .append(" by the clock, ")
                        .append(ratio(figures, other + " cpu", "muster cpu"))
                        .append(" by processor time\n");
            }
        }
    }

    private static String goal(String title) {
        return title.startsWith("Bare")
                ? "\n\nThe severity is given at the declaration. Goal: at least stateless4j's operations, at most 175 bytes."
                : "\n\nThe profile minimal, classification included; the others classify nothing and plan nothing, and spring-statemachine"
                        + " stores nothing either. Goal: 150 times Axon, 35 times"
                        + " spring-statemachine, at most 1,000 bytes.";
    }

    private static String text(Map<String, Figures> figures, String name) {
        return figures.getOrDefault(name, new Figures()).text();
    }

    private static String ratio(Map<String, Figures> figures, String one, String other) {
        return figures.getOrDefault(one, new Figures())
                .over(figures.getOrDefault(other, new Figures()))
                .text();
    }
}
