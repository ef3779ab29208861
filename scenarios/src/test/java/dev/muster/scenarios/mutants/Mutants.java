package dev.muster.scenarios.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how many changed programs the tests noticed, from PIT's reports; with {@code -Dmuster.write=true} on the page about reliability. */
public final class Mutants {

    /** What makes the reports, checks them against the thresholds of the modules and writes the page. */
    static final String COMMAND =
            "mvn -B -Ppitest -Dquick -pl incident-core,provider-jdbc,scenarios -am test -Dmuster.write=true";

    private static final String BEGIN = "<!-- begin mutants -->\n";
    private static final String END = "<!-- end mutants -->";

    /** A module's run. */
    record Run(String what, String classes, String module) {}

    private static final List<Run> RUNS = List.of(
            new Run("the rules", "`dev.muster.lifecycle`", "incident-core"),
            new Run("the outbox", "`dev.muster.internal.engine`", "scenarios"),
            new Run("the store, on H2", "`dev.muster.provider.jdbc`", "provider-jdbc"));

    private Mutants() {}

    /**
     * Reads the reports, prints the part of the page and writes it when asked to.
     *
     * @param args the project's directory, where each module builds, and how many percent of the mutants of the rules, the outbox and the store are to
     *     be found
     * @throws IllegalStateException when a run found fewer, or was not made; the page is written all the same
     */
    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        Map<Run, Score> scores = scores(project, args[1]);
        List<Integer> wanted = Stream.of(args).skip(2).map(Integer::valueOf).toList();
        String part = part(scores, wanted);
        System.out.println(part);
        if (Boolean.getBoolean("muster.write")) {
            Path page = project.resolve("docs").resolve("RELIABILITY.md");
            Files.writeString(page, put(Files.readString(page), part));
        }
        List<String> poor = poor(scores, wanted);
        if (!poor.isEmpty()) {
            throw new IllegalStateException("too few mutants are found: " + String.join(", ", poor));
        }
    }

    /** Every run that left a report. */
    static Map<Run, Score> scores(Path project, String built) throws IOException {
        Map<Run, Score> scores = new LinkedHashMap<>();
        for (Run run : RUNS) {
            Path report = project.resolve(run.module()).resolve(built).resolve("pit-reports/mutations.xml");
            if (Files.exists(report)) {
                scores.put(run, Score.of(report));
            }
        }
        return scores;
    }

    /** What is below what is asked for, in words. */
    static List<String> poor(Map<Run, Score> scores, List<Integer> wanted) {
        List<String> poor = new ArrayList<>();
        for (int i = 0; i < RUNS.size(); i++) {
            Score score = scores.get(RUNS.get(i));
            if (score == null || score.percent() < wanted.get(i)) {
                poor.add(said(RUNS.get(i), score) + ", expected " + wanted.get(i) + " %");
            }
        }
        return poor;
    }

    private static String said(Run run, @Nullable Score score) {
        return run.what() + ": " + (score == null ? "not run" : score.percent() + " %");
    }

    /** The page with this part in the place of the one it had. */
    static String put(String page, String part) {
        int from = page.indexOf(BEGIN);
        int to = page.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the page has no part between " + BEGIN.strip() + " and " + END);
        }
        return page.substring(0, from + BEGIN.length()) + part + "\n" + page.substring(to);
    }

    private static String row(Run run, @Nullable Score score, int wanted) {
        String name = "| " + run.what() + ", " + run.classes() + " | ";
        if (score == null) {
            return name + "not run | | | | | | " + wanted + " % |";
        }
        return String.format(
                Locale.ROOT,
                "%s%,d | %,d | %,d | %,d | %,d | %d %% | %d %% |",
                name,
                score.all(),
                score.of("KILLED"),
                score.found() - score.of("KILLED"),
                score.of("SURVIVED"),
                score.of("NO_COVERAGE"),
                score.percent(),
                wanted);
    }

    /** The part of the page. A run that left no report says so. */
    static String part(Map<Run, Score> scores, List<Integer> wanted) {
        List<String> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < RUNS.size(); i++) {
            Run run = RUNS.get(i);
            rows.add(row(run, scores.get(run), wanted.get(i)));
            said.add(said(run, scores.get(run)));
        }
        List<String> lines = new ArrayList<>(List.of(
                "## Mutants",
                "",
                "PIT changes the compiled program in one place at a time and looks whether a test fails. Written by",
                "",
                "```",
                COMMAND,
                "```",
                "",
                "which fails below what is asked for. Which tests are asked is in the profile `pitest` of each module; what runs on"
                        + " PostgreSQL alone is not changed.",
                "",
                "| what | mutants | killed | stopped | survived | never run | found | asked for |",
                "|---|---|---|---|---|---|---|---|"));
        lines.addAll(rows);
        lines.addAll(List.of(
                "",
                "*Stopped*: the mutant ran out of time or of memory. *Found*: killed or stopped, of all, rounded down.",
                "",
                "| row | result |",
                "|---|---|",
                "| S48 mutation testing | " + String.join("; ", said) + " |"));
        return String.join("\n", lines);
    }
}
