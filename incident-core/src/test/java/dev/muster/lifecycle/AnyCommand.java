package dev.muster.lifecycle;

import dev.muster.engagement.Contact;
import dev.muster.engagement.Target;
import dev.muster.review.ActionItem;
import dev.muster.severity.Impact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Commands of every kind, sensible and not, from a seed. */
final class AnyCommand {

    private static final List<String> PEOPLE = List.of("ann", "bob", "cid", "dan", "");
    private static final List<String> ROLES =
            List.of("lead", "lead", "communications", "scribe", "responder", "captain");
    private static final List<Function<AnyCommand, Command>> KINDS = List.of(
            any -> new Command.Declare("INC-1", Declaration.of("again")),
            any -> new Command.Confirm(),
            any -> new Command.Classify(
                    Impact.UNKNOWN.share(any.random.nextInt(10) / 10.0).business(any.random.nextBoolean())),
            any -> new Command.RecheckSeverity(),
            any -> new Command.OverrideSeverity(any.of("MAJOR", "MEDIUM", "MINOR", "HUGE"), any.of("because", "")),
            any -> new Command.EditFacts(
                    any.of("one", "two", " "), null, Set.of(any.of("db", "web")), any.of(Priority.values()), null),
            any -> new Command.EnterSubstate(any.of("fixing", "dreaming", null)),
            any -> new Command.AssignRole(any.of(ROLES), any.person(), any.of("ann", "", null, null, null)),
            any -> new Command.ReleaseRole(any.of(ROLES), any.person()),
            any -> new Command.Engage(
                    List.of(any.target(), any.target()), any.of(ROLES), "needed", any.random.nextBoolean()),
            any -> new Command.RecordEngaged(List.of(any.person(), any.person()), any.of(ROLES), "on call"),
            any -> new Command.Join(any.person(), "came"),
            any -> new Command.Leave(any.person()),
            any -> new Command.Acknowledge(any.person()),
            any -> new Command.Mitigate(
                    any.of("rolled back", ""), any.of(Mitigation.Kind.values()), any.random.nextBoolean()),
            any -> new Command.VerifyMitigation(any.person()),
            any -> new Command.ConfirmImpactOver(any.person()),
            any -> new Command.RemoveMitigation("M-" + any.random.nextInt(4), any.of("A-1", null)),
            any -> new Command.RecordCause(any.of("a deploy", "a disk"), null, null),
            any -> new Command.Relapse("errors"),
            any -> new Command.Resolve(any.of("works", null)),
            any -> new Command.Reopen("errors"),
            any -> any.random.nextInt(20) == 0 ? new Command.Cancel("a test") : new Command.Relapse("errors"),
            any -> any.random.nextInt(20) == 0
                    ? new Command.MergeInto(any.of("INC-1", "INC-2"))
                    : new Command.Reopen("errors"),
            any -> new Command.StartReview(any.of("ann", null)),
            any -> new Command.CompleteReview(List.of(any.person()), any.of("learned", "")),
            any -> new Command.Close(),
            any -> new Command.AddTask(any.of("look", " "), any.of("ann", null), any.time()),
            any -> new Command.ChangeTask("T-" + any.random.nextInt(4), any.person(), any.time()),
            any -> new Command.CompleteTask("T-" + any.random.nextInt(4), any.person()),
            any -> new Command.AddActionItem(
                    "alert",
                    any.of("ann", null),
                    any.of(ActionItem.Priority.values()),
                    any.time(),
                    ActionItem.Horizon.SHORT),
            any -> new Command.ChangeActionItem(
                    "A-" + any.random.nextInt(4), any.person(), any.time(), any.of("holidays", null)),
            any -> new Command.CompleteActionItem("A-" + any.random.nextInt(4)),
            any -> new Command.TakeNote(
                    any.of("slack-1", "slack-2", null, null),
                    any.of(Note.Kind.values()),
                    any.of("x", "y"),
                    "ann",
                    any.time(),
                    null),
            any -> new Command.RemoveNote(any.of("slack-1", "N-1", "N-2")),
            any -> new Command.PostUpdate("how it stands", any.of(Duration.ofMinutes(10), null)),
            any -> new Command.CorrectTime(any.of(Moment.values()), any.time(), "seen"),
            any -> new Command.Page(List.of(any.target()), any.of("help", "lead"), any.random.nextBoolean()),
            any -> new Command.RecordPageSent(any.page(), "pager", any.of("Q1", "Q2"), List.of(any.person())),
            any -> new Command.RecordPageAcknowledged(any.page(), any.person()),
            any -> new Command.RecordPageEscalated(any.page(), any.random.nextInt(4), any.person()),
            any -> any.random.nextInt(4) == 0
                    ? new Command.RecordPageResolved(any.page(), any.person())
                    : new Command.RecheckSeverity(),
            any -> new Command.RecordPageFailed(any.page(), "no such service"),
            any -> new Command.RecordResource(
                    new Resource(any.of(ResourceKind.values()), "tool", any.of("1", "2"), any.of("a", "b"), null)),
            any -> new Command.RecordDrift(
                    any.of(ResourceKind.values()), any.of("1", "2"), any.of("deleted", "renamed")),
            any -> new Command.RecordArchived(any.random.nextBoolean()),
            any -> any.random.nextBoolean()
                    ? new Command.RecordNotice(any.of("first", "more"), "everybody", any.random.nextBoolean())
                    : new Command.RecordContacted(any.person(), any.of(Contact.values())),
            any -> new Command.RecordParked(any.of("e-1", "e-2"), "CreateTicket", "no such project"),
            any -> new Command.Remind(
                    any.of(Reminder.values()), any.of("", "0", "1", "P-1", "T-1", "A-1"), 1 + any.random.nextInt(4)),
            any -> new Command.Snooze(Reminder.STALE, "", any.of(Duration.ofMinutes(10), Duration.ofHours(1), null)),
            any -> new Command.ArchiveIfDue());

    private final RandomGenerator random;
    private final Instant around;

    private AnyCommand(RandomGenerator random, Instant around) {
        this.random = random;
        this.around = around;
    }

    static Command of(RandomGenerator random, Instant now) {
        return KINDS.get(random.nextInt(KINDS.size())).apply(new AnyCommand(random, now));
    }

    /** One after the other, so that each comes. */
    static List<Command> ofEveryKind(RandomGenerator random, Instant now) {
        return KINDS.stream()
                .map(kind -> kind.apply(new AnyCommand(random, now)))
                .toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <T> @Nullable T of(@Nullable T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String person() {
        return of(PEOPLE);
    }

    private String page() {
        return "P-" + random.nextInt(4);
    }

    private Target target() {
        return new Target(of(List.of(Target.Kind.values())), of(List.of("ann", "bob", "shop", "db")));
    }

    private Instant time() {
        return around.plusSeconds(60L * (random.nextInt(120) - 90));
    }
}
