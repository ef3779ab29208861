package dev.muster.scenarios.crash;

import dev.muster.spi.call.RepeatSafety;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that says what was broken, how often, and what came of it. */
final class ReliabilityPage {

    /** What writes the page. */
    static final String COMMAND =
            "mvn -B -pl scenarios -am test -Dtest=CrashTest,ListenersTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dmuster.write=true";

    /** Where the part begins that the runs on a database write; it stays as it is. */
    private static final String OTHERS = "<!-- begin database -->";

    private static final Pattern COUNT = Pattern.compile("\\b[1-9][\\d,]*\\b");

    private final List<Tally> tallies;
    private final Map<PlantedBug, Tally> planted;
    private final long seed;
    private final long seconds;

    ReliabilityPage(List<Tally> tallies, Map<PlantedBug, Tally> planted, long seed, long seconds) {
        this.tallies = List.copyOf(tallies);
        this.planted = new EnumMap<>(planted);
        this.seed = seed;
        this.seconds = seconds;
    }

    /** What of a page does not change with every change of the engine: all but the measured line, counts and the schedules that are named. */
    static String lasting(String page) {
        return page.substring(0, page.length() - others(page).length())
                .lines()
                .filter(line -> !line.startsWith("Measured:"))
                .map(line -> line.startsWith("|")
                        ? COUNT.matcher(line.replaceAll("`[^`]*@[^`]*`", "")).replaceAll("#")
                        : line)
                .collect(Collectors.joining("\n"));
    }

    /** The page anew, with what others wrote on the one before. */
    String text(String before) {
        return String.join(
                        "\n",
                        Stream.of(head(), classes(), flows(), kinds(), bugs(), scoreboard())
                                .flatMap(List::stream)
                                .toList())
                + "\n\n"
                + others(before);
    }

    private static String others(String page) {
        int from = page.indexOf(OTHERS);
        return from < 0 ? "" : page.substring(from);
    }

    private List<String> head() {
        return List.of(
                "# Reliability",
                "",
                "Every call that the library makes (to the store, to a tool, to the clock, to a listener) is numbered."
                        + " At each of them each fault that can",
                "strike there strikes, alone and together with a second one later; afterwards another process carries"
                        + " out what is due, and store and",
                "tools are compared with what was promised. Time is virtual, the tools are the fakes of"
                        + " `provider-inmemory`, once for each class of repeat",
                "safety. A schedule counts only when every fault of it struck.",
                "",
                "Written by this command:",
                "",
                "```",
                COMMAND,
                "```",
                "",
                "Measured: " + number(count(t -> t.alone() + t.paired())) + " schedules in " + seconds + " s on "
                        + Runtime.getRuntime().availableProcessors() + " processors, Java "
                        + Runtime.version().feature() + ". Others may have been at work on the machine.",
                "",
                "Seed of what is drawn: " + seed
                        + ". `-Dmuster.seed=` draws others, `-Dmuster.pairs=` more of them for each flow and class. A"
                        + " failure",
                "names its schedule; the same schedule is the same run. The build checks that this page has the flows,"
                        + " classes, kinds, bugs, the seed and",
                "the zeros of the present run; the numbers of schedules change with every call that the engine makes"
                        + " more or less, and are those of the",
                "run above.",
                "");
    }

    private List<String> classes() {
        List<String> lines = new ArrayList<>(List.of(
                "## By class of repeat safety",
                "",
                "*Alone*: one fault. *Pairs*: two. *For a time*: seen twice in the tool, mostly after a process stood"
                        + " still past",
                "its lease, and taken back by the sweep. *For good*: twice after such a standstill, and not taken"
                        + " back, since it is a page that",
                "somebody resolved at once. `NONE` has no handle: what may have been sent is sent again"
                        + " for pages, calls to take part, briefings and answers, and given up, loudly, for all else;",
                "that is its policy, and lost or doubled there means another end than that.",
                "",
                "| class | alone | pairs | not struck | lost | doubled | for a time | for good |",
                "|---|---|---|---|---|---|---|---|"));
        for (RepeatSafety safety : RepeatSafety.values()) {
            List<Tally> of = tallies.stream().filter(t -> t.safety() == safety).toList();
            lines.add("| `" + safety + "` | " + cells(of));
        }
        lines.add("| all | " + cells(tallies));
        lines.add("");
        return lines;
    }

    private static String cells(List<Tally> of) {
        return Stream.<ToLongFunction<Tally>>of(
                        Tally::alone,
                        Tally::paired,
                        Tally::missed,
                        Tally::lost,
                        Tally::doubled,
                        Tally::transients,
                        Tally::left)
                .map(what -> number(of.stream().mapToLong(what).sum()))
                .collect(Collectors.joining(" | ", "", " |"));
    }

