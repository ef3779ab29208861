package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketQuery;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Tickets as issues of one project. Found by a label, since Jira's search knows no other handle, and only once its index has caught up. */
final class JiraTickets implements Tickets {

    private static final String SUPERFLUOUS = "muster-duplicate";
    private static final int MOST_PAGES = 20;

    private static final Promises PROMISES = Promises.of(Operation.TICKET_CREATE, RepeatSafety.FIND_LAGGING)
            .and(Operation.TICKET_UPDATE, RepeatSafety.NATURAL)
            .and(Operation.TICKET_TRANSITION, RepeatSafety.NATURAL)
            .and(Operation.TICKET_COMMENT, RepeatSafety.FIND)
            .and(Operation.TICKET_LINK, RepeatSafety.NATIVE_KEY)
            .and(Operation.TICKET_RELATE, RepeatSafety.NATURAL);

    private final ToolClient client;
    private final JiraMapping mapping;
    private final Accounts accounts;
    private final Issues issues;
    private final Workflow workflow;
    private final Relations relations;
    private final Times times;
    private final IssueWrites writes = new IssueWrites();

    /**
     * What tells the time, and how long the search may lag.
     *
     * @param clock tells the time
     * @param settleDelay how long the search may lag
     */
    record Times(java.time.InstantSource clock, Duration settleDelay) {}

    JiraTickets(ToolClient client, JiraMapping mapping, Accounts accounts, Issues issues, Times times) {
        this.client = client;
        this.mapping = mapping;
        this.accounts = accounts;
        this.issues = issues;
        this.workflow = new Workflow(mapping);
        this.relations = new Relations(mapping);
        this.times = times;
    }

    @Override
    public Promises promises() {
        return PROMISES;
    }

    @Override
    public Duration settleDelay() {
        return times.settleDelay();
    }

    @Override
    public Ticket create(TicketDraft draft, CallContext context) {
        ObjectNode fields = Json.object().put("summary", Texts.summary(draft.summary(), context));
        fields.set("project", Json.object().put("key", mapping.project()));
        fields.set("issuetype", Json.object().put("name", mapping.type(draft.kind())));
        fields.set("description", document(draft.description(), context));
        ArrayNode labels = fields.putArray("labels");
        draft.labels().stream()
                .map(Texts::label)
                .filter(label -> !label.isEmpty())
                .sorted()
                .forEach(labels::add);
        labels.add(Texts.handle(context.key()));
        if (context.visibility() != Visibility.OPEN) {
            fields.set("security", securityLevel());
        }
        String priority = mapping.priorities().get(draft.priority());
        if (priority != null) {
            fields.set("priority", Json.object().put("name", priority));
        }
        Person assignee = draft.assignee();
        Optional<String> account = assignee == null ? Optional.empty() : accounts.accountId(assignee, context);
        // a ticket that nobody is assigned to is better than none
        account.ifPresent(id -> fields.set("assignee", Json.object().put("accountId", id)));
        write(draft.fields(), fields);
        Reply reply = client.in(context)
                .call(Rest.CREATE_ISSUE
                        .request()
                        .with("fields", fields)
                        .with("properties", Comments.property(context.key())));
        ObjectNode made = Json.object().put("id", reply.text("/id")).put("key", reply.text("/key"));
        ObjectNode known = fields.deepCopy()
                .put(
                        "created",
                        times.clock()
                                .instant()
                                .atOffset(java.time.ZoneOffset.UTC)
                                .toString());
        known.set("status", Json.object().put("name", mapping.status(TicketState.OPEN)));
        made.set("fields", known);
        return issues.ticket(made);
    }

    @Override
    public List<Ticket> find(RequestKey key, CallContext context) {
        String handle = Texts.handle(key);
        // labels are compared without regard to case by the search
        return searched(
                Jql.project(mapping.project()).label(handle).oldestFirst(),
                Integer.MAX_VALUE,
                context,
                issue -> Json.items(issue, "/fields/labels").stream().anyMatch(label -> handle.equals(label.asText())));
    }

    @Override
    public Optional<Ticket> get(String idOrKey, CallContext context) {
        if (!idOrKey.matches("[0-9]{1,18}|[A-Za-z][A-Za-z0-9_]*-[0-9]{1,18}")) {
            return Optional.empty();
        }
        Request request = Rest.ISSUE.with("id", idOrKey).with("fields", String.join(",", issues.fields()));
        return client.in(context).callUnless(request, "404").map(reply -> issues.ticket(reply.json()));
    }

