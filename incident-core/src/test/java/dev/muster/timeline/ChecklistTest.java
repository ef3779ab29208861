package dev.muster.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.House;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Story;
import dev.muster.timeline.Checklist.Item;
import dev.muster.timeline.Checklist.Status;
import dev.muster.timeline.Checklist.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("the checklist of an incident")
class ChecklistTest {

    private static List<Item> steps(Story story) {
        return Checklist.of(story.history()).steps();
    }

    private static Set<Step> with(Status status, Story story) {
        return steps(story).stream()
                .filter(item -> item.status() == status)
                .map(Item::step)
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("N-020")
    void begins_with_the_declaration_done_by_whoever_reported_it() {
        Story story = Story.of(House.rules())
                .given(new Command.Declare(
                        "INC-1", Declaration.of("Checkout fails").reportedBy("eve")));

        assertThat(steps(story).get(0)).isEqualTo(new Item(Step.DECLARE, Status.DONE, "eve", Story.at("10:00")));
    }

    @Test
    @Tag("N-019")
    void has_nine_steps_each_open_done_or_skipped_with_who_and_when() {
        Story story = Story.active(House.rules());
        assertThat(steps(story))
                .extracting(Item::step)
                .containsExactly(
                        Step.DECLARE,
                        Step.DETERMINE_COMMANDER,
                        Step.CREATE_CHANNELS,
                        Step.CREATE_DOCUMENT,
                        Step.ENGAGE,
                        Step.ORIENT,
                        Step.NOTIFY,
                        Step.RESOLVE,
                        Step.REVIEW);
        assertThat(with(Status.OPEN, story)).hasSize(8);

        story.clock("10:10").by("bob").given(new Command.AssignRole("lead", "bob", null));
        story.clock("10:20")
                .given(
                        new Command.RecordResource(
                                new Resource(ResourceKind.CONVERSATION, "slack", "C1", "inc-1", null)),
                        new Command.RecordResource(new Resource(ResourceKind.DOCUMENT, "docs", "D1", "inc-1", null)),
                        new Command.Page(List.of(Target.service("db")), "slow queries", false),
                        new Command.Join("dba", "paged"));
        assertThat(steps(story).get(1))
                .isEqualTo(new Item(Step.DETERMINE_COMMANDER, Status.DONE, "bob", Story.at("10:10")));
        for (int later = 2; later <= 5; later++) {
            assertThat(steps(story).get(later))
                    .isEqualTo(new Item(Step.values()[later], Status.DONE, "bob", Story.at("10:20")));
        }
        assertThat(with(Status.OPEN, story)).containsExactlyInAnyOrder(Step.NOTIFY, Step.RESOLVE, Step.REVIEW);

        story.clock("11:00").by("ann").given(new Command.Resolve(null));
        assertThat(with(Status.SKIPPED, story)).containsExactly(Step.NOTIFY);
        assertThat(with(Status.OPEN, story)).containsExactly(Step.REVIEW);

        story.clock("12:00").by("bob").given(new Command.Close());
        assertThat(with(Status.SKIPPED, story)).containsExactlyInAnyOrder(Step.NOTIFY, Step.REVIEW);
        assertThat(steps(story))
                .contains(
                        new Item(Step.NOTIFY, Status.SKIPPED, "ann", Story.at("11:00")),
                        new Item(Step.REVIEW, Status.SKIPPED, "bob", Story.at("12:00")));
    }

    @Test
    @Tag("L-023")
    void has_the_same_steps_for_every_severity() {
        assertThat(Stream.of("MAJOR", "MEDIUM", "MINOR")
                        .map(severity -> steps(Story.of(House.rules())
                                        .given(new Command.Declare(
                                                "INC-1", Declaration.of("x").withSeverity(severity))))
                                .stream()
                                .map(Item::step)
                                .toList()))
                .containsOnly(List.of(Step.values()));
    }
}
