package dev.muster;

import dev.muster.automation.Unreached;
import dev.muster.engagement.ServiceOnCall;
import dev.muster.internal.chat.ServiceFinder;
import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Fatal;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.intake.AlertIntake;
import dev.muster.internal.intake.Inbox;
import dev.muster.internal.intake.MarkedMessages;
import dev.muster.internal.process.Step;
import dev.muster.internal.startup.ClockCheck;
import dev.muster.internal.startup.Origin;
import dev.muster.internal.startup.RoomsCheck;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.WorkQueue;
import dev.muster.playbook.Playbook;
import dev.muster.spi.Provider;
import dev.muster.spi.alert.Alert;
import dev.muster.spi.config.Finding;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All incidents of one host: where everything begins. Thread-safe. Two of them in one JVM share nothing but what the host hands to both.
 *
 * <pre>{@code
 * try (Incidents incidents = Incidents.builder().provider(InMemoryProvider.create(clock)).build()) {
 *   Incident incident = incidents.declare(Declaration.of("Checkout fails for EU customers").affecting("checkout"));
 *   incident = incident.mitigate("traffic moved to us-east", Actor.by("ann@example.com"));
 * }
 * }</pre>
 */
public final class Incidents implements AutoCloseable {

    private final Desk desk;
    private final Ids ids;
    private final InstantSource clock;
    private final Supplier<Inbox> inbox;
    private final AlertIntake alerts;
    private final MarkedMessages marks;
    private final Engine engine;
    private final Tools tools;
    private final List<Finding> wiring;
    private final List<Provider> owned;
    private final @Nullable Workers workers;

    Incidents(IncidentsParts parts) {
        this.desk = parts.desk();
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.inbox = parts.inbox();
        this.alerts = new AlertIntake(desk, ids);
        this.marks = parts.marks();
        this.engine = parts.engine();
        this.tools = parts.tools();
        this.wiring = parts.wiring();
        this.owned = parts.owned();
        this.workers = parts.workers();
    }

    /** A builder. */
    public static IncidentsBuilder builder() {
        return new IncidentsBuilder();
    }

    /**
     * Declares an incident. Returns after its commit, before slow tools answer. The same {@link Declaration#key() key} is the same incident, also from
     * another process and also after a commit whose answer was lost.
     *
     * @throws Refused when the declaration cannot be accepted; the message names the field, the problem and the remedy
     * @throws dev.muster.lifecycle.Conflict when the key stands for another declaration
     * @throws dev.muster.spi.call.Unavailable when the store cannot be reached; nothing is written
     */
    public Incident declare(Declaration declaration) {
        String reporter = declaration.reporter();
        Actor by = reporter == null ? Actor.SYSTEM : Actor.by(reporter);
        return declare(declaration, Circumstances.at(clock.instant(), by));
    }

    /** Declares an incident with nothing but a title. */
    public Incident declare(String title) {
        return declare(Declaration.of(title));
    }

    /** Declares an incident in these circumstances. */
    public Incident declare(Declaration declaration, Circumstances at) {
        Incident declared = handle(desk.declare(declaration, at, ids));
        wake();
        return declared;
    }

    /** Takes an alert in: the incident it belongs to, declared now if a rule of the playbook wants it; empty when none does. */
    public Optional<Incident> alert(Alert alert) {
        Optional<Incident> incident =
                alerts.received(alert.source(), alert, clock.instant()).map(this::handle);
        wake();
        return incident;
    }

    /** Gives a command to an incident, at the clock's time. */
    public Incident tell(String id, Command command, Actor by) {
        return tell(id, command, Circumstances.at(clock.instant(), by));
    }

    /** Gives a command to an incident, in these circumstances: what happened earlier may be recorded now. */
    public Incident tell(String id, Command command, Circumstances at) {
        IncidentState after = desk.tell(id, List.of(command), at, Map.of()).orElseThrow();
        wake();
        return handle(after);
    }

    /**
     * The incident with this id.
     *
     * @throws Refused when there is none
     */
    public Incident get(String id) {
        return find(id).orElseThrow(() -> new Refused(id, "get", "there is no such incident", "check the id"));
    }

    /** The incident with this id, if there is one. */
    public Optional<Incident> find(String id) {
        return desk.load(id).map(this::handle);
    }

    /** The incident that was declared under an idempotency key. */
    public Optional<Incident> declaredFor(String key) {
        return desk.declaredFor(key).map(this::handle);
    }

    /** A page of incidents. */
    public List<Summary> query(SummaryQuery query) {
        return desk.store().query(query);
    }

