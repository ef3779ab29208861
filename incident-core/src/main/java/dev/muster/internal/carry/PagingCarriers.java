package dev.muster.internal.carry;

import static dev.muster.spi.Capability.PAGING;

import dev.muster.automation.Effect;
import dev.muster.engagement.Knowledge;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.internal.engine.Tools;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.severity.Tier;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.oncall.OnCallShift;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.people.Person;
import dev.muster.spi.store.IncidentStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages: send, note, resolve; and the roster that tells who is on call. */
final class PagingCarriers {

    private static final Logger LOG = LoggerFactory.getLogger(PagingCarriers.class);

    private PagingCarriers() {}

    static List<Carrier<?>> all(IncidentStore store) {
        LastGoodRoster roster = new LastGoodRoster(store);
        return List.of(
                Carry.either(Effect.SendPage.class, PAGING, OnePage::operation, PagingCarriers::send)
                        .finding((effect, scene, context) -> pager(scene).find(context.key(), context).stream()
                                .map(page -> sent(effect.page(), scene, page, context))
                                .toList())
                        .retracting(
                                (effect, made, scene, context) -> pager(scene).resolve(made, context))
                        .twiceRatherThanNever(effect -> true),
                Carry.of(
                                Effect.NotePage.class,
                                PAGING,
                                Operation.PAGE_NOTE,
                                (effect, scene, context) -> on(scene, effect.page(), page -> {
                                    if (OnePage.isJoined(effect.page(), scene)) {
                                        return Carried.notWanted("the page that it joined is told");
                                    }
                                    pager(scene)
                                            .note(
                                                    page,
                                                    scene.words()
                                                            .message(scene.state(), effect.words())
                                                            .text()
                                                            .plain(),
                                                    context);
                                    return Carried.DONE;
                                }))
                        .finding((effect, scene, context) -> remoteId(scene, effect.page())
                                .filter(page -> pager(scene).hasNote(page, context.key(), context))
                                .map(page -> List.of(Carried.DONE))
                                .orElse(List.of())),
                Carry.of(
                        Effect.ResolvePage.class,
                        PAGING,
                        Operation.PAGE_RESOLVE,
                        (effect, scene, context) ->
                                on(scene, effect.page(), page -> OnePage.resolve(page, scene, context))),
                Carry.of(Effect.SyncPage.class, PAGING, Operation.READ, PagingCarriers::sync),
                Carry.of(
                        Effect.LookUpOnCall.class,
                        Capability.ON_CALL,
                        Operation.READ,
                        (effect, scene, context) -> onCall(effect, scene, roster.ask(effect.rota(), scene, context))));
    }

    static Paging pager(Scene scene) {
        return scene.provider().paging().orElseThrow();
    }

    private static Optional<String> remoteId(Scene scene, String page) {
        PageRecord known = scene.state().reach().pages().get(page);
        return known == null ? Optional.empty() : Optional.ofNullable(known.remoteId());
    }

    private static Carried on(Scene scene, String page, Function<String, Carried> act) {
        return remoteId(scene, page).map(act).orElse(Carried.notWanted("page " + page + " was not sent"));
    }

    private static Carried send(Effect.SendPage effect, Scene scene, CallContext context) {
        PageRecord page = scene.state().reach().pages().get(effect.page());
        if (page == null) {
            return Carried.notWanted("there is no page " + effect.page());
        }
        PageTarget target = target(scene, page.target());
        OnePage one = new OnePage(page, scene, context);
        Optional<Carried> joined = one.join(target);
        if (joined.isPresent()) {
            return joined.get();
        }
        PageRequest request = new PageRequest(
                target,
                scene.words().pageTitle(scene.state()),
                scene.words().pageDetails(scene.state(), page),
                scene.state().facts().severity().tier().atLeast(Tier.MEDIUM)
                        ? PageRequest.Urgency.HIGH
                        : PageRequest.Urgency.LOW,
                links(scene, one));
        return sent(effect.page(), scene, pager(scene).page(request, context), context);
    }

    private static Map<String, URI> links(Scene scene, OnePage one) {
        Map<String, URI> links = new LinkedHashMap<>(one.linkOfMain());
        for (ResourceKind kind : List.of(ResourceKind.CONVERSATION, ResourceKind.TICKET)) {
            Optional<Resource> resource = scene.state().reach().resource(kind);
            String link = resource.map(Resource::link).orElse(null);
            if (link != null) {
                links.put(scene.words().resourceName(resource.get()), URI.create(link));
            }
        }
        return links;
    }

