package dev.muster.internal.carry;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Scene;
import dev.muster.internal.engine.Tools;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Reach;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of an incident as one page of the pager: whoever is paged while a page is open is asked to join that one. Where it cannot be, the
 * page is one of its own that shows where the other is: waking somebody comes before tidiness. That is so where the pager does not declare
 * {@link Operation#PAGE_ADD_RESPONDERS}, where it refuses, and where the page was resolved meanwhile.
 *
 * <p>Of pages that are asked for at once the first leaves, and the others join it as soon as it is there. They wait for no pager that stands still: {@link
 * #IN_FLIGHT} after a page was asked for, nobody waits for it any more.
 *
 * <p>A pager may take a page before it knows it by an id that people can be added to: an event of PagerDuty becomes an incident a little later, or
 * never, where it is suppressed. A page waits for that, and for a pager that cannot be reached, until {@link #PATIENCE} after it was asked for.
 */
final class OnePage {

    private static final Logger LOG = LoggerFactory.getLogger(OnePage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(250);

    private final PageRecord page;
    private final Scene scene;
    private final CallContext context;
    private final @Nullable PageRecord main;

    OnePage(PageRecord page, Scene scene, CallContext context) {
        this.page = page;
        this.scene = scene;
        this.context = context;
        this.main = main(page, scene)
                .or(() -> context.attempt() > 1 ? resolved(page, scene) : Optional.empty())
                .orElse(null);
    }

    /** What sending a page is going to call first. */
    static Operation operation(Effect.SendPage effect, Scene scene) {
        PageRecord page = scene.state().reach().pages().get(effect.page());
        return page != null && main(page, scene).isPresent() && isOffered(scene)
                ? Operation.PAGE_ADD_RESPONDERS
                : Operation.PAGE;
    }

    /** Asks the target to join the page that is open; empty when it has to be paged by a page of its own. */
    Optional<Carried> join(PageTarget target) {
        if (!isOffered(scene)) {
            return Optional.empty();
        }
        if (main == null) {
            return isUnderWay() ? Optional.of(Carried.notYet(A_MOMENT)) : Optional.empty();
        }
        String remote = String.valueOf(main.remoteId());
        if (context.attempt() > 1
                && !Tools.safety(scene.provider(), Operation.PAGE_ADD_RESPONDERS)
                        .looksFirst()) {
            Optional<Page> alone = pager().find(context.key(), context);
            if (alone.isPresent()) {
                return alone.map(made -> PagingCarriers.sent(page.id(), scene, made, context));
            }
        }
        try {
            return Optional.of(joined(target, remote));
        } catch (OutcomeUnknown e) {
            throw e;
        } catch (ProviderException e) {
            if (e instanceof Unavailable
                    && scene.now().isBefore(page.requestedAt().plus(PATIENCE))) {
                throw e;
            }
            LOG.warn("{} cannot join {}; it is a page of its own", context.key(), remote, e);
            return Optional.empty();
        }
    }

    /** Where the page is that this one should have joined, by its name in the incident. */
    Map<String, URI> linkOfMain() {
        if (main == null) {
            return Map.of();
        }
        try {
            Optional<Page> open = pager().get(String.valueOf(main.remoteId()), context);
            return open.isEmpty() ? Map.of() : Map.of(main.id(), open.get().link());
        } catch (ProviderException e) {
            LOG.warn("{} does not show where {} is", context.key(), main.id(), e);
            return Map.of();
        }
    }

    /** Whether a page is within another one, which is told for both. */
    static boolean isJoined(String page, Scene scene) {
        Reach reach = scene.state().reach();
        PageRecord known = reach.pages().get(page);
        return known != null && reach.isJoined(known);
    }

    /** Resolves a page and with it all that joined it; those say so at once, and are not called for again. */
    static Carried resolve(String remote, Scene scene, CallContext context) {
        Reach reach = scene.state().reach();
        List<PageRecord> one = reach.pagesAs(scene.provider().name(), remote);
        if (one.stream().noneMatch(each -> each.status() == PageRecord.Status.RESOLVED)) {
            PagingCarriers.pager(scene).resolve(remote, context);
        }
        List<Command> results = new ArrayList<>();
        one.forEach(each -> results.add(new Command.RecordPageResolved(each.id(), "muster")));
        return new Carried("", results);
    }

    /** Nothing was made that could be taken back: resolving the page would silence those for whom it was made. */
    private Carried joined(PageTarget target, String remote) {
        List<String> before = target instanceof PageTarget.Individual ? List.of() : called(remote);
        String message =
                scene.words().pageTitle(scene.state()) + "\n\n" + scene.words().pageDetails(scene.state(), page);
        pager().addResponders(remote, List.of(target), message, context);
        return Carried.done(
                new Command.RecordPageSent(page.id(), scene.provider().name(), remote, asked(target, remote, before)));
    }

    /** Whom the pager calls now and did not before. What it does not tell, its news will. */
    private List<String> asked(PageTarget target, String remote, List<String> before) {
        if (target instanceof PageTarget.Individual individual) {
            return List.of(individual.person().id());
        }
        try {
            List<String> people = new ArrayList<>(called(remote));
            people.removeAll(before);
            return PagingCarriers.people(scene, people, context);
        } catch (ProviderException e) {
            LOG.warn("{} has joined {}, which does not tell whom that calls", context.key(), remote, e);
            return List.of();
        }
    }

    private List<String> called(String remote) {
        return pager().get(remote, context)
                .map(Page::notified)
                .orElseThrow(() -> new Unavailable(
                        scene.provider().name(),
                        "it has no page " + remote + " yet that " + page.id() + " could join",
                        SOON));
    }

    /** Whether the page that it is going to join is being sent right now. What was tried is not put off: it may be there already. */
    private boolean isUnderWay() {
        Instant longAgo = scene.now().minus(IN_FLIGHT);
        return context.attempt() == 1
                && scene.state()
                        .reach()
                        .pageUnderWay(page)
                        .filter(each -> askedAt(each).isAfter(longAgo))
                        .isPresent();
    }

    /** When we knew that it is wanted: what wants it may have happened long before. */
    private Instant askedAt(PageRecord wanted) {
        return scene.history().get().stream()
                .filter(each -> each.event() instanceof Event.PagesRequested asked
                        && asked.pages().stream().anyMatch(one -> one.id().equals(wanted.id())))
                .map(each -> each.circumstances().recordedAt())
                .findFirst()
                .orElse(Instant.MIN);
    }

    private Paging pager() {
        return PagingCarriers.pager(scene);
    }

    private static boolean isOffered(Scene scene) {
        return PagingCarriers.pager(scene).promises().byOperation().containsKey(Operation.PAGE_ADD_RESPONDERS);
    }

    /** What an earlier try may have joined before it was resolved: nobody is called twice for that. */
    private static Optional<PageRecord> resolved(PageRecord page, Scene scene) {
        Reach reach = scene.state().reach();
        return reach.isOneOfMany(page)
                ? Optional.empty()
                : reach.pages().values().stream()
                        .filter(each -> each.status() == PageRecord.Status.RESOLVED
                                && each.remoteId() != null
                                && scene.provider().name().equals(each.provider()))
                        .reduce((earlier, later) -> later);
    }

    private static Optional<PageRecord> main(PageRecord page, Scene scene) {
        return scene.state()
                .reach()
                .mainPage(page)
                .filter(each -> scene.provider().name().equals(each.provider()));
    }
}