    /** The open incidents in the order they should be worked on: the worst first, then by priority, then the oldest. */
    public List<Incident> workQueue() {
        List<IncidentState> open = new ArrayList<>();
        SummaryQuery query = SummaryQuery.all(1000).onlyOpen(true);
        for (List<Summary> page = query(query); !page.isEmpty(); page = query(query)) {
            page.forEach(summary -> desk.load(summary.stream()).ifPresent(open::add));
            query = query.nextAfter(page.get(page.size() - 1).stream());
        }
        return WorkQueue.order(open).stream().map(this::handle).toList();
    }

    /**
     * The services that the catalogue has under a tag, by name, each with its owner and who is on call: whom to page for all of them at once, by {@link
     * Incident#page}. One reading call for the catalogue and one for each service; empty when there is no catalogue, or it does not answer.
     */
    public List<ServiceOnCall> servicesTagged(String tag) {
        return new ServiceFinder(tools).tagged(tag, playbook(), clock.instant());
    }

    /** The whole history of an incident. */
    public List<Recorded> history(String id) {
        return desk.history(id);
    }

    List<Unreached> unreached(IncidentState state) {
        return Unreached.of(state, desk.typeOf(state).policy().knowledge());
    }

    /** Reads the marked messages of the incident's channel into its timeline. */
    public Incident syncMarkedMessages(String id) {
        return handle(marks.sync(get(id).details(), clock.instant()));
    }

    /** What declaring would do. Calls nothing and changes nothing. */
    public Preview preview(Declaration declaration) {
        String type = declaration.type() == null ? playbook().defaultType() : declaration.type();
        return preview(
                null, new Command.Declare("PREVIEW-1", declaration.key(null).ofType(type)));
    }

    /** What a command would do to an incident. Calls no tool and changes nothing. */
    public Preview preview(@Nullable String id, Command command) {
        Step step = desk.preview(id, List.of(command), Circumstances.at(clock.instant(), Actor.SYSTEM));
        return new Preview(step.events(), step.intended());
    }

    /**
     * Asks every provider how it is and lists every problem of the set-up at once, each with its cure. Makes reading calls only. Never throws.
     */
    public CheckReport check() {
        List<CheckReport.Tool> checked = new ArrayList<>();
        for (CheckReport.Tool tool : IncidentsBuilder.structure(tools)) {
            Provider provider = tools.named(tool.name()).orElseThrow();
            checked.add(new CheckReport.Tool(
                    tool.name(), tool.version(), tool.origin(), tool.capabilities(), findings(provider)));
        }
        List<Finding> between = new ArrayList<>(wiring);
        between.addAll(ClockCheck.findings(clock, desk.store()));
        between.addAll(new RoomsCheck(tools, playbook()).findings(clock.instant()));
        return new CheckReport(checked, between);
    }

    private static List<Finding> findings(Provider provider) {
        try {
            return List.copyOf(provider.check());
        } catch (RuntimeException | Error e) {
            Fatal.rethrow(e);
            return List.of(Finding.error(
                    provider.name() + " (" + Origin.inWords(provider.getClass()) + ")",
                    "its own check failed: " + e,
                    "tell the provider's author: a check never throws"));
        }
    }

    /**
     * Takes what a tool sends to the host's web server: verified, kept, then answered. Never throws for bad input.
     *
     * @param provider the provider's name
     * @param headers the request's headers
     * @param body the request's raw bytes
     */
    public InboundAnswer receive(String provider, Map<String, List<String>> headers, byte[] body) {
        return receive(provider, new Delivery("", headers, RawBody.of(body), clock.instant()));
    }

    /** Takes a delivery, from whatever it came. */
    public InboundAnswer receive(String provider, Delivery delivery) {
        Inbox.Answer answer = inbox.get().receive(provider, delivery);
        wake();
        return new InboundAnswer(answer.status(), answer.body());
    }

    /** What carries the consequences out. */
    public Engine engine() {
        return engine;
    }

    /** The playbook as it is now. */
    public Playbook playbook() {
        return desk.playbook();
    }

    private void wake() {
        if (workers != null) {
            workers.wake();
        }
    }

    private Incident handle(IncidentState state) {
        return new Incident(this, state);
    }

    /**
     * Stops the workers, if any, and closes the providers that were made here. Calls under way have nine seconds to end; what does not, and what was
     * committed and not done yet, goes on when somebody opens the store again. An interrupted caller waits for none of them and stays interrupted.
     */
    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
        owned.forEach(Provider::close);
    }
}
