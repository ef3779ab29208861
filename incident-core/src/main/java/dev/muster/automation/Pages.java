package dev.muster.automation;

import dev.muster.automation.Effect.ResolvePage;
import dev.muster.automation.Effect.SendPage;
import dev.muster.engagement.Knowledge;
import dev.muster.lifecycle.Event.EffectParked;
import dev.muster.lifecycle.Event.IncidentCancelled;
import dev.muster.lifecycle.Event.IncidentMerged;
import dev.muster.lifecycle.Event.IncidentResolved;
import dev.muster.lifecycle.Event.PageAcknowledged;
import dev.muster.lifecycle.Event.PageEscalated;
import dev.muster.lifecycle.Event.PageFailed;
import dev.muster.lifecycle.Event.PageResolved;
import dev.muster.lifecycle.Event.PageSent;
import dev.muster.lifecycle.Event.PagesRequested;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.lifecycle.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calling people by pager, and what is done when the pager fails. Many pages of one request share one living line instead of a message each. */
enum Pages implements Automation {
    WhenPagesRequestedThenSendThem,
    WhenPageSentThenSayWhoWasPaged,
    WhenPageAcknowledgedThenSayWhoTookIt,
    WhenPageEscalatedThenSayWhoIsNext,
    WhenPageFailedThenFallBack,
    WhenFallbackParkedThenTryTheNext,
    WhenManyPagesChangedThenShowProgress,
    WhenIncidentOverThenResolvePages;

    private static final String FALLBACK = "-fallback-";

    @Override
    public List<Intended> on(Occasion occasion) {
        return switch (this) {
            case WhenPagesRequestedThenSendThem -> whenPagesRequestedThenSendThem(occasion);
            case WhenPageSentThenSayWhoWasPaged -> whenPageSentThenSayWhoWasPaged(occasion);
            case WhenPageAcknowledgedThenSayWhoTookIt -> whenPageAcknowledgedThenSayWhoTookIt(occasion);
            case WhenPageEscalatedThenSayWhoIsNext -> whenPageEscalatedThenSayWhoIsNext(occasion);
            case WhenPageFailedThenFallBack -> whenPageFailedThenFallBack(occasion);
            case WhenFallbackParkedThenTryTheNext -> whenFallbackParkedThenTryTheNext(occasion);
            case WhenManyPagesChangedThenShowProgress -> whenManyPagesChangedThenShowProgress(occasion);
            case WhenIncidentOverThenResolvePages -> whenIncidentOverThenResolvePages(occasion);
        };
    }

    /** Whether the pager calls this person, is about to, or they took a page. */
    static boolean isCalled(IncidentState state, String person) {
        String target = "person:" + person;
        return state.reach().pages().values().stream()
                .anyMatch(page -> page.notified().contains(person)
                        || person.equals(page.acknowledgedBy())
                        || (page.target().equals(target) && !page.isOver()));
    }

    /** The page of an event when it has a message of its own. */
    private static @Nullable PageRecord single(Occasion occasion, String page) {
        PageRecord record = occasion.after().reach().pages().get(page);
        return record == null || occasion.after().reach().isOneOfMany(record) ? null : record;
    }

    private static List<Intended> whenPagesRequestedThenSendThem(Occasion occasion) {
        if (!(occasion.event() instanceof PagesRequested event)) {
            return List.of();
        }
        List<Intended> all = new ArrayList<>();
        for (PageRecord page : event.pages()) {
            all.add(Intended.now(Ids.page(page.id()), new SendPage(page.id()), Lane.PAGES));
            Instant due = page.requestedAt().plus(occasion.policy().timeouts().acknowledgeWithin());
            all.add(Timers.first(occasion, Reminder.PAGE_UNACKNOWLEDGED, page.id(), due));
        }
        return all;
    }

