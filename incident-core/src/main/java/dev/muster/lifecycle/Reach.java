package dev.muster.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reaches outside: things in tools, pages, notices and reminders.
 *
 * @param resources in the order they were made
 * @param pages by id
 * @param notices names of the initial notices that went out
 * @param reminders how often a reminder was given, by its name
 * @param updates how many status updates were posted
 * @param lastUpdateAt when the last one was, or null
 * @param lastUpdate what the last one said, or null
 * @param nextUpdateAt when the next one is promised, or null
 * @param parked effects that were given up, by key, with the reason
 * @param drifts what people did to things in tools, by kind and id
 * @param archiveDue whether the channel is to be archived
 * @param archivedAt when the channel was archived, or null
 */
public record Reach(
        List<Resource> resources,
        Map<String, PageRecord> pages,
        Set<String> notices,
        Map<String, Integer> reminders,
        int updates,
        @Nullable Instant lastUpdateAt,
        @Nullable String lastUpdate,
        @Nullable Instant nextUpdateAt,
        Map<String, String> parked,
        Map<String, String> drifts,
        boolean archiveDue,
        @Nullable Instant archivedAt) {

    private static final int MANY_PAGES = 10;

    /** The count of a reminder that is not to be given again: more than any cadence has. */
    static final int STOPPED = 1_000_000;

    /** Nothing yet. */
    public static final Reach NONE =
            new Reach(List.of(), Map.of(), Set.of(), Map.of(), 0, null, null, null, Map.of(), Map.of(), false, null);

    /** Copies, keeping the order. */
    public Reach {
        resources = List.copyOf(resources);
        pages = Frozen.copyOf(pages);
        notices = Frozen.copyOf(notices);
        reminders = Frozen.copyOf(reminders);
        parked = Frozen.copyOf(parked);
        drifts = Frozen.copyOf(drifts);
    }

    /** The newest resource of a kind. */
    public Optional<Resource> resource(ResourceKind kind) {
        for (int i = resources.size() - 1; i >= 0; i--) {
            if (resources.get(i).kind() == kind) {
                return Optional.of(resources.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether this page came with so many others that each stays one of its own, and that they share one line in the room. */
    public boolean isOneOfMany(PageRecord page) {
        return pages.values().stream()
                        .filter(each -> each.requestedAt().equals(page.requestedAt()))
                        .count()
                > MANY_PAGES;
    }

    /**
     * The page that another one of the incident joins instead of being one of its own: the oldest that is open in the pager. Empty when there is
     * none, and for one of many.
     */
    public Optional<PageRecord> mainPage(PageRecord page) {
        if (isOneOfMany(page)) {
            return Optional.empty();
        }
        return pages.values().stream()
                .filter(each ->
                        each.remoteId() != null && !each.id().equals(page.id()) && !each.isOver() && !isJoined(each))
                .findFirst();
    }

    /** The page on its way to the pager that this one is going to join: the oldest that was asked for before it, or with it. Empty for one of many. */
    public Optional<PageRecord> pageUnderWay(PageRecord page) {
        if (isOneOfMany(page)) {
            return Optional.empty();
        }
        return pages.values().stream()
                .takeWhile(each -> !each.id().equals(page.id()))
                .filter(each -> each.status() == PageRecord.Status.REQUESTED)
                .findFirst();
    }

    /** Whether a page is a request for more people within an older page of the incident. */
    public boolean isJoined(PageRecord page) {
        String remoteId = page.remoteId();
        return remoteId != null
                && !pagesAs(String.valueOf(page.provider()), remoteId)
                        .get(0)
                        .id()
                        .equals(page.id());
    }

    /** What the incident keeps of one page of a tool: the page itself first, then those that joined it. */
    public List<PageRecord> pagesAs(String provider, String remoteId) {
        return pages.values().stream()
                .filter(page -> provider.equals(page.provider()) && remoteId.equals(page.remoteId()))
                .toList();
    }

    /** How often a reminder was given. */
    public int reminded(Reminder reminder, String subject) {
        return reminders.isEmpty() ? 0 : reminders.getOrDefault(key(reminder, subject), 0);
    }

    static String key(Reminder reminder, String subject) {
        return reminder.name() + ":" + subject;
    }

    static String key(ResourceKind kind, String id) {
        return kind.name() + ":" + id;
    }

    Reach withResources(List<Resource> now, Map<String, String> drifted) {
        return new Reach(
                now,
                pages,
                notices,
                reminders,
                updates,
                lastUpdateAt,
                lastUpdate,
                nextUpdateAt,
                parked,
                drifted,
                archiveDue,
                archivedAt);
    }

    Reach withPages(Map<String, PageRecord> now) {
        return new Reach(
                resources,
                now,
                notices,
                reminders,
                updates,
                lastUpdateAt,
                lastUpdate,
                nextUpdateAt,
                parked,
                drifts,
                archiveDue,
                archivedAt);
    }

    Reach withNotices(Set<String> now) {
        return new Reach(
                resources,
                pages,
                now,
                reminders,
                updates,
                lastUpdateAt,
                lastUpdate,
                nextUpdateAt,
                parked,
                drifts,
                archiveDue,
                archivedAt);
    }

    Reach withReminders(Map<String, Integer> now) {
        return new Reach(
                resources,
                pages,
                notices,
                now,
                updates,
                lastUpdateAt,
                lastUpdate,
                nextUpdateAt,
                parked,
                drifts,
                archiveDue,
                archivedAt);
    }

    Reach withUpdate(int number, Instant at, String text, @Nullable Instant next) {
        return new Reach(
                resources, pages, notices, reminders, number, at, text, next, parked, drifts, archiveDue, archivedAt);
    }

    Reach withParked(Map<String, String> now) {
        return new Reach(
                resources,
                pages,
                notices,
                reminders,
                updates,
                lastUpdateAt,
                lastUpdate,
                nextUpdateAt,
                now,
                drifts,
                archiveDue,
                archivedAt);
    }

    Reach withArchive(boolean due, @Nullable Instant archived) {
        return new Reach(
                resources,
                pages,
                notices,
                reminders,
                updates,
                lastUpdateAt,
                lastUpdate,
                nextUpdateAt,
                parked,
                drifts,
                due,
                archived);
    }

    Reach opened() {
        return withPages(Frozen.opened(pages))
                .withReminders(Frozen.opened(reminders))
                .withParked(Frozen.opened(parked));
    }

    Reach sealed() {
        return withPages(Frozen.sealed(pages))
                .withReminders(Frozen.sealed(reminders))
                .withParked(Frozen.sealed(parked));
    }
}
