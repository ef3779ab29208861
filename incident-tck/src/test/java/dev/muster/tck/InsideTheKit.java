package dev.muster.tck;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks a suite that is meant to fail: it runs when a test of this module starts it, not when a build finds it. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InsideTheKit.Condition.class)
@interface InsideTheKit {

    /** Set by the test that starts the suite. */
    String PARAMETER = "muster.tck.inside";

    /** Looks for the parameter. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(PARAMETER).isPresent()
                    ? ConditionEvaluationResult.enabled("started by a test")
                    : ConditionEvaluationResult.disabled("meant to fail; a test starts it");
        }
    }
}