    /** {@inheritDoc} An assignee who has no account here is refused after all else was set: a severity is not held up by a person nobody knows. */
    @Override
    public void update(String ticket, TicketChange change, CallContext context) {
        ObjectNode fields = Json.object();
        String summary = change.summary();
        if (summary != null) {
            fields.put("summary", Texts.summary(summary, context));
        }
        RichText description = change.description();
        if (description != null) {
            fields.set("description", document(description, context));
        }
        String priority =
                change.priority() == null ? null : mapping.priorities().get(change.priority());
        if (priority != null) {
            fields.set("priority", Json.object().put("name", priority));
        }
        Person assignee = change.assignee();
        Optional<String> account = assignee == null ? Optional.empty() : accounts.accountId(assignee, context);
        account.ifPresent(id -> fields.set("assignee", Json.object().put("accountId", id)));
        write(change.fields(), fields);
        if (!fields.isEmpty()) {
            writes.write(
                    ticket,
                    fields,
                    context.remaining(times.clock()),
                    together -> client.in(context)
                            .call(Rest.EDIT_ISSUE
                                    .with("id", ticket)
                                    .about(ticket)
                                    .with("fields", together)));
        }
        if (assignee != null && account.isEmpty()) {
            throw unknown(assignee);
        }
    }

    @Override
    public void transition(String ticket, TicketState state, CallContext context) {
        workflow.move(ticket, state, client.in(context));
    }

    @Override
    public String comment(String ticket, RichText text, CallContext context) {
        ObjectNode document = document(text, context);
        return Comments.add(ticket, document, context.key(), client.in(context));
    }

    @Override
    public List<String> findComments(String ticket, RequestKey key, CallContext context) {
        return Comments.find(ticket, key, client.in(context));
    }

    @Override
    public void retractComment(String ticket, String superfluous, CallContext context) {
        Comments.delete(ticket, superfluous, client.in(context));
    }

    @Override
    public void link(String ticket, String title, URI target, CallContext context) {
        relations.link(ticket, title, target, client.in(context));
    }

    @Override
    public void relate(String from, String relation, String to, CallContext context) {
        relations.relate(from, relation, to, client.in(context));
    }

    @Override
    public List<Ticket> newestOpen(int limit, CallContext context) {
        Jql open = Jql.project(mapping.project()).type(mapping.type("incident")).statusNoneOf(mapping.finalStatuses());
        return searched(open.newestFirst(), limit, context, this::isOpen);
    }

    @Override
    public List<Ticket> search(TicketQuery query, CallContext context) {
        Jql jql = Jql.project(mapping.project()).words(query.text()).labels(query.labels());
        if (query.openOnly()) {
            jql = jql.statusNoneOf(mapping.finalStatuses());
        }
        return searched(jql.newestFirst(), query.limit(), context, query.openOnly() ? this::isOpen : issue -> true);
    }

    /** {@inheritDoc} Deleting needs rights that a bot should not have: the issue loses its handle, is labelled and cancelled. */
    @Override
    public void retract(Ticket superfluous, CallContext context) {
        Calls calls = client.in(context);
        Optional<Reply> found =
                calls.callUnless(Rest.ISSUE.with("id", superfluous.id()).with("fields", "labels"), "404");
        if (found.isEmpty()) {
            return;
        }
        ArrayNode labels = Json.list();
        found.get().items("/fields/labels").stream()
                .map(JsonNode::asText)
                .filter(Texts::isHandle)
                .forEach(label -> labels.addObject().put("remove", label));
        labels.addObject().put("add", SUPERFLUOUS);
        ObjectNode update = Json.object();
        update.set("labels", labels);
        calls.call(Rest.EDIT_ISSUE
                .with("id", superfluous.id())
                .about(superfluous.id())
                .with("update", update));
        workflow.move(superfluous.id(), TicketState.CANCELLED, calls);
    }

    private boolean isOpen(JsonNode issue) {
        return !issues.state(issue.at("/fields/status")).isFinal();
    }

    private List<Ticket> searched(String jql, int limit, CallContext context, Predicate<JsonNode> wanted) {
        Calls calls = client.in(context);
        ArrayNode fields = Json.list();
        issues.fields().forEach(fields::add);
        return Pages.<JsonNode>of(MOST_PAGES, cursor -> {
                    Request request = Rest.SEARCH
                            .with("jql", jql)
                            .with("maxResults", Math.min(limit, 100))
                            .with("fields", fields)
                            .maybe("nextPageToken", cursor.isEmpty() ? null : cursor);
                    Reply reply = calls.call(request);
                    return new Pages.Page<>(
                            reply.items("/issues"), reply.find("/nextPageToken").orElse(null));
                })
                .all()
                .items()
                .stream()
                .filter(wanted)
                .limit(limit)
                .map(issues::ticket)
                .toList();
    }

    private ObjectNode document(RichText text, CallContext context) {
        return Adf.document(
                text, id -> accounts.accountId(Person.of(id), context).orElse(null));
    }

    private static Rejected unknown(Person person) {
        return new Rejected(
                JiraProvider.NAME,
                "assignee",
                person.name() + " has no account in Jira that is known",
                "give the person's account id by the setting accounts, or as the handle " + JiraProvider.NAME);
    }

    private ObjectNode securityLevel() {
        String level = mapping.securityLevel();
        if (level == null) {
            throw new Unsupported(
                    JiraProvider.NAME, "tickets that not everybody may see, since no security-level is set");
        }
        return Json.object().put("name", level);
    }

    private void write(Map<String, String> values, ObjectNode fields) {
        values.forEach((name, value) -> {
            JiraField field = mapping.fields().get(name);
            if (field != null) {
                fields.set(field.id(), field.write(name, value));
            }
        });
    }
}
