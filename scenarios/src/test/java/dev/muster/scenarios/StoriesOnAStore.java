package dev.muster.scenarios;

import org.junit.jupiter.api.Nested;

/** The stories that are told again on each durable store; who extends it says on which. */
abstract class StoriesOnAStore {

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
