package dev.muster.internal.engine;

import static dev.muster.spi.Capability.CONVERSATIONS;
import static dev.muster.spi.Capability.DOCUMENTS;
import static dev.muster.spi.Capability.FOLDERS;
import static dev.muster.spi.Capability.GROUPS;
import static dev.muster.spi.Capability.MAIL;
import static dev.muster.spi.Capability.MEETINGS;
import static dev.muster.spi.Capability.ON_CALL;
import static dev.muster.spi.Capability.PAGING;
import static dev.muster.spi.Capability.STATUS_PAGES;
import static dev.muster.spi.Capability.TICKETS;
import static java.util.Map.entry;

import dev.muster.spi.Capability;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The capability that each kind of effect needs, by its stored name. A kind without one is the engine's own: a timer or a sweep. It stands apart from the
 * carriers, and names no classes, so that declaring an incident waits for none of them to load; {@link Carriers} checks the two against each other.
 */
final class Needs {

    private static final Map<String, Capability> BY_NAME = Map.ofEntries(
            entry("archive-conversation", CONVERSATIONS),
            entry("bookmark-resource", CONVERSATIONS),
            entry("brief", CONVERSATIONS),
            entry("describe-conversation", CONVERSATIONS),
            entry("invite-people", CONVERSATIONS),
            entry("open-conversation", CONVERSATIONS),
            entry("post-elsewhere", CONVERSATIONS),
            entry("post-message", CONVERSATIONS),
            entry("refresh-announcement", CONVERSATIONS),
            entry("refresh-card", CONVERSATIONS),
            entry("refresh-page-progress", CONVERSATIONS),
            entry("pin-card", CONVERSATIONS),
            entry("reply", CONVERSATIONS),
            entry("tell-people", CONVERSATIONS),
            entry("unarchive-conversation", CONVERSATIONS),
            entry("create-document", DOCUMENTS),
            entry("refresh-document", DOCUMENTS),
            entry("share-documents", DOCUMENTS),
            entry("create-folder", FOLDERS),
            entry("set-group", GROUPS),
            entry("mail-people", MAIL),
            entry("open-bridge", MEETINGS),
            entry("schedule-review", MEETINGS),
            entry("look-up-on-call", ON_CALL),
            entry("note-page", PAGING),
            entry("resolve-page", PAGING),
            entry("send-page", PAGING),
            entry("sync-page", PAGING),
            entry("refresh-status", STATUS_PAGES),
            entry("resolve-status", STATUS_PAGES),
            entry("comment-ticket", TICKETS),
            entry("create-ticket", TICKETS),
            entry("link-ticket", TICKETS),
            entry("relate-review-ticket", TICKETS),
            entry("transition-ticket", TICKETS),
            entry("update-ticket", TICKETS));

    private Needs() {}

    /** The names of all kinds that need one. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** What the kind of this name needs, or null when it is the engine's own. */
    static @Nullable Capability of(String name) {
        return BY_NAME.get(name);
    }
}