    private static List<Intended> whenPageSentThenSayWhoWasPaged(Occasion occasion) {
        if (!(occasion.event() instanceof PageSent event)) {
            return List.of();
        }
        PageRecord page = single(occasion, event.page());
        if (page == null) {
            return List.of();
        }
        List<String> people = new ArrayList<>(event.notified());
        people.removeAll(known(occasion, page.id()));
        boolean isToldBefore = people.isEmpty() && !event.notified().isEmpty();
        if (isToldBefore) {
            return List.of();
        }
        String template = people.isEmpty() ? Templates.PAGE_SENT_TO_TARGET : Templates.PAGE_SENT;
        return Saying.remark(
                occasion,
                Ids.each("told-page", occasion),
                Saying.words(
                        template,
                        "people",
                        String.join(",", people),
                        "target",
                        Targets.name(occasion, page.target()),
                        "level",
                        Integer.toString(Math.max(1, page.level())),
                        "why",
                        page.why()));
    }

    /** Whom the pager was known to call before. */
    private static List<String> known(Occasion occasion, String page) {
        IncidentState before = occasion.before();
        PageRecord record = before == null ? null : before.reach().pages().get(page);
        return record == null ? List.of() : record.notified();
    }

    private static List<Intended> whenPageAcknowledgedThenSayWhoTookIt(Occasion occasion) {
        PageRecord page = occasion.event() instanceof PageAcknowledged event ? single(occasion, event.page()) : null;
        if (page == null || !(occasion.event() instanceof PageAcknowledged event)) {
            return List.of();
        }
        Duration after =
                Duration.between(page.requestedAt(), occasion.circumstances().occurredAt());
        return Saying.remark(
                occasion,
                Ids.each("told-page", occasion),
                Saying.words(
                        Templates.PAGE_ACKNOWLEDGED,
                        "person",
                        event.person(),
                        "target",
                        Targets.name(occasion, page.target()),
                        "after",
                        (after.isNegative() ? Duration.ZERO : after).toString()));
    }

    private static List<Intended> whenPageEscalatedThenSayWhoIsNext(Occasion occasion) {
        PageRecord page = occasion.event() instanceof PageEscalated event ? single(occasion, event.page()) : null;
        if (page == null || !(occasion.event() instanceof PageEscalated event)) {
            return List.of();
        }
        return Saying.remark(
                occasion,
                Ids.each("told-page", occasion),
                Saying.words(
                        Templates.PAGE_ESCALATED,
                        "person",
                        event.person(),
                        "target",
                        Targets.name(occasion, page.target()),
                        "level",
                        Integer.toString(event.level())));
    }

    /** The first way on at once, and the last one always: the room is told whom to telephone even when a mail went out. */
    private static List<Intended> whenPageFailedThenFallBack(Occasion occasion) {
        if (!(occasion.event() instanceof PageFailed event)) {
            return List.of();
        }
        List<Intended> all = new ArrayList<>(from(occasion, event.page(), event.reason(), 0));
        int last = occasion.plan().pageFallback().size() - 1;
        all.addAll(last <= 0 ? List.of() : from(occasion, event.page(), event.reason(), last));
        return all;
    }

    /** The id of an effect whose id may be that of one of several calls it is carried out by. */
    private static String withoutPart(String effect) {
        int part = effect.indexOf('/');
        return part < 0 ? effect : effect.substring(0, part);
    }

    /** Whether an effect's id is that of a fallback. */
    static boolean isFallback(String effect) {
        return effect.startsWith("page-") && effect.contains(FALLBACK);
    }

    private static List<Intended> whenFallbackParkedThenTryTheNext(Occasion occasion) {
        if (!(occasion.event() instanceof EffectParked event) || !isFallback(event.effect())) {
            return List.of();
        }
        int cut = event.effect().lastIndexOf(FALLBACK);
        String page = event.effect().substring("page-".length(), cut);
        int step = Integer.parseInt(withoutPart(event.effect().substring(cut + FALLBACK.length())));
        PageRecord record = occasion.after().reach().pages().get(page);
        boolean isTaken = record != null && record.acknowledgedBy() != null;
        return isTaken ? List.of() : from(occasion, page, event.reason(), step + 1);
    }

