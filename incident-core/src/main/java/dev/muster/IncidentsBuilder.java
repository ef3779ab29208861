package dev.muster;

import dev.muster.internal.carry.StandardCarriers;
import dev.muster.internal.engine.CallRunner;
import dev.muster.internal.engine.Carriers;
import dev.muster.internal.engine.Condition;
import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.EffectWorker;
import dev.muster.internal.engine.EngineSettings;
import dev.muster.internal.engine.GuardedCalls;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.NumberedIds;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.engine.Voice;
import dev.muster.internal.intake.Inbox;
import dev.muster.internal.intake.MarkedMessages;
import dev.muster.internal.intake.Meanings;
import dev.muster.lifecycle.Recorded;
import dev.muster.playbook.Playbook;
import dev.muster.spi.Provider;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Incidents}. Not thread-safe.
 *
 * <p>Defaults:
 *
 * <ul>
 *   <li>playbook: the profile {@code minimal}
 *   <li>store: the one provider that offers one; none or several is an error
 *   <li>clock: the system's, in UTC
 *   <li>ids: {@code INC-1}, {@code INC-2}, …
 *   <li>workers: none; the host calls {@link Engine#runOnce}
 *   <li>lease 60 s, call time-out 15 s, share of each tool's limits 1
 * </ul>
 */
public final class IncidentsBuilder {

    private static final String ENGINE = "engine";

    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final List<BiConsumer<String, Recorded>> listeners = new ArrayList<>();
    private Playbook playbook = Playbook.profile("minimal");
    private @Nullable IncidentStore store;
    private InstantSource clock = InstantSource.system();
    private @Nullable Supplier<String> ids;
    private String worker = "worker-" + ProcessHandle.current().pid();
    private Duration lease = Duration.ofSeconds(60);
    private Duration callTimeout = Duration.ofSeconds(15);
    private double paceShare = 1;
    private int workers;

    IncidentsBuilder() {}

    /** With this playbook. */
    public IncidentsBuilder playbook(Playbook book) {
        this.playbook = Objects.requireNonNull(book, "playbook");
        return this;
    }

    /** With this provider, under its own name. It stays the host's to close. */
    public IncidentsBuilder provider(Provider provider) {
        Provider before = providers.put(provider.name(), Objects.requireNonNull(provider, "provider"));
        if (before != null && before != provider) {
            throw new IllegalArgumentException("two providers are named '" + provider.name() + "': give one of them another name");
        }
        return this;
    }

    /** On this store, instead of a provider's. */
    public IncidentsBuilder store(IncidentStore incidentStore) {
        this.store = Objects.requireNonNull(incidentStore, "store");
        return this;
    }

    /** Told the time by this clock. */
    public IncidentsBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "clock");
        return this;
    }

    /** With ids from here; each must be new. */
    public IncidentsBuilder ids(Supplier<String> source) {
        this.ids = Objects.requireNonNull(source, "ids");
        return this;
    }

    /** Telling this listener. */
    public IncidentsBuilder listener(IncidentListener listener) {
        Objects.requireNonNull(listener, "listener");
        listeners.add(listener::happened);
        return this;
    }

    /** Under this name in reports; the process id by default. */
    public IncidentsBuilder worker(String name) {
        this.worker = Objects.requireNonNull(name, "worker");
        return this;
    }

    /** Holding claims this long; at least twice the call time-out. */
    public IncidentsBuilder lease(Duration length) {
        this.lease = Objects.requireNonNull(length, "lease");
        return this;
    }

    /** Waiting this long for a tool's answer. */
    public IncidentsBuilder callTimeout(Duration length) {
        this.callTimeout = Objects.requireNonNull(length, "callTimeout");
        return this;
    }

    /** Using this share of each tool's limits: less than 1 when several processes share one tool. */
    public IncidentsBuilder paceShare(double share) {
        this.paceShare = share;
        return this;
    }

    /** With this many threads for each provider, which start with {@link #build} and end with {@link Incidents#close}. */
    public IncidentsBuilder workers(int threadsForEachProvider) {
        if (threadsForEachProvider < 0) {
            throw new IllegalArgumentException("workers is " + threadsForEachProvider + ": expected 0 or more");
        }
        this.workers = threadsForEachProvider;
        return this;
    }

    /** Makes it. */
    public Incidents build() {
        Tools tools = new Tools(providers);
        IncidentStore usedStore = store == null ? theStore() : store;
        EngineSettings settings = settings();
        Playbook book = playbook;
        Carriers carriers = StandardCarriers.with(usedStore);
        Desk desk = new Desk(usedStore, () -> book, carriers, tools, listeners);
        Supplier<String> given = ids;
        Ids usedIds = given == null ? new NumberedIds(usedStore) : race -> given.get();
        Condition condition = new Condition();
        @Nullable ExecutorService threads = workers == 0 ? null : Executors.newCachedThreadPool(IncidentsBuilder::daemon);
        CallRunner calls = threads == null ? CallRunner.DIRECT : new GuardedCalls(threads);
        Voice voice = new dev.muster.internal.carry.PlainVoice();
        EffectWorker effects =
                new EffectWorker(desk, carriers, tools, new EffectWorker.Surroundings(settings, calls, condition, () -> voice));
        MarkedMessages marks = new MarkedMessages(desk, tools);
        Meanings meanings = new Meanings(desk, usedIds, new dev.muster.internal.intake.NoChat(), marks);
        Inbox inbox = new Inbox(desk, tools, settings, meanings);
        Engine engine = new Engine(usedStore, effects, inbox, condition);
        Workers loops = threads == null ? null : new Workers(engine, clock, threads, names(), workers);
        return new Incidents(new IncidentsParts(desk, usedIds, clock, inbox, marks, engine, List.of(), loops));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(providers.keySet());
        names.add(ENGINE);
        return names;
    }

    private EngineSettings settings() {
        EngineSettings standard = EngineSettings.standard(worker);
        return new EngineSettings(
                worker,
                lease,
                callTimeout,
                standard.batch(),
                standard.maxAttempts(),
                standard.pageGivesUpAfter(),
                standard.sweepAfter(),
                paceShare);
    }

    private IncidentStore theStore() {
        List<IncidentStore> stores = providers.values().stream()
                .map(Provider::incidentStore)
                .flatMap(java.util.Optional::stream)
                .toList();
        if (stores.size() != 1) {
            throw new IllegalStateException(stores.size() + " of the providers " + providers.keySet()
                    + " offer a store: expected exactly one; add provider-inmemory or provider-jdbc, or name one with store(…)");
        }
        return stores.get(0);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "muster-call");
        thread.setDaemon(true);
        return thread;
    }
}
