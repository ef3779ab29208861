package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Moment;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Priority;
import dev.muster.lifecycle.Source;
import dev.muster.lifecycle.State;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Commands given by somebody. */
final class CommandSteps {

    private static final List<String> TITLES = List.of("Checkout fails", "Search is slow", "Nobody can log in");
    private static final List<String> ROLES = List.of(Role.LEAD, Role.LEAD, Role.COMMUNICATIONS, Role.SCRIBE);
    private static final List<String> SEVERITIES = List.of("MAJOR", "MEDIUM", "MINOR");

    private static final Map<State, List<Command>> ONWARDS = Map.of(
            State.TRIAGE, List.of(new Command.Confirm()),
            State.ACTIVE, List.of(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false)),
            State.MITIGATED, List.of(new Command.Resolve("it works again")),
            State.RESOLVED, List.of(new Command.StartReview("ann@example.com")),
            State.REVIEWING,
                    List.of(new Command.CompleteReview(List.of("ann@example.com"), "learned"), new Command.Close()),
            State.CLOSED, List.of(new Command.Reopen("it is back")));

    private CommandSteps() {}

    static Step next(RandomGenerator random) {
        String by = Steps.one(Steps.PEOPLE, random);
        int number = 1 + random.nextInt(Steps.INCIDENTS);
        return switch (random.nextInt(10)) {
            case 0 -> declare(random, by);
            case 1 -> goOn(by, number);
            case 2, 3 -> course(random, by, number);
            case 4, 5 -> people(random, by, number);
            case 6 -> facts(random, by, number);
            case 7 -> mitigation(random, by, number);
            case 8 -> afterwards(random, by, number);
            default -> words(random, by, number);
        };
    }

    private static Step declare(RandomGenerator random, String by) {
        Declaration declaration = Declaration.of(Steps.one(TITLES, random)).reportedBy(by);
        StringBuilder name = new StringBuilder(Steps.nick(by))
                .append(" declares \"")
                .append(declaration.title())
                .append('"');
        if (random.nextInt(3) > 0) {
            String service = Steps.one(Steps.SERVICES, random);
            declaration = declaration.affecting(service);
            name.append(" of ").append(service);
        }
        if (random.nextInt(2) == 0) {
            String severity = Steps.one(SEVERITIES, random);
            declaration = declaration.withSeverity(severity);
            name.append(", ").append(severity);
        }
        if (random.nextInt(4) == 0) {
            declaration = declaration.unconfirmed();
            name.append(", unconfirmed");
        }
        if (random.nextInt(6) == 0) {
            Confidentiality who = Steps.one(Confidentiality.class, random);
            declaration = declaration.seenBy(who);
            name.append(", ").append(Steps.words(who));
        }
        if (random.nextInt(6) == 0) {
            declaration = declaration.from(Source.EXTERNAL, null);
            name.append(", told from outside");
        }
        if (random.nextInt(4) == 0) {
            declaration = declaration.key("key-" + declaration.title().hashCode());
            name.append(", under a key");
        }
        Declaration whole = declaration;
        return new Step(name.toString(), test -> test.incidents().declare(whole));
    }

    /** What comes next where the incident stands, so that stories get far too. */
    private static Step goOn(String by, int number) {
        return new Step(Steps.nick(by) + " does what comes next in incident " + number, test -> {
            State state = incident(test, number)
                    .map(id -> test.incidents().get(id).state())
                    .orElse(State.MERGED);
            for (Command command : ONWARDS.getOrDefault(state, List.of())) {
                give(test, number, command, by);
            }
        });
    }

    private static Step course(RandomGenerator random, String by, int number) {
        return switch (random.nextInt(11)) {
            case 0 -> tell(by, number, "confirms", new Command.Confirm());
            case 1, 2 -> tell(by, number, "resolves", new Command.Resolve("it works again"));
            case 3 -> tell(by, number, "reopens", new Command.Reopen("it is back"));
            case 4 -> tell(by, number, "cancels", new Command.Cancel("it was nothing"));
            case 5 -> merge(by, number, 1 + random.nextInt(Steps.INCIDENTS));
            case 6 -> tell(by, number, "says that it relapsed in", new Command.Relapse("not gone"));
            case 7 ->
                tell(by, number, "starts the review of", new Command.StartReview(random.nextBoolean() ? by : null));
            case 8 -> tell(by, number, "completes the review of", new Command.CompleteReview(List.of(by), "learned"));
            default -> tell(by, number, "closes", new Command.Close());
        };
    }

    private static Step merge(String by, int number, int into) {
        return new Step(Steps.nick(by) + " merges incident " + number + " into incident " + into, test -> {
            Optional<String> target = incident(test, into);
            if (target.isPresent()) {
                give(test, number, new Command.MergeInto(target.get()), by);
            }
        });
    }

    private static Step people(RandomGenerator random, String by, int number) {
        String whom = Steps.one(Steps.PEOPLE, random);
        String role = Steps.one(ROLES, random);
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                tell(
                        by,
                        number,
                        "makes " + Steps.nick(whom) + " " + role + " of",
                        new Command.AssignRole(role, whom, null));
            case 2 ->
                tell(
                        by,
                        number,
                        "hands " + role + " over to " + Steps.nick(whom) + " in",
                        new Command.AssignRole(role, whom, by));
            case 3 ->
                tell(
                        by,
                        number,
                        "takes " + role + " from " + Steps.nick(whom) + " in",
                        new Command.ReleaseRole(role, whom));
            case 4 -> tell(by, number, "joins", new Command.Join(by, "came"));
            case 5 -> tell(by, number, "leaves", new Command.Leave(by));
            case 6 -> tell(by, number, "acknowledges", new Command.Acknowledge(by));
            case 7 ->
                tell(
                        by,
                        number,
                        "brings " + Steps.nick(whom) + " into",
                        new Command.Engage(
                                List.of(Target.person(whom)), Role.RESPONDER, "asked by " + by, random.nextBoolean()));
            default -> page(random, by, number, whom);
        };
    }

    private static Step page(RandomGenerator random, String by, int number, String whom) {
        String service = Steps.one(Steps.SERVICES, random);
        return switch (random.nextInt(3)) {
            case 0 ->
                tell(
                        by,
                        number,
                        "pages " + Steps.nick(whom) + " for",
                        new Command.Page(List.of(Target.person(whom)), "needed", random.nextBoolean()));
            case 1 ->
                tell(
                        by,
                        number,
                        "pages " + service + " for",
                        new Command.Page(List.of(Target.service(service)), "needed", false));
            default ->
                tell(
                        by,
                        number,
                        "pages all of search for",
                        new Command.Page(List.of(Target.team("searchers"), Target.person(whom)), "all hands", false));
        };
    }

    private static Step facts(RandomGenerator random, String by, int number) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                double share = random.nextInt(11) / 10.0;
                Impact impact = Impact.UNKNOWN
                        .share(share)
                        .critical(random.nextBoolean())
                        .business(random.nextBoolean());
                yield tell(
                        by,
                        number,
                        "says that " + Math.round(share * 100) + "% are hit in",
                        new Command.Classify(impact));
            }
            case 1 -> {
                String severity = Steps.one(SEVERITIES, random);
                yield tell(by, number, "sets " + severity + " in", new Command.OverrideSeverity(severity, "I know"));
            }
            case 2 -> {
                Priority priority = Steps.one(Priority.class, random);
                yield tell(
                        by,
                        number,
                        "gives " + priority + " priority to",
                        new Command.EditFacts(null, null, null, priority, null));
            }
            case 3 -> {
                String service = Steps.one(Steps.SERVICES, random);
                yield tell(
                        by,
                        number,
                        "says that " + service + " is affected in",
                        new Command.EditFacts(null, "more is known", Set.of(service), null, Set.of("known")));
            }
            case 4 -> {
                String title = Steps.one(TITLES, random);
                yield tell(
                        by,
                        number,
                        "calls it \"" + title + "\" in",
                        new Command.EditFacts(title, null, null, null, null));
            }
            default -> correct(by, number, Steps.one(Moment.class, random), Duration.ofMinutes(1 + random.nextInt(60)));
        };
    }

    private static Step correct(String by, int number, Moment moment, Duration earlier) {
        return new Step(
                Steps.nick(by) + " says that incident " + number + " was " + Steps.words(moment) + " "
                        + Spoken.length(earlier) + " ago",
                test -> {
                    Instant at = test.time().now().minus(earlier);
                    give(test, number, new Command.CorrectTime(moment, at, "the graphs say so"), by);
                });
    }

    private static Step mitigation(RandomGenerator random, String by, int number) {
        boolean temporary = random.nextInt(3) == 0;
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                tell(
                        by,
                        number,
                        (temporary ? "for now " : "") + "mitigates",
                        new Command.Mitigate("shifted traffic", Steps.one(Mitigation.Kind.class, random), temporary));
            case 2 -> tell(by, number, "verifies the mitigation of", new Command.VerifyMitigation(by));
            case 3 -> tell(by, number, "says that the impact is over in", new Command.ConfirmImpactOver(by));
            case 4 -> tell(by, number, "removes the first mitigation of", new Command.RemoveMitigation("M-1", null));
            default ->
                tell(
                        by,
                        number,
                        "knows the cause of",
                        new Command.RecordCause("a typo", Steps.one(Steps.SERVICES, random), "change"));
        };
    }

    private static Step afterwards(RandomGenerator random, String by, int number) {
        Duration later = Duration.ofDays(1 + random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 ->
                new Step(
                        Steps.nick(by) + " adds a task to incident " + number + ", due after " + Spoken.length(later),
                        test -> give(
                                test,
                                number,
                                new Command.AddTask(
                                        "look at it", by, test.time().now().plus(later)),
                                by));
            case 1 -> tell(by, number, "does the first task of", new Command.CompleteTask("T-1", by));
            case 2 ->
                tell(
                        by,
                        number,
                        "adds an action item to",
                        new Command.AddActionItem(
                                "never again", by, ActionItem.Priority.HIGH, null, ActionItem.Horizon.SHORT));
            case 3 ->
                new Step(
                        Steps.nick(by) + " puts the first action item of incident " + number + " off by "
                                + Spoken.length(later),
                        test -> give(
                                test,
                                number,
                                new Command.ChangeActionItem(
                                        "A-1", by, test.time().now().plus(later), "busy"),
                                by));
            default -> tell(by, number, "does the first action item of", new Command.CompleteActionItem("A-1"));
        };
    }

    private static Step words(RandomGenerator random, String by, int number) {
        if (random.nextBoolean()) {
            return tell(
                    by,
                    number,
                    "posts an update to",
                    new Command.PostUpdate("we look at it", random.nextBoolean() ? Duration.ofMinutes(30) : null));
        }
        Note.Kind kind = Steps.one(Note.Kind.class, random);
        Duration ago = Duration.ofMinutes(random.nextInt(30));
        return new Step(
                Steps.nick(by) + " notes something (" + Steps.words(kind) + ") in incident " + number,
                test -> give(
                        test,
                        number,
                        new Command.TakeNote(
                                null, kind, "as seen", by, test.time().now().minus(ago), null),
                        by));
    }

    private static Step tell(String by, int number, String does, Command command) {
        return new Step(Steps.nick(by) + " " + does + " incident " + number, test -> give(test, number, command, by));
    }

    /** Gives a command, and sees to it that one that is refused changes nothing. */
    private static void give(TestIncidents test, int number, Command command, String by) {
        Optional<String> id = incident(test, number);
        if (id.isEmpty()) {
            return;
        }
        Incident before = test.incidents().get(id.get());
        try {
            test.incidents()
                    .tell(id.get(), command, Circumstances.at(test.time().now(), Actor.by(by)));
        } catch (IncidentException refused) {
            Incident after = test.incidents().get(id.get());
            if (!before.details().equals(after.details())) {
                throw new AssertionError(
                        "it was refused and yet changed " + id.get() + " from " + before.details() + " to "
                                + after.details(),
                        refused);
            }
            throw refused;
        }
    }

    /** The id of the incident that was declared as this one, counted from 1. */
    static Optional<String> incident(TestIncidents test, int number) {
        List<String> ids = Invariants.ids(test);
        return number > ids.size() ? Optional.empty() : Optional.of(ids.get(ids.size() - number));
    }
}
