package dev.muster.testing;

import java.util.List;

/** Something that holds for incidents and their tools whatever happens. */
public interface Invariant {

    /** What holds, as a sentence. */
    String name();

    /** Where it does not hold, each as a sentence; empty when it holds. */
    List<String> violations(TestIncidents test);

    /** An invariant by name. */
    static Invariant of(String name, Check check) {
        return new Invariant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> violations(TestIncidents test) {
                return check.violations(test);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    /** Finds where an invariant does not hold. */
    @FunctionalInterface
    interface Check {
        /** Where it does not hold, each as a sentence; empty when it holds. */
        List<String> violations(TestIncidents test);
    }
}
