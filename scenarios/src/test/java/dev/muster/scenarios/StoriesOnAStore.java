package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The stories that are told again on each durable store; who extends it says on which. */
abstract class StoriesOnAStore {

    @Nested
    class Each {

        private final Shop early = Shop.open();

        @AfterEach
        void close() {
            early.close();
        }

        @Test
        void is_kept_by_the_database_whether_its_shop_is_opened_before_the_test_or_in_it() {
            Incident first = early.incidents().declare("Checkout fails");
            assertThat(Stores.door(early.time()).summary(first.id())).isPresent();

            try (Shop late = Shop.open()) {
                late.incidents().declare("Search fails");
                Incident second = late.incidents().declare("Search is slow");
                assertThat(Stores.door(late.time()).summary(second.id())).isPresent();
            }
            assertThat(early.incidents().get(first.id()).title()).isEqualTo("Checkout fails");
        }
    }

    @Nested
    class Alerting extends AlertingTest {}

    @Nested
    class Classifying extends ClassifyingTest {}

    @Nested
    class Declaring extends DeclaringTest {}

    @Nested
    class EarlyNews extends EarlyNewsTest {}

    @Nested
    class Ending extends EndingTest {}

    @Nested
    class Gathering extends GatheringTest {}

    @Nested
    class Intake extends IntakeTest {}

    @Nested
    class Leading extends LeadingTest {}

    @Nested
    class Measuring extends MeasuringTest {}

    @Nested
    class Outages extends OutagesTest {}

    @Nested
    class PeopleFirst extends PeopleFirstTest {}

    @Nested
    class Reminding extends RemindingTest {}

    @Nested
    class Resolving extends ResolvingTest {}

    @Nested
    class Restart extends RestartTest {}

    @Nested
    class Reviewing extends ReviewingTest {}

    @Nested
    class Tailoring extends TailoringTest {}

    @Nested
    class TakingPart extends TakingPartTest {}

    @Nested
    class Telling extends TellingTest {}
}
