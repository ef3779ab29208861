package dev.muster.spi.meeting;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import java.time.Instant;
import java.util.List;

/** A calendar with video. Thread-safe; called at least once per key. */
public interface Meetings {

    /** The repeat safety of each operation. */
    Promises promises();

    /** A link that everybody can join now. */
    Meeting bridge(String title, CallContext context);

    /** Schedules a meeting with a link. */
    Meeting schedule(MeetingDraft draft, CallContext context);

    /** What earlier calls of {@link #bridge} or {@link #schedule} with {@code key} made, oldest first; more than one only after a double. */
    List<Meeting> find(RequestKey key, CallContext context);

    /** Moves a meeting. */
    void move(String meeting, Instant start, CallContext context);

    /** Cancels a meeting; cancelled or gone already is a success. Also takes back one that was made twice. */
    void cancel(String meeting, CallContext context);
}