    private static PageTarget target(Scene scene, String target) {
        int colon = target.indexOf(':');
        String name = target.substring(colon + 1);
        Knowledge knowledge = scene.type().policy().knowledge();
        return switch (target.substring(0, colon)) {
            case "person" -> new PageTarget.Individual(Folk.person(scene, name));
            case "team" -> new PageTarget.Service(onCallOf(scene, knowledge, name), name);
            default ->
                new PageTarget.Service(
                        knowledge
                                .service(name)
                                .map(s -> s.pagerId() == null ? s.name() : s.pagerId())
                                .orElse(name),
                        name);
        };
    }

    private static String onCallOf(Scene scene, Knowledge knowledge, String team) {
        Knowledge.Team known = knowledge.teams().get(team);
        String onCall = known == null ? null : known.onCall();
        if (onCall == null) {
            throw new Rejected(
                    scene.provider().name(),
                    "team " + team,
                    "has no on-call to page",
                    "give the team an on-call in the playbook, or page a person");
        }
        return knowledge.service(onCall).map(Knowledge.Service::pagerId).orElse(onCall);
    }

    static Carried sent(String page, Scene scene, Page made, CallContext context) {
        List<Command> results = new ArrayList<>();
        results.add(new Command.RecordPageSent(
                page, scene.provider().name(), made.id(), people(scene, made.notified(), context)));
        String taker = made.acknowledgedBy();
        if (made.state() == Page.State.ACKNOWLEDGED && taker != null) {
            results.add(new Command.RecordPageAcknowledged(page, personId(scene, taker, context)));
        }
        if (made.state() == Page.State.RESOLVED) {
            results.add(new Command.RecordPageResolved(
                    page, taker == null ? scene.provider().name() : personId(scene, taker, context)));
        }
        return new Carried(made.id(), results);
    }

    /**
     * Whom the pager calls by now, and each line of its log as a note of the timeline under the line's own id. How the page stands is left to the news
     * that tell when it came to that.
     */
    private static Carried sync(Effect.SyncPage effect, Scene scene, CallContext context) {
        return on(scene, effect.page(), remote -> {
            Optional<Page> page = pager(scene).get(remote, context);
            if (page.isEmpty()) {
                return Carried.notWanted("the pager does not know " + remote + " any more");
            }
            String tool = scene.provider().name();
            List<PageRecord> one = scene.state().reach().pagesAs(tool, remote);
            List<String> people = new ArrayList<>(people(scene, page.get().notified(), context));
            one.stream()
                    .filter(each -> !each.id().equals(effect.page()))
                    .forEach(each -> people.removeAll(each.notified()));
            List<Command> results = new ArrayList<>();
            results.add(new Command.RecordPageSent(effect.page(), tool, remote, people));
            for (PageLogEntry entry : pager(scene).log(remote, context)) {
                String who = entry.who();
                results.add(new Command.TakeNote(
                        "page:" + tool + ':' + entry.id(),
                        Note.Kind.PAGE,
                        one.get(0).id() + " · " + entry.text(),
                        who == null ? tool : personId(scene, who, context),
                        entry.at(),
                        page.get().link().toString()));
            }
            return new Carried("", results);
        });
    }

    static List<String> people(Scene scene, List<String> handles, CallContext context) {
        return handles.stream().map(handle -> personId(scene, handle, context)).toList();
    }

    /** Who is behind an id of the tool's: by the playbook, else by the tool itself, so that the person can be reached elsewhere too. */
    static String personId(Scene scene, String handle, CallContext context) {
        Knowledge knowledge = scene.type().policy().knowledge();
        return knowledge
                .byHandle(handle)
                .map(Knowledge.PersonEntry::id)
                .or(() -> toldByTool(scene, handle, context).map(person -> Tools.idOf(person, knowledge)))
                .orElse(handle);
    }

    private static Optional<Person> toldByTool(Scene scene, String handle, CallContext context) {
        if (handle.contains("@")) {
            return Optional.empty();
        }
        try {
            return scene.provider().people().flatMap(people -> people.find(handle, context));
        } catch (ProviderException e) {
            LOG.warn(
                    "{} cannot tell who {} is; the page is sent all the same",
                    scene.provider().name(),
                    handle,
                    e);
            return Optional.empty();
        }
    }

    private static Carried onCall(Effect.LookUpOnCall effect, Scene scene, LastGoodRoster.Answer answer) {
        List<String> first = answer.shifts().stream()
                .filter(shift -> shift.level() == 1)
                .map(OnCallShift::person)
                .map(person -> Tools.idOf(person, scene.type().policy().knowledge()))
                .distinct()
                .toList();
        if (first.isEmpty()) {
            return Carried.notWanted("nobody is on call for " + effect.rota());
        }
        return Carried.done(new Command.RecordEngaged(first, effect.role(), effect.why() + answer.note()));
    }
}
