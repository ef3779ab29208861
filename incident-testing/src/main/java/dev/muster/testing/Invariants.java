package dev.muster.testing;

import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.role.Holding;
import dev.muster.role.Role;
import dev.muster.spi.Capability;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.paging.Page;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds for all incidents, whatever happens. */
public final class Invariants {

    private static final Set<String> MAKING =
            Set.of("open-conversation", "create-ticket", "send-page", "create-document", "create-folder");

    private Invariants() {}

    /** What holds at every instant. */
    public static List<Invariant> always() {
        return List.of(historyHasNoGaps(), versionCountsEvents(), replayGivesTheState(), oneLeadAtMost());
    }

    /** What holds when no tool fails any more and time has passed. */
    public static List<Invariant> inTheEnd() {
        return List.of(nothingIsLeftOver(), everythingIsThereOnce());
    }

    /** The events of an incident are numbered 1, 2, 3 … */
    public static Invariant historyHasNoGaps() {
        return each("the history has no gaps", (test, id) -> {
            List<Recorded> history = test.history(id);
            for (int i = 0; i < history.size(); i++) {
                if (history.get(i).sequence() != i + 1) {
                    return "event " + (i + 1) + " has number " + history.get(i).sequence();
                }
            }
            return null;
        });
    }

    /** The version of an incident is the number of its events, in the summary too. */
    public static Invariant versionCountsEvents() {
        return each("the version is the number of events", (test, id) -> {
            int events = test.history(id).size();
            long version = test.incidents().get(id).details().version();
            long summary = test.store().summary(id).map(Summary::version).orElse(-1L);
            return version == events && summary == events
                    ? null
                    : "it has " + events + " events, version " + version + " and summary " + summary;
        });
    }

    /** The history alone gives the incident as it is. */
    public static Invariant replayGivesTheState() {
        return each("the history replayed is the incident", (test, id) -> {
            IncidentState replayed = Evolver.replay(test.history(id));
            IncidentState now = test.incidents().get(id).details();
            return replayed.equals(now) ? null : "replayed it is " + replayed + " and it is " + now;
        });
    }

    /** Nobody leads beside somebody else. */
    public static Invariant oneLeadAtMost() {
        return each("at most one leads at any instant", (test, id) -> {
            List<Holding> leads = test.incidents().get(id).details().team().holdings().stream()
                    .filter(holding -> holding.role().equals(Role.LEAD))
                    .toList();
            for (int i = 0; i < leads.size(); i++) {
                for (int j = i + 1; j < leads.size(); j++) {
                    if (overlap(leads.get(i), leads.get(j))) {
                        return leads.get(i) + " and " + leads.get(j);
                    }
                }
            }
            return null;
        });
    }

    /** Every effect that is due has ended, and none hangs between. */
    public static Invariant nothingIsLeftOver() {
        return Invariant.of("every effect has ended", test -> {
            Instant now = test.time().now();
            return test
                    .store()
                    .intents(new IntentQuery(
                            null, EnumSet.of(IntentState.PENDING, IntentState.CLAIMED), Integer.MAX_VALUE))
                    .stream()
                    .filter(intent -> !intent.dueAt().isAfter(now))
                    .map(intent -> intent.intent().key() + " ("
                            + intent.intent().kind() + ") was due at " + intent.dueAt() + " and is " + intent.state()
                            + " after " + intent.attempts() + " tries: " + intent.detail())
                    .toList();
        });
    }

    /** What was asked for once and is delivered is in the tools exactly once. What people deleted by hand counts as missing. */
    public static Invariant everythingIsThereOnce() {
        return Invariant.of("what was delivered is there exactly once", test -> {
            Map<String, Integer> made = made(test.tools());
            List<String> wrong = new ArrayList<>();
            for (StoredIntent intent : test.store().intents(new IntentQuery(null, Set.of(), Integer.MAX_VALUE))) {
                String key = intent.intent().key().value();
                int count = made.getOrDefault(key, 0);
                boolean delivered = intent.state() == IntentState.DELIVERED
                        && MAKING.contains(intent.intent().kind());
                if (count > 1 || (delivered && count == 0)) {
                    wrong.add(key + " (" + intent.intent().kind() + ", " + intent.state() + " after "
                            + intent.attempts() + " tries) is there " + count + " times");
                }
            }
            return wrong;
        });
    }

    /** All violations, each with its invariant's name. */
    static List<String> violations(List<Invariant> invariants, TestIncidents test) {
        return invariants.stream()
                .flatMap(invariant -> invariant.violations(test).stream().map(found -> invariant.name() + ": " + found))
                .toList();
    }

    private static boolean overlap(Holding a, Holding b) {
        Instant aEnd = a.until() == null ? Instant.MAX : a.until();
        Instant bEnd = b.until() == null ? Instant.MAX : b.until();
        return a.from().isBefore(bEnd) && b.from().isBefore(aEnd);
    }

    private static Map<String, Integer> made(Tools tools) {
        Map<String, Integer> made = new TreeMap<>();
        for (InMemoryProvider tool : tools.all()) {
            Set<Capability> offered = tool.capabilities();
            Stream.of(
                            tool.chat().channels().stream().map(channel -> channel.key()),
                            tool.ticketTool().all().stream().map(ticket -> ticket.key()),
                            tool.files().allDocuments().stream().map(document -> document.key()),
                            tool.files().allFolders().stream().map(folder -> folder.key()))
                    .flatMap(keys -> keys)
                    .filter(Objects::nonNull)
                    .forEach(key -> count(made, key));
            if (offered.contains(Capability.PAGING)) {
                pages(tool).forEach((key, count) -> made.merge(key, count, Integer::sum));
            }
        }
        return made;
    }

    /** A page of its own, or people who were asked to join one. What was resolved counts once, however often it is there: nobody is woken by it. */
    private static Map<String, Integer> pages(InMemoryProvider tool) {
        Map<String, Integer> open = new TreeMap<>();
        tool.pager().pages().forEach(page -> {
            int rings = page.page().state() == Page.State.RESOLVED ? 0 : 1;
            open.merge(page.key().value(), rings, Integer::sum);
            page.joined().forEach(key -> open.merge(key.value(), rings, Integer::sum));
        });
        open.replaceAll((key, count) -> Math.max(1, count));
        return open;
    }

    private static void count(Map<String, Integer> made, @Nullable RequestKey key) {
        if (key != null) {
            made.merge(key.value(), 1, Integer::sum);
        }
    }

    private static Invariant each(String name, ForOne check) {
        return Invariant.of(name, test -> {
            List<String> wrong = new ArrayList<>();
            for (String id : ids(test)) {
                String found = check.violation(test, id);
                if (found != null) {
                    wrong.add(id + ": " + found);
                }
            }
            return wrong;
        });
    }

    /** The ids of all incidents. */
    static List<String> ids(TestIncidents test) {
        List<String> ids = new ArrayList<>();
        SummaryQuery query = SummaryQuery.all(1000);
        for (List<Summary> page = test.store().query(query);
                !page.isEmpty();
                page = test.store().query(query)) {
            page.forEach(summary -> ids.add(summary.stream()));
            query = query.nextAfter(page.get(page.size() - 1).stream());
        }
        return ids;
    }

    private interface ForOne {
        @Nullable String violation(TestIncidents test, String id);
    }
}
