package dev.muster.scenarios.crash;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Carries one schedule out in a world of its own. */
final class Run {

    private final Schedule schedule;
    private final World world;
    private final Verdict verdict;

    Run(Schedule schedule, Plant plant) {
        this(schedule, plant, false);
    }

    private Run(Schedule schedule, Plant plant, boolean traced) {
        this.schedule = schedule;
        this.world = new World(schedule, plant, traced);
        this.verdict = carryOut();
    }

    private Verdict carryOut() {
        try {
            world.stage().play();
            world.stage().finish();
            return new Checks(world, schedule).verdict();
        } catch (RuntimeException | Error e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Verdict(schedule, List.of("escaped: " + trace), 0, 0, 0, 0);
        } finally {
            Thread.interrupted();
        }
    }

    Schedule schedule() {
        return schedule;
    }

    Verdict verdict() {
        return verdict;
    }

    /** What the calls of the run touched, in order. */
    CallKind[] calls() {
        return world.calls();
    }

    /** The first call of what the flow is about. */
    int from() {
        return world.from();
    }

    /** What it left behind. */
    Picture picture() {
        return Picture.of(world);
    }

    /** The history of every incident, but for the times, sorted; and what stayed unread in the inbox. */
    List<String> told() {
        return Picture.told(world);
    }

    /** Whether every fault struck. */
    boolean isWhole() {
        return world.struck() == schedule.faults().size();
    }

    /** The run once more, with all that a person needs to understand it. */
    static String explained(Schedule schedule, Plant plant) {
        Run again = new Run(schedule, plant, true);
        StringBuilder text =
                new StringBuilder("schedule " + schedule + "\n\ncalls:\n" + again.world.table() + "\n\nhistory:\n");
        for (String stream : again.world.streams()) {
            again.world
                    .store()
                    .read(stream, 0, Integer.MAX_VALUE)
                    .forEach(event -> text.append("  ")
                            .append(stream)
                            .append(' ')
                            .append(event.sequence())
                            .append(' ')
                            .append(event.event().type())
                            .append(' ')
                            .append(event.event().payload())
                            .append('\n'));
        }
        text.append("\ntools:\n").append(again.world.tools().calls().table());
        text.append("\nproblems:\n");
        again.verdict
                .problems()
                .forEach(problem -> text.append("  ").append(problem).append('\n'));
        return text.toString();
    }
}
