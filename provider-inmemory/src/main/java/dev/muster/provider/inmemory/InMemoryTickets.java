package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketQuery;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An issue tracker whose search lags behind its writes, while a ticket read by its id is always up to date. Thread-safe.
 *
 * <p>What people do to a ticket sends a delivery, as a real tracker's webhook does; a ticket that somebody deletes is just gone.
 */
public final class InMemoryTickets implements Tickets {

    private static final int MAX_SUMMARY = 255;

    private final Tool tool;
    private final Map<String, Issue> issues = new LinkedHashMap<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final Keyed<Issue> created;
    private final Keyed<TicketComment> commented;
    private final Set<TicketState> missing = EnumSet.noneOf(TicketState.class);
    private int last;
    private int lastComment;

    InMemoryTickets(Tool tool) {
        this.tool = tool;
        this.created = tool.keyed();
        this.commented = tool.keyed();
    }

    @Override
    public Promises promises() {
        return tool.promises("tickets.");
    }

    @Override
    public Duration settleDelay() {
        return tool.searchLag();
    }

    @Override
    public Ticket create(TicketDraft draft, CallContext context) {
        return tool.write(
                Operation.TICKET_CREATE,
                draft.kind() + " " + draft.summary(),
                context,
                () -> created.create(
                                Operation.TICKET_CREATE,
                                context.key().value(),
                                issue -> !issue.state.isFinal(),
                                () -> make(draft, context))
                        .ticket());
    }

    @Override
    public List<Ticket> find(RequestKey key, CallContext context) {
        return tool.read(
                "tickets.find",
                key.value(),
                context,
                () -> created.find(Operation.TICKET_CREATE, key.value()).stream()
                        .map(Issue::ticket)
                        .toList());
    }

    @Override
    public Optional<Ticket> get(String idOrKey, CallContext context) {
        return tool.read(
                "tickets.get",
                idOrKey,
                context,
                () -> Optional.ofNullable(issues.get(idsByKey.getOrDefault(idOrKey, idOrKey)))
                        .map(Issue::ticket));
    }

    @Override
    public void update(String ticket, TicketChange change, CallContext context) {
        tool.run(Operation.TICKET_UPDATE, ticket, context, () -> {
            Issue issue = issue(ticket);
            if (change.summary() != null) {
                tool.checkLength("summary", change.summary(), MAX_SUMMARY);
                issue.summary = summary(change.summary(), context);
            }
            if (change.description() != null) {
                issue.description = change.description();
            }
            if (change.assignee() != null) {
                issue.assignee = change.assignee().id();
            }
            if (change.priority() != null) {
                issue.priority = change.priority();
            }
            issue.fields.putAll(change.fields());
        });
    }

    @Override
    public void transition(String ticket, TicketState state, CallContext context) {
        tool.run(Operation.TICKET_TRANSITION, ticket + " to " + state, context, () -> {
            Issue issue = issue(ticket);
            if (issue.state != state && missing.contains(state)) {
                throw tool.rejected("state", state + " is no state of the workflow", "map it to another one");
            }
            issue.state = state;
        });
    }

    @Override
    public String comment(String ticket, RichText text, CallContext context) {
        return tool.write(Operation.TICKET_COMMENT, ticket, context, () -> {
                    Issue issue = issue(ticket);
                    return commented.create(Operation.TICKET_COMMENT, issue.id + " " + context.key(), c -> true, () -> {
                        TicketComment comment = new TicketComment(
                                nextComment(),
                                ticket,
                                "muster",
                                text.plain(),
                                tool.now(),
                                context.key(),
                                context.visibility());
                        issue.comments.add(comment);
                        return comment;
                    });
                })
                .id();
    }

    @Override
    public List<String> findComments(String ticket, RequestKey key, CallContext context) {
        return tool.read(
                "tickets.findComments",
                ticket + " " + key,
                context,
                () -> commented.find(Operation.TICKET_COMMENT, issue(ticket).id + " " + key).stream()
                        .map(TicketComment::id)
                        .toList());
    }

    @Override
    public void retractComment(String ticket, String superfluous, CallContext context) {
        tool.change("tickets.retractComment", ticket + " " + superfluous, context, () -> {
            List<TicketComment> comments = issue(ticket).comments;
            comments.stream()
                    .filter(comment -> comment.id().equals(superfluous))
                    .toList()
                    .forEach(comment -> {
                        comments.remove(comment);
                        commented.remove(comment);
                    });
        });
    }

    @Override
    public void link(String ticket, String title, URI target, CallContext context) {
        tool.run(
                Operation.TICKET_LINK,
                ticket + " " + title,
                context,
                () -> issue(ticket).links.put(target, title));
    }

    @Override
    public void relate(String from, String relation, String to, CallContext context) {
        tool.run(Operation.TICKET_RELATE, from + " " + relation + " " + to, context, () -> {
            Issue target = issue(to);
            String relationTo = relation + " " + target.key;
            Issue issue = issue(from);
            if (!issue.relations.contains(relationTo)) {
                issue.relations.add(relationTo);
            }
        });
    }

    @Override
    public List<Ticket> newestOpen(int limit, CallContext context) {
        return tool.read(
                "tickets.newestOpen",
                "",
                context,
                () -> searched(issue -> issue.kind.equals("incident") && !issue.state.isFinal())
                        .limit(limit)
                        .map(Issue::ticket)
                        .toList());
    }

    @Override
    public List<Ticket> search(TicketQuery query, CallContext context) {
        String[] words = query.text().toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
        return tool.read(
                "tickets.search",
                query.text(),
                context,
                () -> searched(issue -> issue.labels.containsAll(query.labels())
                                && (!query.openOnly() || !issue.state.isFinal())
                                && Stream.of(words).allMatch(issue.summary.toLowerCase(Locale.ROOT)::contains))
                        .limit(query.limit())
                        .map(Issue::ticket)
                        .toList());
    }

