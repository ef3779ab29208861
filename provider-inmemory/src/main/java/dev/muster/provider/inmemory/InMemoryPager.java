package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.oncall.OnCallShift;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.Page.State;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pager that notifies who is on call in the {@link InMemoryRoster} beside it. A key stands for one page as long as that page is open; once it
 * was resolved the same key makes another one. Thread-safe.
 *
 * <p>As long as no service is named here or in the roster, any service can be paged; after that an unknown one is refused.
 */
public final class InMemoryPager implements Paging {

    private static final int MAX_TITLE = 1_024;

    private final Tool tool;
    private final InMemoryRoster roster;
    private final Map<String, Incident> pages = new LinkedHashMap<>();
    private final Set<String> services = new HashSet<>();
    private final Keyed<Incident> paged;
    private final Keyed<String> noted;

    InMemoryPager(Tool tool, InMemoryRoster roster) {
        this.tool = tool;
        this.roster = roster;
        this.paged = tool.keyed();
        this.noted = tool.keyed();
    }

    @Override
    public Promises promises() {
        return tool.promises("paging.");
    }

    @Override
    public Page page(PageRequest request, CallContext context) {
        return tool.write(Operation.PAGE, request.target().name() + ": " + request.title(), context, () -> {
            tool.checkLength("title", request.title(), MAX_TITLE);
            List<String> people = called(request.target(), 1);
            return paged.create(
                            Operation.PAGE,
                            context.key().value(),
                            page -> page.state != State.RESOLVED,
                            () -> trigger(request, people, context))
                    .page();
        });
    }

    @Override
    public Optional<Page> find(RequestKey key, CallContext context) {
        return tool.read(
                "paging.find",
                key.value(),
                context,
                () -> paged.findNewest(Operation.PAGE, key.value()).map(Incident::page));
    }

    @Override
    public Optional<Page> get(String page, CallContext context) {
        return tool.read(
                "paging.get",
                page,
                context,
                () -> Optional.ofNullable(pages.get(page)).map(Incident::page));
    }

    @Override
    public void addResponders(String page, List<PageTarget> targets, String message, CallContext context) {
        String names = String.join(", ", targets.stream().map(PageTarget::name).toList());
        tool.run(Operation.PAGE_ADD_RESPONDERS, page + " " + names, context, () -> {
            String asked = incident(page).id + " responders " + context.key();
            boolean isAsked = !noted.find(Operation.PAGE_ADD_RESPONDERS, asked).isEmpty();
            if (isAsked && context.attempt() > 1) {
                return;
            }
            if (!isAsked) {
                open(page);
            }
            Set<String> people = new LinkedHashSet<>();
            targets.forEach(target -> people.addAll(called(target, 1)));
            noted.create(Operation.PAGE_ADD_RESPONDERS, asked, n -> true, () -> {
                incident(page).joined.add(context.key());
                incident(page).notify(people, tool.now());
                return String.join(", ", people);
            });
        });
    }

    @Override
    public void note(String page, String text, CallContext context) {
        tool.run(Operation.PAGE_NOTE, page, context, () -> {
            Incident incident = incident(page);
            noted.create(Operation.PAGE_NOTE, page + " " + context.key(), n -> true, () -> {
                incident.notes.add(text);
                incident.log("muster", "noted: " + text, tool.now());
                return text;
            });
        });
    }

    @Override
    public boolean hasNote(String page, RequestKey key, CallContext context) {
        return tool.read(
                "paging.hasNote",
                page + " " + key,
                context,
                () -> !noted.find(Operation.PAGE_NOTE, incident(page).id + " " + key)
                        .isEmpty());
    }

    @Override
    public void resolve(String page, CallContext context) {
        tool.run(Operation.PAGE_RESOLVE, page, context, () -> incident(page).resolve("muster", tool.now()));
    }

    @Override
    public List<PageLogEntry> log(String page, CallContext context) {
        return tool.read("paging.log", page, context, () -> List.copyOf(incident(page).log));
    }

    /** A service that can be paged; from now on those that are named nowhere are refused. */
    public InMemoryPager service(String id) {
        tool.world(() -> services.add(id));
        return this;
    }

    /** Every page, oldest first. */
    public List<PagedIncident> pages() {
        return tool.world(() -> pages.values().stream().map(Incident::view).toList());
    }

    /** The pages that nobody resolved, oldest first. */
    public List<PagedIncident> open() {
        return pages().stream()
                .filter(page -> page.page().state() != State.RESOLVED)
                .toList();
    }

    /** The page with this id; empty when there is none. */
    public Optional<PagedIncident> page(String id) {
        return tool.world(() -> Optional.ofNullable(pages.get(id)).map(Incident::view));
    }

    /** Somebody takes a page. */
    public void acknowledge(String page, String by) {
        tool.world(() -> {
            open(page).acknowledge(by, tool.now());
            return Tool.Done.OK;
        });
        tool.tell((at, identity) -> new Meaning.PageAcknowledged(at, identity, page, by));
    }

