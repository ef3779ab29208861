package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Secret;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Pages as PagerDuty incidents. While an incident with a key is open the key makes no second one; after somebody resolved it the same key would, so that a
 * later attempt looks before it pages, and answers the resolved one. Thread-safe.
 *
 * <p>A page of a service whose routing key is known is an event (Events API v2), and its id is {@code service:key}; each other is an incident made by REST.
 */
public final class PagerDutyPaging implements Paging {

    private static final int BAD_REQUEST = 400;

    private static final Promises PROMISES = Promises.of(Operation.PAGE, RepeatSafety.NATIVE_KEY_WHILE_OPEN)
            .and(Operation.PAGE_ADD_RESPONDERS, RepeatSafety.FIND)
            .and(Operation.PAGE_NOTE, RepeatSafety.FIND)
            .and(Operation.PAGE_RESOLVE, RepeatSafety.NATURAL);

    private final Account account;
    private final Folk folk;
    private final Targets targets;
    private final Lookup lookup;
    private final Triggers triggers;

    PagerDutyPaging(Account account, Catalogue catalogue, Folk folk) {
        this.account = account;
        this.folk = folk;
        this.targets = new Targets(account, catalogue, folk);
        this.lookup = new Lookup(account);
        this.triggers = new Triggers(account, lookup);
    }

    @Override
    public Promises promises() {
        return PROMISES;
    }

    @Override
    public Page page(PageRequest request, CallContext context) {
        if (context.attempt() > 1) {
            Optional<Page> made = find(context.key(), context);
            if (made.isPresent()) {
                return made.get();
            }
        }
        Targets.Place place = targets.place(request.target(), context);
        Optional<Secret> routingKey = account.routingKey(place.service()).filter(key -> place.isServiceAlone());
        return routingKey.isPresent()
                ? triggers.byEvent(place.service(), routingKey.get(), request, context)
                : triggers.byRest(place, request, context);
    }

    @Override
    public Optional<Page> find(RequestKey key, CallContext context) {
        return lookup.with(key.value(), account.in(context)).stream()
                .findFirst()
                .map(incident -> lookup.page(incident, key.value()));
    }

    @Override
    public Optional<Page> get(String page, CallContext context) {
        PageId id = PageId.of(page);
        return lookup.incident(page, account.in(context))
                .map(incident -> lookup.page(incident, id.isOfEvent() ? id.value() : null));
    }

    /**
     * {@inheritDoc} A request is told again by the key in its message; PagerDuty would notify for each one made.
     *
     * <p>A page that was sent as an event has no incident at first, and responders can only be added to an incident: as long as PagerDuty has made none of
     * the event this is {@link dev.muster.spi.call.Unavailable}. It stays so where PagerDuty makes none at all, because the event is suppressed.
     */
    @Override
    public void addResponders(String page, List<PageTarget> more, String message, CallContext context) {
        Calls calls = account.in(context);
        String incident = lookup.incidentId(page, calls);
        if (isRequested(incident, context.key(), calls)) {
            return;
        }
        String from = account.habits().from();
        String requester = folk.userId(from, context)
                .orElseThrow(() -> account.rejected(
                        "from",
                        "is not the e-mail address of a user of PagerDuty",
                        "set it to that of the user whom this provider acts as"));
        ArrayNode asked = Json.list();
        more.forEach(
                target -> asked.add(Triggers.whole("responder_request_target", targets.responder(target, context))));
        calls.call(account.signed(Rest.REQUEST_RESPONDERS.with("id", incident))
                .with("requester_id", requester)
                .with("message", Texts.message(message, context))
                .with("responder_request_targets", asked));
    }

    @Override
    public void note(String page, String text, CallContext context) {
        Calls calls = account.in(context);
        String incident = lookup.incidentId(page, calls);
        calls.call(account.signed(Rest.CREATE_NOTE.with("id", incident))
                .with("note", Json.object().put("content", Texts.note(text, context.key()))));
    }

