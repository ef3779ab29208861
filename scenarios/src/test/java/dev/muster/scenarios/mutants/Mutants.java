package dev.muster.scenarios.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells how many changed programs the tests noticed, from PIT's reports; with {@code -Dmuster.write=true} on the page about reliability. */
public final class Mutants {

    /** What makes the reports, checks them against the thresholds of the modules and writes the page. */
    static final String COMMAND =
            "mvn -B -Ppitest -Dquick -pl incident-core,provider-jdbc,scenarios -am test -Dmuster.write=true";

    private static final String BEGIN = "<!-- begin mutants -->\n";
    private static final String END = "<!-- end mutants -->";

    /** A module's run. */
    private record Run(String what, String classes, String module, int wanted) {}

    private static final List<Run> RUNS = List.of(
            new Run("the rules", "`dev.muster.lifecycle`", "incident-core", 90),
            new Run("the outbox", "`dev.muster.internal.engine`", "scenarios", 90),
            new Run("the store, on H2", "`dev.muster.provider.jdbc`", "provider-jdbc", 85));

    private Mutants() {}

    /**
     * Reads the reports, prints the part of the page and writes it when asked to.
     *
     * @param args the project's directory, and where each module builds
     */
    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        String part = part(project, args[1]);
        System.out.println(part);
        if (Boolean.getBoolean("muster.write")) {
            Path page = project.resolve("docs").resolve("RELIABILITY.md");
            Files.writeString(page, put(Files.readString(page), part));
        }
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

    private static String row(Run run, Score score) {
        return String.format(
                Locale.ROOT,
                "| %s, %s | %,d | %,d | %,d | %,d | %,d | %d %% | %d %% |",
                run.what(),
                run.classes(),
                score.all(),
                score.of("KILLED"),
                score.found() - score.of("KILLED"),
                score.of("SURVIVED"),
                score.of("NO_COVERAGE"),
                score.percent(),
                run.wanted());
    }

    /** The part of the page. A run that left no report says so. */
    static String part(Path project, String built) throws IOException {
        List<String> rows = new ArrayList<>();
        List<String> scores = new ArrayList<>();
        for (Run run : RUNS) {
            Path report =
                    project.resolve(run.module()).resolve(built).resolve("pit-reports").resolve("mutations.xml");
            if (Files.exists(report)) {
                Score score = Score.of(report);
                rows.add(row(run, score));
                scores.add(run.what() + " " + score.percent() + " %");
            } else {
                rows.add("| " + run.what() + ", " + run.classes() + " | not run | | | | | | " + run.wanted() + " % |");
                scores.add(run.what() + ": not run");
            }
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
                "which fails below what is asked for. Which tests are asked is in the profile `pitest` of each module.",
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
                "| S48 mutation testing | " + String.join(", ", scores) + " |"));
        return String.join("\n", lines);
    }
}
