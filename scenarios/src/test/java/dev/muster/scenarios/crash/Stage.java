package dev.muster.scenarios.crash;

import dev.muster.InboundAnswer;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentException;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a flow plays: callers who ask again when they got no answer, hosts that start the process again when it died, tools that send a delivery again
 * until it is taken.
 */
final class Stage {

    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    static final Duration A_FEW_MINUTES = Duration.ofMinutes(3);
    static final Instant END = WorldTime.START.plus(Duration.ofDays(60));
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 12;
    private static final int MOST_STEPS = 500;

    private final World world;
    private final List<String> acknowledged = new ArrayList<>(1);
    private @Nullable Host host;
    private @Nullable Consumer<Host> asked;
    private int next;

    Stage(World world) {
        this.world = world;
    }

    /** A host process, which starts the library again when it died. */
    private final class Host {
        private Node node = world.start();

        /** Asks the library for something; false when no answer came. */
        boolean ask(Consumer<Incidents> request) {
            Node asked = node;
            boolean answered = false;
            try {
                request.accept(asked.incidents());
                answered = true;
            } catch (Killed e) {
                if (!asked.isDead()) {
                    world.ledger().breaks("the death of another process reached node " + asked.number());
                }
            } catch (Unavailable | OutcomeUnknown e) {
                world.time().advance(A_MOMENT);
            }
            if (asked.wasInterrupted() && !Thread.interrupted()) {
                world.ledger().breaks("an interrupt was swallowed");
            }
            Thread.interrupted();
            if (asked.isOver()) {
                world.time().advance(A_MOMENT);
                node = world.start();
            }
            return answered;
        }

        /** Carries out what is due until nothing is for a while. */
        void carryOn(Duration horizon) {
            carryOn(() -> world.time().instant().plus(horizon));
        }

        /** Carries out what is due until the next is due later than that. */
        void carryOn(Supplier<Instant> until) {
            for (int step = 0; step < MOST_STEPS; step++) {
                Instant[] due = new Instant[1];
                boolean answered =
                        ask(incidents -> due[0] = incidents.engine().nextDue().orElse(Instant.MAX));
                if (answered && due[0].isAfter(until.get())) {
                    return;
                }
                if (answered) {
                    world.time().until(due[0]);
                    ask(incidents -> incidents.engine().runOnce(node.now()));
                }
            }
            world.ledger().breaks("work does not end: after " + MOST_STEPS + " steps something is still due");
        }
    }

    World world() {
        return world;
    }

    /** The incidents whose declaration was answered. */
    List<String> acknowledged() {
        return acknowledged;
    }

    void play() {
        world.flow().prepare(world);
        host = new Host();
        goOn();
    }

    private void goOn() {
        List<Consumer<Stage>> steps = world.flow().steps();
        while (next < steps.size()) {
            steps.get(next++).accept(this);
        }
    }

    /** What the flow is about begins now. */
    void begin() {
        world.begin();
    }

    /** The incident of this run. */
    String incident() {
        return acknowledged.isEmpty() ? "" : acknowledged.get(0);
    }

    /** Somebody declares; without an answer they do so again, under the same key. */
    void declare(Declaration declaration) {
        String[] known = new String[1];
        insist(
                true,
                host -> host.ask(incidents -> {
                    String answer = incidents.declare(declaration).id();
                    if (known[0] != null && !known[0].equals(answer)) {
                        world.ledger()
                                .breaks("the same declaration was answered with " + known[0] + " and with " + answer);
                    }
                    known[0] = answer;
                    acknowledged.add(answer);
                }));
    }

    /** Somebody declares without a key: told that nothing was written they declare again; without an answer they look first. */
    void declareWithoutKey(Declaration declaration) {
        boolean[] look = new boolean[1];
        insist(
                false,
                host -> host.ask(incidents -> {
                    String id = look[0]
                            ? incidents.query(SummaryQuery.all(10)).stream()
                                    .map(Summary::stream)
                                    .findFirst()
                                    .orElse(null)
                            : null;
                    if (id == null) {
                        look[0] = true;
                        try {
                            id = incidents.declare(declaration).id();
                        } catch (Unavailable e) {
                            look[0] = false;
                            throw e;
                        }
                    }
                    acknowledged.add(id);
                }));
    }

