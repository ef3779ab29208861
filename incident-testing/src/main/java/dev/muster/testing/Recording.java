package dev.muster.testing;

import dev.muster.lifecycle.Recorded;
import dev.muster.provider.inmemory.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All that happened in a test as lines of text: the history of every incident, then every call that the tools got. The same story gives the same lines, so
 * they can be kept as a golden file, or compared between runs.
 *
 * @param lines in order
 */
public record Recording(List<String> lines) {
    /** Copies the lines. */
    public Recording {
        lines = List.copyOf(lines);
    }

    /** What happened so far. */
    public static Recording of(TestIncidents test) {
        List<String> lines = new ArrayList<>();
        List<String> ids = Invariants.ids(test);
        for (int i = ids.size() - 1; i >= 0; i--) {
            String id = ids.get(i);
            for (Recorded recorded : test.history(id)) {
                lines.add(since(Duration.between(
                                test.time().start(), recorded.circumstances().recordedAt())) + id + " "
                        + recorded.sequence() + " " + Plain.text(recorded.event()) + " by "
                        + recorded.circumstances().by().id());
            }
        }
        for (Call call : test.tools().calls().all()) {
            lines.add(since(Duration.between(test.time().start(), call.at())) + call.tool() + " " + call.line());
        }
        return new Recording(lines);
    }

    /**
     * Plays a story several times, each in a world of its own, and answers what happened.
     *
     * @throws AssertionError when it was not the same each time, with the first difference
     */
    public static Recording ofSame(int times, Supplier<TestIncidents> world, Consumer<TestIncidents> story) {
        if (times < 2) {
            throw new IllegalArgumentException("times is " + times + ": expected 2 or more");
        }
        Recording first = play(world, story);
        for (int time = 2; time <= times; time++) {
            int number = time;
            first.firstDifference(play(world, story)).ifPresent(difference -> {
                throw new AssertionError(
                        "The story was not the same when it was played for the " + number + ". time:\n" + difference);
            });
        }
        return first;
    }

    /** The lines as one text. */
    public String text() {
        return String.join("\n", lines);
    }

    /** Where another recording begins to differ, in words; empty when it does not. */
    public Optional<String> firstDifference(Recording other) {
        int most = Math.max(lines.size(), other.lines.size());
        for (int i = 0; i < most; i++) {
            String here = i < lines.size() ? lines.get(i) : "(nothing more)";
            String there = i < other.lines.size() ? other.lines.get(i) : "(nothing more)";
            if (!here.equals(there)) {
                return Optional.of("line " + (i + 1) + " was  " + here + "\nand then is  " + there);
            }
        }
        return Optional.empty();
    }

    private static Recording play(Supplier<TestIncidents> world, Consumer<TestIncidents> story) {
        try (TestIncidents test = world.get()) {
            story.accept(test);
            return of(test);
        }
    }

    private static String since(Duration length) {
        return String.format("%-12s", "+" + Spoken.length(length));
    }
}
