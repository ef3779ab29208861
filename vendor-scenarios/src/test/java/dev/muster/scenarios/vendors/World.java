package dev.muster.scenarios.vendors;

import dev.muster.playbook.Playbook;
import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What outlives every process: time, the store, the vendors, and the count of the calls that all processes make. */
final class World implements AutoCloseable {

    static final String STORE = "store.";

    /** How long a call takes: no two are made at the same instant. */
    private static final Duration A_CALL = Duration.ofMillis(1);

    private final Vendors vendors = new Vendors();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore(vendors.time);
    private final Playbook playbook;
    private final List<Kill> kills;
    private final List<String> calls = new ArrayList<>();
    private int struck;
    private int nodes;
    private Node node;

    World(Playbook playbook, List<Kill> kills) {
        this.playbook = playbook;
        this.kills = List.copyOf(kills);
        vendors.servers().forEach(server -> server.fate(this::fate));
        this.node = new Node(this, "node-0");
    }

    Vendors vendors() {
        return vendors;
    }

    Playbook playbook() {
        return playbook;
    }

    InMemoryIncidentStore store() {
        return store;
    }

    /** The process that runs now: a new one when the last was killed. */
    Node node() {
        if (node.isDead()) {
            node.close();
            vendors.time.advance(Duration.ofSeconds(1));
            nodes++;
            node = new Node(this, "node-" + nodes);
        }
        return node;
    }

    /** Each call that was made, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Each request to a vendor, in the order in which they came in. */
    List<String> requests() {
        return calls().stream().filter(call -> !call.startsWith(STORE)).toList();
    }

    /** How many processes were killed. */
    synchronized int struck() {
        return struck;
    }

    /** Counts a call of the process that runs now; how that dies of it, if it does. */
    synchronized Optional<Kill> arrive(String call) {
        vendors.time.advance(A_CALL);
        calls.add(call);
        Optional<Kill> kill =
                kills.stream().filter(each -> each.step() == calls.size()).findFirst();
        kill.ifPresent(each -> {
            struck++;
            calls.set(calls.size() - 1, call + "   <== " + each);
            node.die();
        });
        return kill;
    }

    private Optional<Fault> fate(Heard request) {
        return node.isDead()
                ? Optional.of(Fault.RESET_BEFORE)
                : arrive(request.route()).map(kill -> kill.applied() ? Fault.RESET_AFTER : Fault.RESET_BEFORE);
    }

    @Override
    public void close() {
        node.close();
        vendors.close();
    }
}
