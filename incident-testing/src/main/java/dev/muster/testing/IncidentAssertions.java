package dev.muster.testing;

import dev.muster.Incident;
import org.assertj.core.api.Assertions;

/**
 * AssertJ's assertions, and those for incidents and their tools, so that one static import serves for all.
 *
 * <pre>{@code
 * import static dev.muster.testing.IncidentAssertions.assertThat;
 *
 * assertThat(incident).hasState(State.RESOLVED).isLedBy("ann@example.com");
 * assertThat(tools).conversationOf(incident).isArchived().wasArchivedAfter(Duration.ofDays(10));
 * }</pre>
 */
public final class IncidentAssertions extends Assertions {

    private IncidentAssertions() {}

    /** About an incident as it is now, not as it was when the handle was made. */
    public static IncidentAssert assertThat(Incident incident) {
        return new IncidentAssert(incident);
    }

    /** About the tools: what was made in them, who was told, what was called. */
    public static ToolsAssert assertThat(Tools tools) {
        return new ToolsAssert(tools);
    }
}