    @Override
    public void retract(Ticket superfluous, CallContext context) {
        tool.change("tickets.retract", superfluous.key(), context, () -> remove(issues.get(superfluous.id())));
    }

    private String nextComment() {
        return "c" + ++lastComment;
    }

    /** Every ticket that was not deleted, in the order they were made. */
    public List<TrackedTicket> all() {
        return tool.world(() -> issues.values().stream().map(Issue::view).toList());
    }

    /** The ticket with this id or key; empty when there is none. */
    public Optional<TrackedTicket> ticket(String idOrKey) {
        return tool.world(() -> Optional.ofNullable(issues.get(idsByKey.getOrDefault(idOrKey, idOrKey)))
                .map(Issue::view));
    }

    /** The workflow has no such state from now on: a transition to it is refused. */
    public void withoutState(TicketState state) {
        tool.world(() -> missing.add(state));
    }

    /** Somebody assigns a ticket, to nobody when {@code to} is null. */
    public void assign(String ticket, @Nullable String to, String by) {
        byHand(ticket, by, issue -> issue.assignee = to);
    }

    /** Somebody moves a ticket. */
    public void move(String ticket, TicketState state, String by) {
        byHand(ticket, by, issue -> issue.state = state);
    }

    /** Somebody changes a ticket's summary. */
    public void edit(String ticket, String summary, String by) {
        byHand(ticket, by, issue -> issue.summary = summary);
    }

    /** Somebody sets a field of a ticket. */
    public void setField(String ticket, String name, String value, String by) {
        byHand(ticket, by, issue -> issue.fields.put(name, value));
    }

    /** Somebody comments on a ticket. */
    public void say(String ticket, String text, String by) {
        byHand(
                ticket,
                by,
                issue -> issue.comments.add(
                        new TicketComment(nextComment(), issue.id, by, text, tool.now(), null, Visibility.OPEN)));
    }

    /** Somebody deletes a ticket. */
    public void delete(String ticket) {
        tool.world(() -> {
            remove(issue(ticket));
            return Tool.Done.OK;
        });
    }

    private void byHand(String ticket, String by, Consumer<Issue> move) {
        Ticket after = tool.world(() -> {
            Issue issue = issue(ticket);
            move.accept(issue);
            return issue.ticket();
        });
        tool.tell((at, identity) -> new Meaning.TicketChanged(at, identity, after, by));
    }

    private Issue make(TicketDraft draft, CallContext context) {
        tool.checkLength("summary", draft.summary(), MAX_SUMMARY);
        int number = ++last;
        Issue issue = new Issue(String.valueOf(10_000 + number), "INC-" + number, tool, draft, context);
        issues.put(issue.id, issue);
        idsByKey.put(issue.key, issue.id);
        return issue;
    }

    private Stream<Issue> searched(Predicate<Issue> wanted) {
        Instant visible = tool.now().minus(tool.searchLag());
        boolean lags = tool.safety(Operation.TICKET_CREATE) == RepeatSafety.FIND_LAGGING;
        return issues.values().stream()
                .filter(issue -> !lags || !issue.openedAt.isAfter(visible))
                .filter(wanted)
                .sorted(Comparator.comparingInt((Issue issue) -> issue.number).reversed());
    }

    private Issue issue(String idOrKey) {
        Issue issue = issues.get(idsByKey.getOrDefault(idOrKey, idOrKey));
        if (issue == null) {
            throw tool.rejected("ticket", idOrKey + " does not exist", "it may have been deleted; create another one");
        }
        return issue;
    }

    private void remove(@Nullable Issue issue) {
        if (issue != null) {
            issues.remove(issue.id);
            idsByKey.remove(issue.key);
            created.remove(issue);
        }
    }

    /** The summary as a tracker keeps it: one line, with the mark of an exercise. */
    private static String summary(String wanted, CallContext context) {
        return Texts.cut(Texts.line(Texts.marked(wanted, context)), MAX_SUMMARY);
    }

    private static final class Issue {
        private final int number;
        private final String id;
        private final String key;
        private final URI link;
        private final Instant openedAt;
        private final String kind;
        private final Set<String> labels;
        private final CallContext context;
        private final Map<String, String> fields;
        private final List<TicketComment> comments = new ArrayList<>();
        private final Map<URI, String> links = new LinkedHashMap<>();
        private final List<String> relations = new ArrayList<>();
        private String summary;
        private RichText description;
        private String priority;
        private TicketState state = TicketState.OPEN;
        private @Nullable String assignee;

        Issue(String id, String key, Tool tool, TicketDraft draft, CallContext context) {
            this.number = Integer.parseInt(id);
            this.id = id;
            this.key = key;
            this.link = tool.link("browse/" + key);
            this.openedAt = tool.now();
            this.kind = draft.kind();
            this.labels = draft.labels();
            this.context = context;
            this.fields = new LinkedHashMap<>(draft.fields());
            this.summary = summary(draft.summary(), context);
            this.description = draft.description();
            this.priority = draft.priority();
            this.assignee = draft.assignee() == null ? null : draft.assignee().id();
        }

        Ticket ticket() {
            return new Ticket(id, key, link, summary, state, assignee, openedAt, labels, fields);
        }

        TrackedTicket view() {
            return new TrackedTicket(
                    ticket(),
                    kind,
                    description.plain(),
                    priority,
                    comments,
                    links,
                    relations,
                    context.key(),
                    context.visibility(),
                    context.drill());
        }

        @Override
        public String toString() {
            return key;
        }
    }
}
