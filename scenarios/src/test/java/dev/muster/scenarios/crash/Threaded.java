package dev.muster.scenarios.crash;

import dev.muster.IncidentListener;
import dev.muster.Incidents;
import dev.muster.IncidentsBuilder;
import dev.muster.lifecycle.Declaration;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.people.Person;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One incident, carried by threads of the engine that are stopped at one call; then another process carries out the rest. */
final class Threaded implements Wire.Watch {

    /** What happens at the call. */
    enum Strike {
        /** Nothing. */
        NONE,
        /** The thread that makes the call is interrupted. */
        INTERRUPT,
        /** Another thread of the host closes the library. */
        CLOSE_FROM_OUTSIDE,
        /** The thread that makes the call closes the library. */
        CLOSE_FROM_WITHIN
    }

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final Duration REST = Duration.ofMinutes(3);

    private final Strike strike;
    private final int at;
    private final WorldTime time = new WorldTime();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore(time);
    private final InMemoryProvider tools = World.tools(RepeatSafety.NATIVE_KEY, time);
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch struck = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final Incidents incidents;
    private volatile boolean begun;
    private volatile @Nullable Thread interrupted;
    private volatile Duration closing = Duration.ZERO;

    Threaded(Strike strike, int at) {
        this.strike = strike;
        this.at = at;
        tools.pager().service("checkout");
        tools.roster().put("checkout", Person.of("cy@example.org"));
        this.incidents = process("node-0")
                .store(Wire.of(this, IncidentStore.class, store))
                .provider(new WiredTools(this, tools))
                .listener(Wire.of(this, IncidentListener.class, (incident, event) -> {}))
                .workers(2)
                .build();
    }

    private IncidentsBuilder process(String name) {
        return Incidents.builder().playbook(Books.FULL).clock(time).worker(name);
    }

    /** Plays it to its end. */
    void run() {
        begun = true;
        incidents.declare(Declaration.of("Checkout fails")
                .affecting("checkout")
                .withSeverity("MAJOR")
                .key("alert-4711"));
        boolean kept = Thread.interrupted();
        if (interrupted == Thread.currentThread() && !kept) {
            problems.add("the caller's interrupt was swallowed");
        }
        await("the workers carry out what is due", () -> closed.getCount() == 0 || isQuiet());
        if (strike == Strike.INTERRUPT && struck.getCount() == 0) {
            workersGoOn();
        }
        close();
        await(
                "the workers end",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("muster-")));
        finish();
    }

    /** One more incident, which nobody but the workers carries. */
    private void workersGoOn() {
        incidents.declare(Declaration.of("Search fails").withSeverity("MINOR"));
        await("the workers go on after an interrupt", this::isQuiet);
    }

    private boolean isQuiet() {
        return isNothingDue() && isNothingClaimed() && isNothingDue();
    }

    private boolean isNothingDue() {
        Instant due = store.nextDue().orElse(Instant.MAX);
        return due.isAfter(time.instant());
    }

    private boolean isNothingClaimed() {
        return intents().stream().noneMatch(intent -> intent.state() == IntentState.CLAIMED);
    }

    private List<StoredIntent> intents() {
        return store.streams().stream()
                .flatMap(stream -> store.intents(IntentQuery.of(stream)).stream())
                .toList();
    }

    private void await(String what, Condition condition) {
        long until = System.nanoTime() + PATIENCE;
        while (!condition.holds()) {
            if (System.nanoTime() > until) {
                problems.add("this did not come: " + what);
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void close() {
        long began = System.nanoTime();
        incidents.close();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        closing = closing.compareTo(took) < 0 ? took : closing;
        closed.countDown();
    }

    /** Another process carries out what is left, without threads. */
    private void finish() {
        time.advance(Stage.LEASE.plusSeconds(1));
        try (Incidents last = process("node-1").store(store).provider(tools).build()) {
            Instant until = time.instant().plus(REST);
            for (Instant due = time.instant();
                    !due.isAfter(until);
                    due = last.engine().nextDue().orElse(Instant.MAX)) {
                time.until(due);
                last.engine().runOnce(time.instant());
            }
        }
    }

    @Override
    public @Nullable Object call(Site site, Object @Nullable [] arguments, Wire.Deed deed) throws Throwable {
        if (begun && calls.incrementAndGet() == at) {
            strike(site);
        }
        return deed.carryOut();
    }

    private void strike(Site site) {
        switch (strike) {
            case NONE -> {}
            case INTERRUPT -> {
                interrupted = Thread.currentThread();
                Thread.currentThread().interrupt();
            }
            case CLOSE_FROM_OUTSIDE -> new Thread(this::close, "host").start();
            case CLOSE_FROM_WITHIN -> {
                if (site.kind() == CallKind.TOOL_READ || site.kind() == CallKind.TOOL_WRITE) {
                    return; // a tool knows nothing of the library that it serves
                }
                close();
            }
        }
        struck.countDown();
    }

    /** How many calls were made from the declaration on. */
    int calls() {
        return calls.get();
    }

    boolean hasStruck() {
        return struck.getCount() == 0;
    }

    /** How long the longest closing took. */
    Duration closing() {
        return closing;
    }

    /** What went wrong on the way. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** What the first incident left in the tools, and each of its effects that did not come to an end. */
    List<String> left() {
        Census census = new Census(tools);
        String first = store.streams().stream().sorted().findFirst().orElseThrow();
        List<String> left = new ArrayList<>();
        for (StoredIntent intent : store.intents(IntentQuery.of(first))) {
            String kind = intent.intent().kind();
            String key = intent.intent().key().value();
            boolean waits =
                    intent.state() == IntentState.PENDING && intent.dueAt().isAfter(time.instant());
            if (intent.state() == IntentState.PARKED || !intent.state().isEnd() && !waits) {
                left.add(kind + " is " + intent.state() + ": " + intent.detail());
            }
            if (!census.of(key).isEmpty()) {
                left.add(kind + " made " + census.of(key));
            }
        }
        for (String kept : List.of("card", "announcement")) {
            left.add(kept + " " + census.of(first + '/' + kept));
        }
        return left.stream().sorted().toList();
    }

    /** Something that comes to hold. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }
}