    /** Somebody resolves a page in the pager. */
    public void resolveByHand(String page, String by) {
        tool.world(() -> {
            incident(page).resolve(by, tool.now());
            return Tool.Done.OK;
        });
        tool.tell((at, identity) -> new Meaning.PageResolved(at, identity, page, by));
    }

    /** The pager calls somebody of whom its answer told nothing yet; it sends no word of it. */
    public void call(String page, String person) {
        tool.world(() -> {
            open(page).notify(List.of(person), tool.now());
            return Tool.Done.OK;
        });
    }

    /** The page goes on to a level, whose people by the roster are notified; answers them. */
    public List<String> escalate(String page, int level) {
        List<String> people = tool.world(() -> called(incident(page).request.target(), level));
        escalate(page, level, String.join(", ", people));
        return people;
    }

    /** The page goes on to a level where {@code to} is notified. */
    public void escalate(String page, int level, String to) {
        tool.world(() -> {
            Incident incident = open(page);
            incident.level = level;
            incident.log(to, "escalated to level " + level, tool.now());
            incident.notify(to.isEmpty() ? List.of() : List.of(to.split(", ", -1)), tool.now());
            return Tool.Done.OK;
        });
        tool.tell((at, identity) -> new Meaning.PageEscalated(at, identity, page, level, to));
    }

    private Incident trigger(PageRequest request, List<String> people, CallContext context) {
        String id = "P" + (pages.size() + 1);
        PageRequest taken = new PageRequest(
                request.target(),
                Texts.cut(Texts.line(Texts.marked(request.title(), context)), MAX_TITLE),
                request.details(),
                request.urgency(),
                request.links());
        Incident incident = new Incident(id, tool.link("pages/" + id), taken, context, tool.now());
        incident.log(null, "triggered: " + taken.title(), tool.now());
        incident.notify(people, tool.now());
        pages.put(id, incident);
        return incident;
    }

    private List<String> called(PageTarget target, int level) {
        if (target instanceof PageTarget.Individual individual) {
            return List.of(individual.person().id());
        }
        String id = target instanceof PageTarget.Service service ? service.id() : ((PageTarget.Policy) target).id();
        List<OnCallShift> shifts = roster.shifts(id, tool.now());
        if (shifts == null) {
            if (!services.contains(id) && !(services.isEmpty() && roster.isEmpty())) {
                throw tool.rejected(
                        "target", id + " is not known to the pager", "name a service or policy that it has");
            }
            return List.of();
        }
        return shifts.stream()
                .filter(shift -> shift.level() == level)
                .map(shift -> shift.person().id())
                .toList();
    }

    private Incident incident(String page) {
        Incident incident = pages.get(page);
        if (incident == null) {
            throw tool.rejected("page", page + " does not exist", "page again");
        }
        return incident;
    }

    private Incident open(String page) {
        Incident incident = incident(page);
        if (incident.state == State.RESOLVED) {
            throw tool.rejected("page", page + " is resolved", "page again");
        }
        return incident;
    }

    private static final class Incident {
        private final String id;
        private final URI link;
        private final PageRequest request;
        private final CallContext context;
        private final List<String> notes = new ArrayList<>(2);
        private final List<PageLogEntry> log = new ArrayList<>();
        private final List<RequestKey> joined = new ArrayList<>(0);
        private final List<String> woken = new ArrayList<>();
        private final Set<String> notified = new LinkedHashSet<>();
        private State state = State.TRIGGERED;
        private int level = 1;
        private @Nullable String acknowledgedBy;
        private Instant changedAt;

        Incident(String id, URI link, PageRequest request, CallContext context, Instant at) {
            this.id = id;
            this.link = link;
            this.request = request;
            this.context = context;
            this.changedAt = at;
        }

        void notify(Iterable<String> people, Instant at) {
            for (String person : people) {
                notified.add(person);
                woken.add(person);
                log(person, "notified", at);
            }
        }

        void acknowledge(String by, Instant at) {
            state = State.ACKNOWLEDGED;
            acknowledgedBy = by;
            changedAt = at;
            log(by, "acknowledged", at);
        }

        void resolve(String by, Instant at) {
            if (state != State.RESOLVED) {
                state = State.RESOLVED;
                changedAt = at;
                log(by, "resolved", at);
            }
        }

        void log(@Nullable String who, String text, Instant at) {
            log.add(new PageLogEntry(id + "-" + (log.size() + 1), at, who, text));
        }

        Page page() {
            return new Page(id, link, state, List.copyOf(notified), level, acknowledgedBy, changedAt);
        }

        PagedIncident view() {
            return new PagedIncident(
                    page(), request, notes, log, joined, woken, context.key(), context.visibility(), context.drill());
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
