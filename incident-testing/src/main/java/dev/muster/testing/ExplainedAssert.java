package dev.muster.testing;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** What fails with the time, what is due next and every call that was made. */
abstract class ExplainedAssert<S extends ExplainedAssert<S, A>, A> extends AbstractAssert<S, A> {

    private final Diagnostics diagnostics;

    ExplainedAssert(@Nullable A actual, Class<S> self, Diagnostics diagnostics) {
        super(actual, self);
        this.diagnostics = diagnostics;
    }

    /** Fails with {@code expectation} and what explains it, unless it is met. */
    S expect(boolean met, String expectation) {
        if (!met) {
            throw fails(expectation);
        }
        return myself;
    }

    AssertionError fails(String expectation) {
        failWithMessage("%s", expectation + "\n\n" + diagnostics.text());
        throw new IllegalStateException("AssertJ did not fail: call no assertion inside of assumptions");
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }
}
