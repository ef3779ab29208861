package dev.muster.lifecycle;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page and what became of it.
 *
 * @param id its name in the incident, such as {@code P-1}
 * @param target whom: {@code person:ann}, {@code service:checkout}
 * @param why what asked for it
 * @param requestedAt when it was asked for
 * @param status where it stands
 * @param provider the pager that carried it, or null before
 * @param remoteId the pager's id, or null before
 * @param notified the people whom the pager notified
 * @param level the escalation level reached
 * @param changedAt when the status last changed in the pager; older news are late
 * @param acknowledgedBy who took it, or null
 * @param makesLead whether whoever takes it leads
 */
public record PageRecord(
        String id,
        String target,
        String why,
        Instant requestedAt,
        Status status,
        @Nullable String provider,
        @Nullable String remoteId,
        List<String> notified,
        int level,
        Instant changedAt,
        @Nullable String acknowledgedBy,
        boolean makesLead) {
    /** Copies the people. */
    public PageRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(status, "status");
        notified = List.copyOf(notified);
    }

    /** Whether nobody needs to look at it any more. */
    public boolean isOver() {
        return status == Status.RESOLVED || status == Status.FAILED;
    }

    /** The pager has it. That is our news, not the pager's, so it neither takes an acknowledgement back nor makes a quick one late. */
    PageRecord sent(Event.PageSent event) {
        boolean isNew = status == Status.REQUESTED || status == Status.FAILED;
        return new PageRecord(
                id,
                target,
                why,
                requestedAt,
                isNew ? Status.SENT : status,
                event.provider(),
                event.remoteId(),
                with(event.notified()),
                level,
                changedAt,
                acknowledgedBy,
                makesLead);
    }

    /** The pager calls the next level; it waits for somebody again. */
    PageRecord escalated(Event.PageEscalated event, Instant at) {
        return new PageRecord(
                id,
                target,
                why,
                requestedAt,
                Status.SENT,
                provider,
                remoteId,
                with(List.of(event.person())),
                event.level(),
                at,
                acknowledgedBy,
                makesLead);
    }

    private List<String> with(List<String> more) {
        Set<String> people = new LinkedHashSet<>(notified);
        people.addAll(more);
        return List.copyOf(people);
    }

    PageRecord changed(Status now, Instant at, @Nullable String acknowledged, int reached) {
        return new PageRecord(
                id, target, why, requestedAt, now, provider, remoteId, notified, reached, at, acknowledged, makesLead);
    }

    /** Where a page stands. */
    public enum Status {
        REQUESTED,
        SENT,
        ACKNOWLEDGED,
        RESOLVED,
        FAILED
    }
}