    private static List<Intended> whenManyPagesChangedThenShowProgress(Occasion occasion) {
        String page = pageOf(occasion);
        PageRecord record =
                page == null ? null : occasion.after().reach().pages().get(page);
        return record != null && occasion.after().reach().isOneOfMany(record)
                ? Living.pageProgress(occasion)
                : List.of();
    }

    private static @Nullable String pageOf(Occasion occasion) {
        if (occasion.event() instanceof PagesRequested event) {
            return event.pages().isEmpty() ? null : event.pages().get(0).id();
        }
        if (occasion.event() instanceof PageSent event) {
            return event.page();
        }
        if (occasion.event() instanceof PageAcknowledged event) {
            return event.page();
        }
        if (occasion.event() instanceof PageEscalated event) {
            return event.page();
        }
        if (occasion.event() instanceof PageResolved event) {
            return event.page();
        }
        return occasion.event() instanceof PageFailed event ? event.page() : null;
    }

    private static List<Intended> whenIncidentOverThenResolvePages(Occasion occasion) {
        boolean isOver = occasion.event() instanceof IncidentResolved
                || occasion.event() instanceof IncidentCancelled
                || occasion.event() instanceof IncidentMerged;
        if (!isOver || occasion.after().reach().pages().isEmpty()) {
            return List.of();
        }
        return occasion.after().reach().pages().values().stream()
                .filter(page -> page.status() != Status.RESOLVED && page.status() != Status.FAILED)
                .map(page -> Intended.now(
                                Ids.each("resolve-page-" + page.id(), occasion),
                                new ResolvePage(page.id()),
                                Lane.PAPERWORK)
                        .after(Ids.page(page.id())))
                .toList();
    }

    /** This step of the fallbacks, or the first one after it that can reach anybody. */
    private static List<Intended> from(Occasion occasion, String page, String reason, int first) {
        List<Plan.Fallback> steps = occasion.plan().pageFallback();
        PageRecord record = occasion.after().reach().pages().get(page);
        for (int step = first; record != null && step < steps.size(); step++) {
            List<Intended> way = way(occasion, record, reason, step);
            if (!way.isEmpty()) {
                return way;
            }
        }
        return List.of();
    }

    private static List<Intended> way(Occasion occasion, PageRecord page, String reason, int step) {
        String id = Ids.fallback(page.id(), step);
        List<Knowledge.PersonEntry> people = Targets.people(occasion.policy().knowledge(), page.target());
        List<String> ids = people.stream().map(Knowledge.PersonEntry::id).toList();
        String target = Targets.name(occasion, page.target());
        Effect.Words words =
                Saying.words(Templates.PAGE_FAILED_YOU, "target", target, "reason", reason, "why", page.why());
        return switch (occasion.plan().pageFallback().get(step)) {
            case CHAT ->
                ids.isEmpty() ? List.of() : List.of(Intended.now(id, new Effect.TellPeople(ids, words), Lane.PAGES));
            case MAIL ->
                ids.isEmpty() ? List.of() : List.of(Intended.now(id, new Effect.MailPeople(ids, words), Lane.PAGES));
            case TELL_THE_ROOM -> tellTheRoom(occasion, page, reason, id);
        };
    }

    private static List<Intended> tellTheRoom(Occasion occasion, PageRecord page, String reason, String id) {
        if (occasion.after().reach().isOneOfMany(page)) {
            return List.of();
        }
        String numbers = Targets.numbers(occasion.policy().knowledge(), page.target());
        String template = numbers.isEmpty() ? Templates.PAGE_FAILED_NO_NUMBER : Templates.PAGE_FAILED_CALL;
        String target = Targets.name(occasion, page.target());
        return Saying.post(occasion, id, Saying.words(template, "target", target, "reason", reason, "numbers", numbers))
                .stream()
                .map(each -> new Intended(
                        each.id(), each.effect(), Lane.PAGES, true, null, null, each.needs(), false, null, null))
                .toList();
    }
}
