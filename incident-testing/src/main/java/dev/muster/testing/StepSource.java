package dev.muster.testing;

import java.util.List;
import java.util.random.RandomGenerator;

/** Thinks of steps. The same numbers from {@code random} give the same step, so it looks at nothing else. */
@FunctionalInterface
public interface StepSource {

    /** Another step. */
    Step next(RandomGenerator random);

    /** One of these, each as likely as the others; name one twice to make it twice as likely. */
    static StepSource oneOf(StepSource... sources) {
        List<StepSource> all = List.of(sources);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("sources is empty: expected at least one");
        }
        return random -> all.get(random.nextInt(all.size())).next(random);
    }

    /** Always this step. */
    static StepSource always(Step step) {
        return random -> step;
    }
}