    @Override
    public boolean hasNote(String page, RequestKey key, CallContext context) {
        Calls calls = account.in(context);
        return calls.call(Rest.NOTES.with("id", lookup.incidentId(page, calls))).items("/notes").stream()
                .anyMatch(note -> Json.at(note, "/content")
                        .filter(text -> Texts.isMarked(text, key))
                        .isPresent());
    }

    @Override
    public void resolve(String page, CallContext context) {
        PageId id = PageId.of(page);
        Optional<Secret> routingKey = account.routingKey(id.service());
        if (id.isOfEvent() && routingKey.isPresent()) {
            triggers.resolveEvent(id, routingKey.get(), context);
            return;
        }
        update(page, Json.object().put("status", "resolved"), context);
    }

    @Override
    public List<PageLogEntry> log(String page, CallContext context) {
        Calls calls = account.in(context);
        Request request = Rest.LOG_ENTRIES.with("id", lookup.incidentId(page, calls));
        List<PageLogEntry> entries = new ArrayList<>(Folk.listed(calls, request, "/log_entries", PagerDutyPaging::entry)
                .all()
                .items());
        Collections.reverse(entries); // they come newest first, and several may bear the same second
        entries.sort(Comparator.comparing(PageLogEntry::at));
        return List.copyOf(entries);
    }

    /**
     * Moves a page on to a level of its escalation policy, whoever is on call there.
     *
     * @param level 1 or more
     * @throws dev.muster.spi.call.Rejected when there is no such page or level, or the page is resolved
     */
    public void escalate(String page, int level, CallContext context) {
        if (level < 1) {
            throw new IllegalArgumentException("level is " + level + ": expected 1 or more");
        }
        update(page, Json.object().put("escalation_level", level), context);
    }

    /**
     * Gives a page to somebody else: a person, an escalation policy, or the policy of a service.
     *
     * @throws dev.muster.spi.call.Rejected when there is no such page or target, or the page is resolved
     */
    public void reassign(String page, PageTarget target, CallContext context) {
        ObjectNode change = Json.object();
        if (target instanceof PageTarget.Individual individual) {
            change.set("assignments", Triggers.assignments(targets.userId(individual.person(), context)));
        } else {
            change.set("escalation_policy", targets.responder(target, context));
        }
        update(page, change, context);
    }

    /** Changes an incident. A resolved one that shall be resolved is refused in words that are not documented, so it is looked at. */
    private void update(String page, ObjectNode change, CallContext context) {
        Calls calls = account.in(context);
        String incident = lookup.incidentId(page, calls);
        ObjectNode body = change.deepCopy().put("type", "incident_reference");
        Request request =
                account.signed(Rest.UPDATE_INCIDENT.with("id", incident)).with("incident", body);
        Outcome outcome = calls.send(request);
        boolean resolves = change.has("status");
        if (resolves
                && outcome instanceof Outcome.Refused refused
                && refused.status() == BAD_REQUEST
                && lookup.incident(incident, calls).filter(Lookup::isResolved).isPresent()) {
            return;
        }
        calls.reply(request, outcome);
    }

    /** Whether an earlier try asked. Nobody is asked for an incident that is resolved: what would become of that is not documented. */
    private boolean isRequested(String incident, RequestKey key, Calls calls) {
        Reply known = calls.call(Rest.INCIDENT.with("id", incident));
        boolean isRequested = known.items("/incident/responder_requests").stream()
                .anyMatch(request -> Json.at(request, "/message")
                        .filter(text -> Texts.isMarked(text, key))
                        .isPresent());
        if (!isRequested && Lookup.isResolved(known.json().at("/incident"))) {
            throw account.rejected("page", incident + " is resolved", "page again");
        }
        return isRequested;
    }

    private static PageLogEntry entry(JsonNode entry) {
        String type = Json.at(entry, "/type").orElse("log_entry");
        return new PageLogEntry(
                Json.at(entry, "/id").orElse(""),
                Objects.requireNonNullElse(Rosters.instant(entry, "/created_at"), Instant.EPOCH),
                Json.at(entry, "/agent/id").orElse(null),
                Json.at(entry, "/summary").orElse(type));
    }
}
