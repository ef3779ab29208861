package dev.muster.scenarios.crash;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.MessageRef;
import dev.muster.spi.document.DocumentRef;
import dev.muster.spi.meeting.Meeting;
import dev.muster.spi.paging.Page;
import dev.muster.spi.status.StatusRef;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import dev.muster.spi.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches what really happens at store and tools, behind every fault and in front of every planted bug. */
final class Ledger {

    private final WorldTime time;
    private final Map<RequestKey, Held> held = new HashMap<>();
    private final Map<String, Set<String>> made = new HashMap<>();
    private final Map<String, Instant> waits = new HashMap<>();
    private final List<String> broken = new ArrayList<>(0);
    private final List<String> doubles = new ArrayList<>(0);

    Ledger(WorldTime time) {
        this.time = time;
    }

    /** What was seen to be wrong for good. */
    List<String> broken() {
        return broken;
    }

    /** Where a tool had, for a time, two things of one request. */
    List<String> doubles() {
        return doubles;
    }

    void breaks(String rule) {
        broken.add(rule);
    }

    /** A tool asked a node to leave an operation alone for a while. */
    void askedToWait(int node, Site site, Duration wait) {
        waits.put(node + site.name(), time.instant().plus(wait));
    }

    /** A node is about to make a call. */
    void about(int node, Site site) {
        if (!waits.isEmpty() && site.kind() == CallKind.TOOL_WRITE) {
            Instant until = waits.get(node + site.name());
            if (until != null && time.instant().isBefore(until)) {
                breaks("node " + node + " calls " + site.name() + " although the tool asked it to wait until " + until);
            }
        }
    }

    void carriedOut(int node, Site site, Object @Nullable [] arguments, @Nullable Object answer) {
        if (answer == null && site.kind() != CallKind.TOOL_WRITE) {
            return;
        }
        if (site.kind() == CallKind.TOOL_WRITE && arguments != null) {
            changed(site, arguments, answer);
        } else if (answer instanceof Settled.Done && arguments != null) {
            ((Settlement) arguments[0]).ends().forEach(end -> ended(node, end));
        } else if (site.name().equals("incidentStore.claim") && answer instanceof List<?> claims) {
            claims.forEach(claim -> handedOut(node, (Claim) claim));
        }
    }

    private void handedOut(int node, Claim claim) {
        Held before = held.put(claim.intent().key(), new Held(node, claim.fence(), claim.leaseUntil()));
        if (before != null && !before.ended && time.instant().isBefore(before.until)) {
            breaks("node " + node + " was handed " + claim.intent().key() + " while node " + before.node
                    + " held it until " + before.until);
        }
    }

    private void ended(int node, IntentEnd end) {
        Held now = held.get(end.key());
        if (now == null || now.fence != end.fence() || now.ended) {
            breaks("node " + node + " ended " + end.key() + " under the stale fence " + end.fence());
        } else {
            now.ended = true;
        }
    }

    private void changed(Site site, Object[] arguments, @Nullable Object answer) {
        if (site.name().endsWith(".retract")
                || site.name().equals("conversations.retractPost")
                || site.name().equals("meetings.cancel")) {
            String id = arguments[0] instanceof String meeting ? meeting : idOf(arguments[0]);
            made.values().forEach(ids -> ids.remove(id));
            return;
        }
        String id = answer == null ? null : idOf(answer);
        if (id != null && arguments[arguments.length - 1] instanceof CallContext context) {
            Set<String> ids = made.computeIfAbsent(site.name() + ' ' + context.key(), key -> new HashSet<>(2));
            if (ids.add(id) && ids.size() > 1) {
                doubles.add(site.name() + " made " + ids + " for " + context.key());
            }
        }
    }

    private static @Nullable String idOf(Object thing) {
        if (thing instanceof MessageRef message) {
            return message.id();
        }
        if (thing instanceof Conversation conversation) {
            return conversation.id();
        }
        if (thing instanceof Ticket ticket) {
            return ticket.id();
        }
        if (thing instanceof Page page) {
            return page.id();
        }
        if (thing instanceof DocumentRef document) {
            return document.id();
        }
        if (thing instanceof Meeting meeting) {
            return meeting.id();
        }
        return thing instanceof StatusRef status ? status.id() : null;
    }

    private static final class Held {
        private final int node;
        private final long fence;
        private final Instant until;
        private boolean ended;

        Held(int node, long fence, Instant until) {
            this.node = node;
            this.fence = fence;
            this.until = until;
        }
    }
}
