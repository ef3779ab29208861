package dev.muster.scenarios.crash;

import dev.muster.lifecycle.Recorded;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that outlives a process: time, store, tools, and the count of calls that all processes make. */
final class World {

    /** Operations that make something and that a tool may find again. */
    private static final Set<Operation> FINDABLE = EnumSet.of(
            Operation.CONVERSATION_OPEN,
            Operation.CONVERSATION_POST,
            Operation.TICKET_CREATE,
            Operation.TICKET_COMMENT,
            Operation.PAGE,
            Operation.PAGE_NOTE,
            Operation.DOCUMENT_CREATE,
            Operation.FOLDER_CREATE,
            Operation.MEETING_SCHEDULE,
            Operation.BRIDGE_OPEN,
            Operation.STATUS_PUBLISH);

    /** Operations that send something and that no contract finds again: either the tool knows the key, or it has no handle. */
    private static final Set<Operation> SENT = EnumSet.of(Operation.CONVERSATION_WHISPER, Operation.MAIL_SEND);

    /** How long a call takes: no two of them are made at the same instant. */
    private static final Duration A_CALL = Duration.ofMillis(1);

    private final Flow flow;
    private final RepeatSafety safety;
    private final Plant plant;
    private final Fault[] faults;
    private final WorldTime time = new WorldTime();
    private final IncidentStore store;
    private final InMemoryProvider tools;
    private final Ledger ledger = new Ledger(time);
    private final Stage stage = new Stage(this);
    private final @Nullable List<String> table;
    private final Map<String, Integer> heard = new HashMap<>();
    private CallKind[] calls = new CallKind[256];
    private int count;
    private int from = 1;
    private int nextFault;
    private int struck;
    private int nodes;
    private boolean ended;

    World(Schedule schedule, Plant plant, boolean traced) {
        this.flow = schedule.flow();
        this.safety = schedule.safety();
        this.plant = plant;
        this.store = plant.store(time);
        this.faults = schedule.faults().toArray(Fault[]::new);
        this.tools = tools(safety, time);
        this.table = traced ? new ArrayList<>() : null;
    }

    /** Tools of which all that make something are of one class. */
    static InMemoryProvider tools(RepeatSafety chosen, InstantSource clock) {
        InMemoryProvider.Builder builder = InMemoryProvider.builder().clock(clock);
        if (chosen != RepeatSafety.UNIQUE_NAME) {
            FINDABLE.forEach(operation -> builder.safety(operation, chosen));
            boolean keyed = chosen == RepeatSafety.NATURAL || chosen == RepeatSafety.NATIVE_KEY;
            SENT.forEach(operation -> builder.safety(operation, keyed ? chosen : RepeatSafety.NONE));
        }
        return builder.build();
    }

    Flow flow() {
        return flow;
    }

    RepeatSafety safety() {
        return safety;
    }

    Plant plant() {
        return plant;
    }

    WorldTime time() {
        return time;
    }

    IncidentStore store() {
        return store;
    }

    /** The ids of all incidents, in order. */
    List<String> streams() {
        if (store instanceof InMemoryIncidentStore memory) {
            return memory.streams();
        }
        return store.query(SummaryQuery.all(1_000)).stream()
                .map(Summary::stream)
                .sorted()
                .toList();
    }

    InMemoryProvider tools() {
        return tools;
    }

    Ledger ledger() {
        return ledger;
    }

    Stage stage() {
        return stage;
    }

    Node start() {
        return new Node(this, nodes++);
    }

    /** What the calls touched, in order. */
    CallKind[] calls() {
        return Arrays.copyOf(calls, count);
    }

    int count() {
        return count;
    }

    /** What the flow is about begins now: what came before is only how it got here. */
    void begin() {
        from = count + 1;
    }

    /** The first call of what the flow is about. */
    int from() {
        return from;
    }

    /** The run is over: what is asked from now on is not part of it. */
    void end() {
        ended = true;
    }

    /** How many of the faults struck. */
    int struck() {
        return struck;
    }

    /** Counts a call that a node is about to make; the fault that strikes it, if one does. */
    @Nullable Fault arrive(Node node, Site site, Object @Nullable [] arguments) {
        if (ended) {
            return null;
        }
        if (count == calls.length) {
            calls = Arrays.copyOf(calls, count * 2);
        }
        calls[count++] = site.kind();
        time.advance(A_CALL);
        ledger.about(node.number(), site);
        Fault fault = nextFault < faults.length && faults[nextFault].call() == count ? faults[nextFault++] : null;
        if (table != null) {
            table.add(Trace.line(count, time.instant(), node.number(), site.name(), arguments)
                    + (fault == null ? "" : "   <== " + fault.kind()));
        }
        if (fault != null && fault.kind().fits(calls[count - 1])) {
            struck++;
            return fault;
        }
        return null;
    }

    /** Notes a call that was carried out, whatever its caller learns of it. */
    void carriedOut(int node, Site site, Object @Nullable [] arguments, @Nullable Object answer) {
        ledger.carriedOut(node, site, arguments, answer);
        if (table != null && answer != null) {
            table.add("        -> " + Trace.text(answer));
        }
        if (site.kind() == CallKind.TOOL_WRITE) {
            flow.react(this, site, answer);
        }
    }

    void heard(String incident, Recorded event) {
        heard.merge(incident + '#' + event.sequence(), 1, Integer::sum);
    }

    /** How often listeners of any process were told of each event. */
    Map<String, Integer> heard() {
        return heard;
    }

    /** Every call of the run, for a person to read. */
    String table() {
        return table == null ? "" : String.join("\n", table);
    }
}
