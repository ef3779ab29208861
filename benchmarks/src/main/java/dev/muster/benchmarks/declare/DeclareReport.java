package dev.muster.benchmarks.declare;

import dev.muster.benchmarks.measure.Figures;
import dev.muster.benchmarks.measure.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures declarations, ours and the replay one after the other in each round, and tells them as a part of the document. */
public final class DeclareReport {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final double ROUND_TRIP_MILLIS = Vendors.PAGERDUTY.toMillis();

    private final CriticalPath critical = CriticalPath.ofTheIncident();
    private final Figures paged = new Figures();
    private final Figures channel = new Figures();
    private final Figures ready = new Figures();
    private final Figures theirPaged = new Figures();
    private final Figures theirChannel = new Figures();
    private final Figures theirReady = new Figures();
    private final List<String> loads = new ArrayList<>();
    private int calls;
    private int theirCalls;

    /** Makes it; nothing is started yet. */
    public DeclareReport() {}

    /**
     * Measures.
     *
     * @throws IllegalStateException when the two did not leave the same behind
     */
    public String run() throws IOException, InterruptedException {
        Run warm = OurDeclare.run();
        check(warm, warm);
        for (int round = 0; round < ROUNDS; round++) {
            loads.add(Machine.load());
            Run ours = OurDeclare.run();
            Run theirs = DispatchReplay.run();
            check(ours, theirs);
            paged.add(ours.paged());
            channel.add(ours.channel());
            ready.add(ours.ready());
            theirPaged.add(theirs.paged());
            theirChannel.add(theirs.channel());
            theirReady.add(theirs.ready());
            calls = Math.max(calls, ours.calls());
            theirCalls = theirs.calls();
        }
        return text();
    }

    private static void check(Run ours, Run theirs) {
        if (!ours.end().equals(theirs.end())) {
            throw new IllegalStateException(
                    "the arms left different things behind:\n" + ours.end() + "\n" + theirs.end());
        }
    }

    private String text() {
        return """
                ## From a declaration until everything is ready

                ```
                mvn -q -B -Pbenchmarks -Dbench=declare -Dquick -DskipTests -pl benchmarks -am package
                ```

                Machine: %s; vendors and client on it. The vendors are servers on the loopback address that answer after %d ms (Slack), %d ms (PagerDuty) and %d ms (Jira).
                Rounds: %d, after one that does not count. Figures are minimum / median / maximum of the rounds in milliseconds; ratios are of the same round.

                Before each round:

                - %s

                One incident: Ann reports it, Cy is on call for the service and is paged, Bob is brought in by a rule and Dee as the on-call of another service. There is a channel with the four of them, a pinned card and a bookmark of the ticket, and a ticket with a link to the channel. *Muster* is a new process each time, which knows nobody yet, with %d threads for each provider. *Replay* makes the requests of Netflix Dispatch to the same three vendors (performance of its own code not included) one after the other, as counted in its source; it is no run of Dispatch. It was checked in each round that both left the same channel, members, pin, bookmark, ticket, link and page behind. What is refreshed some seconds later by design (card, topic, a note to the page) is not in *ready*.

                | | Muster | replay | replay and its 10 s of sleeps | replay over Muster |
                |---|---|---|---|---|
                | page is at the vendor | %s | %s | %s | %s |
                | there is a channel | %s | %s | | %s |
                | everything is ready | %s | %s | %s | %s |
                | requests | %d | %d | | |

                - page over one round trip of %.0f ms: %s (goal: at most 1.2)
                - ready over the critical path of %.0f ms: %s (goal: at most 1.3). It is the longest chain of requests that cannot be worded before the one before is answered, in whatever order one makes them: %s. Who we are, the mark by which a channel is found again, its topic, and the mention of the reporter in the ticket are not in it.
                """.formatted(
                        Machine.description(),
                        Vendors.SLACK.toMillis(),
                        Vendors.PAGERDUTY.toMillis(),
                        Vendors.JIRA.toMillis(),
                        ROUNDS,
                        String.join("\n- ", loads),
                        OurDeclare.THREADS,
                        paged.text(),
                        theirPaged.text(),
                        withSleeps(theirPaged),
                        theirPaged.over(paged).text(),
                        channel.text(),
                        theirChannel.text(),
                        theirChannel.over(channel).text(),
                        ready.text(),
                        theirReady.text(),
                        withSleeps(theirReady),
                        theirReady.over(ready).text(),
                        calls,
                        theirCalls,
                        ROUND_TRIP_MILLIS,
                        paged.over(times(ROUND_TRIP_MILLIS)).text(),
                        critical.millis(),
                        ready.over(times(critical.millis())).text(),
                        critical.text());
    }

    private static String withSleeps(Figures figures) {
        return String.format(Locale.ROOT, "%,.0f (median)", figures.median() + DispatchReplay.SLEEPS_MILLIS);
    }

    private static Figures times(double figure) {
        Figures same = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            same.add(figure);
        }
        return same;
    }
}