    /** Somebody changes an incident; without an answer they look whether it happened, and if not do it again. */
    void tell(Class<? extends Event> step, Consumer<Incident> change) {
        boolean[] look = new boolean[1];
        insist(true, host -> {
            boolean[] isDone = new boolean[1];
            host.ask(incidents -> {
                isDone[0] = look[0] && happened(incidents, step);
                if (!isDone[0]) {
                    look[0] = true;
                    try {
                        change.accept(incidents.get(incident()));
                        isDone[0] = true;
                    } catch (IncidentException e) {
                        isDone[0] = happened(incidents, step);
                    }
                }
            });
            return isDone[0];
        });
    }

    private boolean happened(Incidents incidents, Class<? extends Event> step) {
        return incidents.history(incident()).stream().anyMatch(recorded -> step.isInstance(recorded.event()));
    }

    /** The tools send what they have to tell, and send it again until it is taken. */
    List<Delivery> deliver() {
        List<Delivery> all = world.tools().drainDeliveries();
        all.forEach(this::deliver);
        return all;
    }

    /** A tool sends something until it is taken. */
    void deliver(Delivery delivery) {
        int[] tries = new int[1];
        insist(true, host -> {
            int[] status = new int[1];
            host.ask(incidents ->
                    status[0] = receive(incidents, delivery, tries[0]++).status());
            return status[0] / 100 == 2;
        });
    }

    private InboundAnswer receive(Incidents incidents, Delivery delivery, int before) {
        if (before == 0) {
            return incidents.receive(world.tools().name(), delivery);
        }
        Map<String, List<String>> headers = new HashMap<>(delivery.headers());
        headers.put("x-retry-num", List.of(Integer.toString(before)));
        return incidents.receive(
                world.tools().name(), new Delivery(delivery.route(), headers, delivery.body(), delivery.receivedAt()));
    }

    /** The host carries out what is due within the next few minutes. */
    void carryOn() {
        present().carryOn(A_FEW_MINUTES);
    }

    /** Time passes, while the host carries out what comes due. */
    void wait(Duration time) {
        Instant until = world.time().instant().plus(time);
        present().carryOn(time);
        world.time().until(until);
    }

    /** Nothing goes wrong any more: another process takes over and carries out all there is. */
    void finish() {
        Host last = new Host();
        host = last;
        last.carryOn(() -> END);
        world.end();
    }

    /** What the library tells at the end. */
    <T> T told(Function<Incidents, T> question) {
        return question.apply(present().node.incidents());
    }

    /** The process stands still for a time; another one does what is due, and what the caller asks for there. */
    void takeOver(Duration pause, Duration horizon) {
        world.time().advance(pause);
        Host other = new Host();
        Consumer<Host> again = asked;
        if (again != null) {
            again.accept(other);
        }
        other.carryOn(horizon);
    }

    /** The process stands still until everybody else has done all they had to do. */
    void goOnWithout(Duration pause) {
        Host asleep = host;
        takeOver(pause, A_FEW_MINUTES);
        host = new Host();
        goOn();
        host = asleep;
    }

    /** A listener asks the library how things stand. */
    void look(Node node) {
        Incidents incidents = node.incidents();
        incidents
                .query(SummaryQuery.all(10))
                .forEach(found -> incidents.get(found.stream()).history());
        incidents.engine().health();
    }

    /** A listener lets the library work. */
    void reenter(Node node) {
        node.incidents().engine().runOnce(node.now());
    }

    private Host present() {
        return Objects.requireNonNull(host, "host");
    }

    /** Asks until the answer is there; with {@code elsewhere}, another process too while the one that was asked stands still. */
    private void insist(boolean elsewhere, Predicate<Host> request) {
        Consumer<Host> before = asked;
        asked = elsewhere ? other -> requestOf(other, request) : null;
        boolean answered = false;
        for (int tries = 0; tries < MOST_TRIES && !answered; tries++) {
            answered = request.test(present());
        }
        asked = before;
        if (!answered) {
            world.ledger().breaks("asked " + MOST_TRIES + " times and got no answer");
        }
    }

    private void requestOf(Host other, Predicate<Host> request) {
        Consumer<Host> outer = asked;
        asked = null;
        var unused = request.test(other); // whoever stands still asks again when it goes on
        asked = outer;
    }
}
