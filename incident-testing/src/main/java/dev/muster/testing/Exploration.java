package dev.muster.testing;

import dev.muster.lifecycle.IncidentException;
import dev.muster.playbook.Playbook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays random stories and looks whether the invariants hold: after each step those that always do, and, when no tool fails any more and time has passed,
 * all. A story that breaks one is shortened to the fewest steps that still do, and told as a list with the seed that makes it again. Not thread-safe.
 *
 * <pre>{@code
 * Exploration.of(200).run();                       // seeds 1 to 200
 * Exploration.seeds(4711, 4711).run();             // the story that failed
 * }</pre>
 *
 * <p>Defaults:
 *
 * <ul>
 *   <li>stories of 40 steps of {@link Steps#any()}, under a playbook with people, services and everything that can be made
 *   <li>the invariants of {@link Invariants}
 *   <li>45 days pass in the end
 * </ul>
 */
public final class Exploration {

    private static final int MOST_TRIES = 3_000;

    private final long first;
    private final long last;
    private final List<Invariant> always = new ArrayList<>(Invariants.always());
    private final List<Invariant> inTheEnd = new ArrayList<>(Invariants.inTheEnd());
    private Consumer<TestIncidentsBuilder> world = builder -> builder.playbook(Playbooks.BUSY);
    private Consumer<TestIncidents> opening = Steps::prepare;
    private StepSource steps = Steps.any();
    private Duration ending = Duration.ofDays(45);
    private int length = 40;

    private Exploration(long first, long last) {
        if (last < first) {
            throw new IllegalArgumentException("last is " + last + ": expected " + first + " or more");
        }
        this.first = first;
        this.last = last;
    }

    /** So many stories: seeds 1, 2, 3 … */
    public static Exploration of(int stories) {
        return new Exploration(1, stories);
    }

    /** The stories of these seeds, both included. */
    public static Exploration seeds(long first, long last) {
        return new Exploration(first, last);
    }

    /** In a world of one's own; the tools begin empty then. */
    public Exploration in(Consumer<TestIncidentsBuilder> choices) {
        world = Objects.requireNonNull(choices, "choices");
        return this;
    }

    /** Under this playbook, in a world as it is otherwise. */
    public Exploration under(Playbook playbook) {
        return in(builder -> builder.playbook(playbook));
    }

    /** Beginning with this in each story, before its steps: who is on call, which services there are. */
    public Exploration opening(Consumer<TestIncidents> preparation) {
        opening = Objects.requireNonNull(preparation, "preparation");
        return this;
    }

    /** With steps from here. */
    public Exploration steps(StepSource source) {
        steps = Objects.requireNonNull(source, "source");
        return this;
    }

    /** With stories of so many steps. */
    public Exploration length(int stepsOfAStory) {
        if (stepsOfAStory < 1) {
            throw new IllegalArgumentException("length is " + stepsOfAStory + ": expected 1 or more");
        }
        length = stepsOfAStory;
        return this;
    }

    /** Letting so much time pass in the end. */
    public Exploration ending(Duration afterwards) {
        ending = Objects.requireNonNull(afterwards, "afterwards");
        return this;
    }

    /** Checking these after each step, besides those of the library. */
    public Exploration check(Invariant... more) {
        always.addAll(Arrays.asList(more));
        return this;
    }

    /** Checking these in the end, besides those of the library. */
    public Exploration checkInTheEnd(Invariant... more) {
        inTheEnd.addAll(Arrays.asList(more));
        return this;
    }

    /**
     * Plays all stories.
     *
     * @throws AssertionError at the first that fails, with its shortest form
     */
    public void run() {
        firstFailure().ifPresent(failure -> {
            throw new AssertionError(failure.report());
        });
    }

    /** Plays stories until one fails; empty when none does. */
    public Optional<Failure> firstFailure() {
        for (long seed = first; seed <= last; seed++) {
            List<Step> story = story(seed);
            Problem problem = play(story);
            if (problem != null) {
                return Optional.of(shortened(seed, story, problem));
            }
        }
        return Optional.empty();
    }

    /** The story of a seed. */
    public List<Step> story(long seed) {
        Random random = new Random(seed);
        List<Step> story = new ArrayList<>(length);
        while (story.size() < length) {
            story.add(steps.next(random));
        }
        return story;
    }

    private Failure shortened(long seed, List<Step> story, Problem problem) {
        List<Step> shortest = Shortening.of(story, MOST_TRIES, fewer -> problem.isLike(play(fewer)));
        Problem last = Objects.requireNonNullElse(play(shortest), problem);
        return new Failure(seed, story, shortest, last.text(), last.diagnostics());
    }

    /** What goes wrong when these steps are taken, or null. */
    private @Nullable Problem play(List<Step> story) {
        TestIncidentsBuilder builder = TestIncidents.builder();
        world.accept(builder);
        try (TestIncidents test = builder.build()) {
            opening.accept(test);
            for (Step step : story) {
                Problem problem = step(test, step);
                if (problem != null) {
                    return problem;
                }
            }
            return end(test);
        }
    }

    private @Nullable Problem step(TestIncidents test, Step step) {
        try {
            step.play().in(test);
        } catch (IncidentException refused) {
            // the rules may say no; what they said no to must have changed nothing, which the invariants see
        } catch (RuntimeException | AssertionError e) {
            return Problem.thrown("\"" + step.name() + "\"", e, test);
        }
        return broken(always, "after \"" + step.name() + "\"", test);
    }

    private @Nullable Problem end(TestIncidents test) {
        test.tools().heal();
        test.tools().all().forEach(tool -> tool.muteDeliveries(false));
        try {
            test.time().advance(ending);
        } catch (RuntimeException | AssertionError e) {
            return Problem.thrown("the end", e, test);
        }
        Problem problem = broken(always, "in the end", test);
        return problem == null ? broken(inTheEnd, "in the end", test) : problem;
    }

    private static @Nullable Problem broken(List<Invariant> invariants, String when, TestIncidents test) {
        for (Invariant invariant : invariants) {
            List<String> violations = invariant.violations(test);
            if (!violations.isEmpty()) {
                String text = "\"" + invariant.name() + "\" does not hold " + when + ":\n  "
                        + String.join("\n  ", violations);
                return new Problem(invariant.name(), text, test.diagnostics());
            }
        }
        return null;
    }

    /**
     * A story that fails.
     *
     * @param seed makes the story again
     * @param story all of its steps
     * @param shortest the fewest of them that fail in the same way
     * @param problem what is wrong
     * @param diagnostics the time, what was due, and every call, at the end of the shortest
     */
    public record Failure(long seed, List<Step> story, List<Step> shortest, String problem, String diagnostics) {
        /** Copies the lists. */
        public Failure {
            story = List.copyOf(story);
            shortest = List.copyOf(shortest);
        }

        /** All of it, to be read. */
        public String report() {
            StringBuilder text = new StringBuilder(problem);
            text.append("\n\nThe shortest story that shows it (")
                    .append(shortest.size())
                    .append(" of ")
                    .append(story.size())
                    .append(" steps, seed ")
                    .append(seed)
                    .append("):\n");
            for (int i = 0; i < shortest.size(); i++) {
                text.append(String.format("%4d. %s%n", i + 1, shortest.get(i).name()));
            }
            return text.append("\nPlay it again with Exploration.seeds(")
                    .append(seed)
                    .append(", ")
                    .append(seed)
                    .append(").\n\n")
                    .append(diagnostics)
                    .toString()
                    .replace(System.lineSeparator(), "\n");
        }
    }

    private record Problem(String kind, String text, String diagnostics) {

        static Problem thrown(String by, Throwable thrown, TestIncidents test) {
            StackTraceElement[] trace = thrown.getStackTrace();
            String where = trace.length == 0 ? "" : "\n  at " + trace[0];
            return new Problem(thrown.getClass().getName(), by + " threw " + thrown + where, test.diagnostics());
        }

        boolean isLike(@Nullable Problem other) {
            return other != null && other.kind.equals(kind);
        }
    }
}
