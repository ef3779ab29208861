package dev.muster;

import dev.muster.internal.engine.EngineSettings;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.Lazily;
import dev.muster.internal.engine.NumberedIds;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.startup.Discovery;
import dev.muster.internal.startup.Origin;
import dev.muster.internal.startup.WiringCheck;
import dev.muster.lifecycle.Authorizer;
import dev.muster.lifecycle.Recorded;
import dev.muster.playbook.Playbook;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.config.Finding;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
 *   <li>store: the one provider that offers one; none, or several without {@link #use}, is an error, and so is one that was only found on the class
 *       path ({@link #discover})
 *   <li>clock: the system's, in UTC
 *   <li>ids: {@code INC-1}, {@code INC-2}, …
 *   <li>workers: none; the host calls {@link Engine#runOnce}
 *   <li>lease 60 s, call time-out 15 s, share of each tool's limits 1
 *   <li>authorizer: {@link Authorizer#standard()}: who takes no part in an incident may not cancel it or merge it into another
 * </ul>
 */
public final class IncidentsBuilder {

    private static final String ENGINE = "engine";

    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final List<BiConsumer<String, Recorded>> listeners = new ArrayList<>();
    private @Nullable Playbook playbook;
    private @Nullable IncidentStore store;
    private InstantSource clock = InstantSource.system();
    private @Nullable Supplier<String> ids;
    private Supplier<String> worker =
            Lazily.by(() -> "worker-" + ProcessHandle.current().pid());
    private Duration lease = Duration.ofSeconds(60);
    private Duration callTimeout = Duration.ofSeconds(15);
    private double paceShare = 1;
    private int workers;
    private Authorizer authorizer = Authorizer.standard();
    private @Nullable Settings discovered;
    private @Nullable ClassLoader classLoader;
    private boolean strict;
    private final Map<Capability, String> chosen = new EnumMap<>(Capability.class);

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
            throw new IllegalArgumentException(
                    "two providers are named '" + provider.name() + "': give one of them another name");
        }
        return this;
    }

    /**
     * With providers found on the class path by name: those that the settings name, or all that need none when they name none.
     *
     * <p>Settings that name none are also what a forgotten variable looks like. So every provider that is used unnamed is a warning of {@link
     * Incidents#check}, and its store is not taken: incidents would be lost with the process, and nobody would know. The host names it, picks it with
     * {@link #use}, or gives a {@link #store}.
     *
     * @param settings by provider and setting
     * @return this
     */
    public IncidentsBuilder discover(Settings settings) {
        this.discovered = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /** Looking for providers with this class loader. */
    public IncidentsBuilder classLoader(ClassLoader loader) {
        this.classLoader = Objects.requireNonNull(loader, "classLoader");
        return this;
    }

    /** Failing the start also for a broken provider on the class path that nobody named. */
    public IncidentsBuilder strict(boolean failOnAny) {
        this.strict = failOnAny;
        return this;
    }

    /** Using this provider where several offer a capability, unless the playbook routes it. */
    public IncidentsBuilder use(Capability capability, String provider) {
        chosen.put(Objects.requireNonNull(capability, "capability"), Objects.requireNonNull(provider, "provider"));
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

    /** Asking this authorizer whether a person may give a command, instead of the standard one; see {@link Authorizer#and} for both. */
    public IncidentsBuilder authorizer(Authorizer who) {
        this.authorizer = Objects.requireNonNull(who, "authorizer");
        return this;
    }

    /** Under this name in reports; the process id by default. */
    public IncidentsBuilder worker(String name) {
        Objects.requireNonNull(name, "worker");
        this.worker = () -> name;
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

    /**
     * Makes it.
     *
     * @throws StartupException when the set-up cannot work; its message lists every problem at once, each with its cure
     */
    public Incidents build() {
        List<Finding> findings = new ArrayList<>();
        Map<String, Provider> all = new LinkedHashMap<>(providers);
        List<Provider> owned = discovered(all, findings);
        Tools tools = new Tools(all, chosen);
        Playbook book = playbook == null ? Playbook.profile("minimal") : playbook;
        findings.addAll(new WiringCheck(tools, book).findings());
        IncidentStore usedStore = store == null ? theStore(tools, unnamed(owned), findings) : store;
        CheckReport report = new CheckReport(structure(tools), findings);
        if (usedStore == null || !report.ready()) {
            owned.forEach(Provider::close);
            throw new StartupException(report);
        }
        return assemble(tools, usedStore, book, new Found(owned, findings));
    }

    private List<Provider> discovered(Map<String, Provider> all, List<Finding> findings) {
        if (discovered == null) {
            return List.of();
        }
        Discovery discovery = new Discovery(classLoader, strict);
        List<Provider> made = discovery.make(discovered.byProvider());
        findings.addAll(discovery.findings());
        made.forEach(provider -> all.put(provider.name(), provider));
        return made;
    }

    static List<CheckReport.Tool> structure(Tools tools) {
        List<CheckReport.Tool> structure = new ArrayList<>();
        for (Provider provider : tools.all()) {
            structure.add(new CheckReport.Tool(
                    provider.name(),
                    provider.version(),
                    Origin.of(provider.getClass()),
                    provider.capabilities(),
                    List.of()));
        }
        return structure;
    }

    private record Found(List<Provider> owned, List<Finding> findings) {}

    private Incidents assemble(Tools tools, IncidentStore usedStore, Playbook book, Found found) {
        Supplier<String> given = ids;
        Ids usedIds = given == null ? new NumberedIds(usedStore) : race -> given.get();
        @Nullable EngineThreads threads = workers == 0 ? null : new EngineThreads();
        Assembly parts = new Assembly(
                usedStore, tools, book, listeners, new Assembly.Running(settings(), usedIds, authorizer, threads));
        Engine engine = parts.engine();
        Workers loops = threads == null ? null : new Workers(engine, clock, threads, names(tools), workers);
        if (loops != null) {
            engine.carriedBy(loops);
        }
        return new Incidents(new IncidentsParts(
                parts.desk(),
                usedIds,
                clock,
                parts.inbox(),
                parts.marks(),
                engine,
                tools,
                found.findings(),
                found.owned(),
                loops));
    }

    private static Set<String> names(Tools tools) {
        Set<String> names = new TreeSet<>();
        tools.all().forEach(provider -> names.add(provider.name()));
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

    /** The providers that were found although no setting names them. */
    private Set<String> unnamed(List<Provider> owned) {
        Set<String> names = new TreeSet<>();
        if (discovered != null && discovered.byProvider().isEmpty()) {
            owned.forEach(provider -> names.add(provider.name()));
        }
        return names;
    }

    private @Nullable IncidentStore theStore(Tools tools, Set<String> unnamed, List<Finding> findings) {
        List<String> offering = tools.offering(Capability.INCIDENT_STORE);
        String picked = chosen.get(Capability.INCIDENT_STORE);
        if (picked == null && offering.size() > 1) {
            findings.add(Finding.error(
                    "incident-store",
                    "is offered by " + String.join(" and ", offering),
                    "write .use(Capability.INCIDENT_STORE, \"" + offering.get(0)
                            + "\"), or name a store with .store(…)"));
            return null;
        }
        String name = picked == null && !offering.isEmpty() ? offering.get(0) : picked;
        if (name == null || !offering.contains(name)) {
            findings.add(Finding.error(
                    "incident-store",
                    name == null ? "has no provider: nothing could be kept" : "is not offered by " + name,
                    "add provider-inmemory (for tests and trials) or provider-jdbc, or name a store with .store(…)"));
            return null;
        }
        if (picked == null && unnamed.contains(name)) {
            findings.add(Finding.error(
                    "incident-store",
                    "would be that of " + name + ", which is only on the class path: nobody named it, and a store that "
                            + "needs no setting forgets every incident when the process ends",
                    "name a store with .store(…) or the settings of provider-jdbc; for a test or a trial "
                            + Discovery.naming(name)));
            return null;
        }
        return tools.named(name).flatMap(Provider::incidentStore).orElse(null);
    }
}
