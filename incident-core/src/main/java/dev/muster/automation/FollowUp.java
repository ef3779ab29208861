package dev.muster.automation;

import dev.muster.automation.Effect.CreateDocument;
import dev.muster.automation.Effect.CreateTicket;
import dev.muster.automation.Effect.ScheduleReview;
import dev.muster.automation.Effect.Words;
import dev.muster.lifecycle.Event.ActionItemAdded;
import dev.muster.lifecycle.Event.ActionItemChanged;
import dev.muster.lifecycle.Event.ReviewCompleted;
import dev.muster.lifecycle.Event.ReviewRequested;
import dev.muster.lifecycle.Event.ReviewStarted;
import dev.muster.lifecycle.Event.TaskAdded;
import dev.muster.lifecycle.Event.TaskChanged;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Task;
import dev.muster.review.ActionItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks, the review and its action items: whoever answers for one is told, and the tools keep track. */
enum FollowUp implements Automation {
    WhenReviewRequestedThenCreateTicket,
    WhenReviewBeginsThenCreateDocument,
    WhenReviewRequestedThenSchedule,
    WhenReviewRequestedThenTellTheOwner,
    WhenReviewCompletedThenTellTheChannel,
    WhenActionItemAddedThenCreateTicket,
    WhenActionItemGivenThenTellTheOwner,
    WhenTaskGivenThenTellTheOwner;

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenReviewRequestedThenCreateTicket -> whenReviewRequestedThenCreateTicket(occasion);
            case WhenReviewBeginsThenCreateDocument -> whenReviewBeginsThenCreateDocument(occasion);
            case WhenReviewRequestedThenSchedule -> whenReviewRequestedThenSchedule(occasion);
            case WhenReviewRequestedThenTellTheOwner -> whenReviewRequestedThenTellTheOwner(occasion);
            case WhenReviewCompletedThenTellTheChannel -> whenReviewCompletedThenTellTheChannel(occasion);
            case WhenActionItemAddedThenCreateTicket -> whenActionItemAddedThenCreateTicket(occasion);
            case WhenActionItemGivenThenTellTheOwner -> whenActionItemGivenThenTellTheOwner(occasion);
            case WhenTaskGivenThenTellTheOwner -> whenTaskGivenThenTellTheOwner(occasion);
        };
    }

    /** Follow-up tickets go where the incident has its own; a plan may also list them alone. */
    private static boolean hasTickets(Occasion occasion, ResourceKind kind) {
        return Living.has(occasion, ResourceKind.TICKET)
                || occasion.plan().resources().contains(kind);
    }

    /** Nobody is told of what they did themselves. */
    private static List<Intended> tellOwner(Occasion occasion, String id, @Nullable String owner, Words words) {
        boolean isOwn = occasion.circumstances().by().isPerson()
                && occasion.circumstances().by().id().equals(owner);
        return owner == null || isOwn ? List.of() : Saying.tell(Ids.each(id, occasion), List.of(owner), words);
    }

    private static List<Intended> whenReviewRequestedThenCreateTicket(Occasion occasion) {
        return occasion.event() instanceof ReviewRequested
                        && occasion.policy().review().ticket()
                        && hasTickets(occasion, ResourceKind.REVIEW_TICKET)
                ? List.of(Intended.now(Ids.CREATE_REVIEW_TICKET, new CreateTicket("review", ""), Lane.PAPERWORK))
                : List.of();
    }

    private static List<Intended> whenReviewBeginsThenCreateDocument(Occasion occasion) {
        boolean begins = occasion.event() instanceof ReviewRequested || occasion.event() instanceof ReviewStarted;
        return begins && occasion.plan().resources().contains(ResourceKind.REVIEW_DOCUMENT)
                ? List.of(Intended.now(Ids.CREATE_REVIEW_DOCUMENT, new CreateDocument("review"), Lane.PAPERWORK))
                : List.of();
    }

    private static List<Intended> whenReviewRequestedThenSchedule(Occasion occasion) {
        return occasion.event() instanceof ReviewRequested event
                        && occasion.plan().resources().contains(ResourceKind.REVIEW_MEETING)
                ? List.of(Intended.now(
                                Ids.each("schedule-review", occasion),
                                new ScheduleReview(event.dueAt()),
                                Lane.PAPERWORK)
                        .replacing("schedule-review"))
                : List.of();
    }

    private static List<Intended> whenReviewRequestedThenTellTheOwner(Occasion occasion) {
        return occasion.event() instanceof ReviewRequested event && event.owner() != null
                ? tellOwner(
                        occasion,
                        "told-review",
                        event.owner(),
                        Saying.words(
                                Templates.REVIEW_YOURS, "due", event.dueAt().toString()))
                : List.of();
    }

    private static List<Intended> whenReviewCompletedThenTellTheChannel(Occasion occasion) {
        return occasion.event() instanceof ReviewCompleted event
                ? Saying.post(
                        occasion,
                        Ids.each("told-review", occasion),
                        Saying.words(
                                Templates.REVIEW_COMPLETED,
                                "text",
                                event.outcome(),
                                "people",
                                String.join(",", event.participants())))
                : List.of();
    }

    private static List<Intended> whenActionItemAddedThenCreateTicket(Occasion occasion) {
        return occasion.event() instanceof ActionItemAdded event && hasTickets(occasion, ResourceKind.ACTION_TICKET)
                ? List.of(Intended.now(
                        "create-action-item-" + event.item().id(),
                        new CreateTicket("action-item", event.item().id()),
                        Lane.PAPERWORK))
                : List.of();
    }

    private static List<Intended> whenActionItemGivenThenTellTheOwner(Occasion occasion) {
        ActionItem item = occasion.event() instanceof ActionItemAdded added ? added.item() : null;
        if (occasion.event() instanceof ActionItemChanged changed && isHandedOn(occasion, changed.item())) {
            item = changed.item();
        }
        return item == null
                ? List.of()
                : tellOwner(
                        occasion,
                        "told-action-item",
                        item.owner(),
                        Saying.words(
                                Templates.ACTION_ITEM_YOURS,
                                "item",
                                item.id(),
                                "text",
                                item.title(),
                                "priority",
                                item.priority().name(),
                                "due",
                                item.dueAt().toString()));
    }

    private static boolean isHandedOn(Occasion occasion, ActionItem item) {
        ActionItem before = occasion.before() == null
                ? null
                : occasion.before().work().actionItems().get(item.id());
        return before == null || !before.owner().equals(item.owner());
    }

    private static List<Intended> whenTaskGivenThenTellTheOwner(Occasion occasion) {
        Task task = occasion.event() instanceof TaskAdded added ? added.task() : null;
        if (occasion.event() instanceof TaskChanged changed && isHandedOn(occasion, changed.task())) {
            task = changed.task();
        }
        return task == null
                ? List.of()
                : tellOwner(
                        occasion,
                        "told-task",
                        task.owner(),
                        Saying.words(
                                Templates.TASK_YOURS,
                                "task",
                                task.id(),
                                "text",
                                task.title(),
                                "due",
                                task.dueAt() == null ? null : task.dueAt().toString()));
    }

    private static boolean isHandedOn(Occasion occasion, Task task) {
        Task before = occasion.before() == null
                ? null
                : occasion.before().work().tasks().get(task.id());
        return before == null || before.owner() == null || !before.owner().equals(task.owner());
    }
}
