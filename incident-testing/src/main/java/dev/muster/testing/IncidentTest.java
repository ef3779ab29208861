package dev.muster.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test incidents of its own, on tools in memory and on a clock that only the test moves. Methods and constructors take them as parameters, by
 * type: {@link dev.muster.Incidents}, {@link Tools}, {@link VirtualTime} or the whole {@link TestIncidents}. A test that fails prints the time, what is
 * due next and every call that was made; one that passes is checked for what nobody asserted: the {@linkplain Invariant invariants} of every history.
 *
 * <pre>{@code
 * @IncidentTest
 * class ArchivingTest {
 *
 *   @Test
 *   void the_channel_is_archived_ten_days_after_the_end(Incidents incidents, Tools tools, VirtualTime time) {
 *     var incident = incidents.declare("Checkout fails");
 *     incident.resolve("rolled back", by("ann")).close(by("ann"));
 *     time.advance(Duration.ofDays(10));
 *     assertThat(tools).conversationOf(incident).isArchived();
 *   }
 * }
 * }</pre>
 *
 * <p>For more than a playbook register an {@link IncidentExtension} made with a builder instead.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(IncidentExtension.class)
public @interface IncidentTest {

    /**
     * The playbook: the name of a profile that ships with the library, or {@code classpath:} and the path of a YAML file on the class path. Empty for
     * that of a test: the least there can be, with a channel, a card and a ticket.
     */
    String playbook() default "";
}