    private List<String> flows() {
        List<String> lines = new ArrayList<>(List.of(
                "## By flow, over all classes",
                "",
                "Of a flow that is *whole* every pair of faults was carried out from where the flow itself begins (a"
                        + " hand-over begins when the incident",
                "stands). There a process begins that finds in store and tools what the undisturbed engine left; each"
                        + " fault alone strikes it too, and the",
                "flow in one piece as well. Of the pairs before that, and of the flows that are *drawn*, as many as the"
                        + " table says were drawn.",
                "",
                "| flow | calls | | alone | pairs | of all pairs | lost | doubled |",
                "|---|---|---|---|---|---|---|---|"));
        for (Flow flow : Flows.ALL) {
            List<Tally> of =
                    tallies.stream().filter(t -> t.flow().equals(flow.name())).toList();
            lines.add("| " + flow.name() + " | "
                    + number(of.stream().mapToLong(Tally::calls).max().orElse(0)) + " | "
                    + (flow.isDrawn() ? "drawn" : "whole") + " | "
                    + Stream.<ToLongFunction<Tally>>of(
                                    Tally::alone, Tally::paired, Tally::allPairs, Tally::lost, Tally::doubled)
                            .map(what -> number(of.stream().mapToLong(what).sum()))
                            .collect(Collectors.joining(" | ", "", " |")));
        }
        lines.add("");
        return lines;
    }

    private List<String> kinds() {
        Map<FaultKind, Long> all = new EnumMap<>(FaultKind.class);
        tallies.forEach(tally -> tally.byKind().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        List<String> lines = new ArrayList<>(List.of(
                "## By kind of fault, alone",
                "",
                "| fault | places where it struck | in pairs too |",
                "|---|---|---|"));
        for (FaultKind kind : FaultKind.values()) {
            lines.add("| `" + kind + "` | " + number(all.getOrDefault(kind, 0L)) + " | "
                    + (FaultKind.PAIRED.contains(kind) ? "yes" : "no") + " |");
        }
        lines.add("");
        return lines;
    }

    private List<String> bugs() {
        List<String> lines = new ArrayList<>(List.of(
                "## Planted bugs",
                "",
                "Each was planted between the engine and what is outside of it, and looked for with every single fault"
                        + " in one flow on one class.",
                "",
                "| bug | flow | class | schedules that show it | the first |",
                "|---|---|---|---|---|"));
        planted.forEach(
                (bug, tally) -> lines.add("| " + bug.what() + " | " + bug.flow().name() + " | `" + bug.safety() + "` | "
                        + number(tally.failed()) + " | `"
                        + tally.bad().stream()
                                .findFirst()
                                .map(v -> v.schedule().toString())
                                .orElse("none")
                        + "` |"));
        lines.add("");
        return lines;
    }

    private List<String> scoreboard() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("S01 kill at every call", counted(FaultKind.KILL));
        rows.put(
                "S02 pairs of faults",
                number(count(Tally::paired)) + " schedules: " + count(Tally::lost) + " lost, " + count(Tally::doubled)
                        + " doubled; every pair of every flow, by night: their own part, below");
        rows.put(
                "S25 listener throws, blocks, calls back",
                counted(
                                FaultKind.LISTENER_THROWS,
                                FaultKind.LISTENER_FAILS,
                                FaultKind.LISTENER_LOOKS,
                                FaultKind.LISTENER_REENTERS)
                        + "; blocks: `SLOW`, `PAUSE` and `SLEEP` at its calls; left the same as no listener:"
                        + " `ListenersTest`");
        rows.put(
                "S29 interrupt and close at every call",
                counted(FaultKind.INTERRUPT, FaultKind.CLOSE)
                        + "; no interrupt swallowed; with worker threads too, at each call of a declaration: `WorkersStoppedTest`");
        rows.put(
                "S48 planted bugs",
                planted.values().stream().filter(t -> !t.bad().isEmpty()).count() + " of " + PlantedBug.values().length
                        + " caught; mutation testing: its own part, below");
        List<String> lines = new ArrayList<>(List.of("## Scoreboard", "", "| row | result |", "|---|---|"));
        rows.forEach((row, result) -> lines.add("| " + row + " | " + result + " |"));
        lines.add("| S16, S18 to S21, S23 clocks and tools | their own part, below |");
        lines.add("| all other rows that are not on a database | not run: nothing counts them on this page yet |");
        return lines;
    }

    private String counted(FaultKind... kinds) {
        long count = Stream.of(kinds)
                .mapToLong(kind -> count(tally -> tally.byKind().getOrDefault(kind, 0L)))
                .sum();
        return number(count) + " schedules: " + count(Tally::lost) + " lost, " + count(Tally::doubled) + " doubled";
    }

    private long count(ToLongFunction<Tally> what) {
        return tallies.stream().mapToLong(what).sum();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
