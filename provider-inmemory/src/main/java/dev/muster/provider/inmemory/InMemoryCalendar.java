package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.meeting.Meeting;
import dev.muster.spi.meeting.MeetingDraft;
import dev.muster.spi.meeting.Meetings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A calendar with video that knows the keys it was given. Thread-safe. */
public final class InMemoryCalendar implements Meetings {

    private final Tool tool;
    private final Map<String, CalendarEntry> entries = new LinkedHashMap<>();
    private final Keyed<Meeting> scheduled;
    private final Keyed<Meeting> bridged;
    private int last;

    InMemoryCalendar(Tool tool) {
        this.tool = tool;
        this.scheduled = tool.keyed();
        this.bridged = tool.keyed();
    }

    @Override
    public Promises promises() {
        return tool.promises("meetings.");
    }

    @Override
    public Meeting bridge(String title, CallContext context) {
        Supplier<Meeting> make = () -> make(title, null, tool.now(), context);
        return tool.write(
                Operation.BRIDGE_OPEN,
                title,
                context,
                () -> bridged.create(Operation.BRIDGE_OPEN, context.key().value(), this::stands, make));
    }

    @Override
    public Meeting schedule(MeetingDraft draft, CallContext context) {
        return tool.write(Operation.MEETING_SCHEDULE, draft.title(), context, () -> {
            if (draft.length().isNegative() || draft.length().isZero()) {
                throw tool.rejected("length", "is " + draft.length(), "give it a positive length");
            }
            return scheduled.create(
                    Operation.MEETING_SCHEDULE,
                    context.key().value(),
                    this::stands,
                    () -> make(draft.title(), draft, draft.start(), context));
        });
    }

    @Override
    public List<Meeting> find(RequestKey key, CallContext context) {
        return tool.read(
                "meetings.find",
                key.value(),
                context,
                () -> Stream.concat(
                                scheduled.find(Operation.MEETING_SCHEDULE, key.value()).stream(),
                                bridged.find(Operation.BRIDGE_OPEN, key.value()).stream())
                        .toList());
    }

    @Override
    public void move(String meeting, Instant start, CallContext context) {
        tool.run(Operation.MEETING_MOVE, meeting + " to " + start, context, () -> {
            CalendarEntry entry = entry(meeting);
            if (entry.cancelled()) {
                throw tool.rejected("meeting", meeting + " was cancelled", "schedule another one");
            }
            entries.put(meeting, entry.startingAt(start));
        });
    }

    @Override
    public void cancel(String meeting, CallContext context) {
        tool.run(Operation.MEETING_CANCEL, meeting, context, () -> {
            CalendarEntry entry = entries.get(meeting);
            if (entry != null) {
                entries.put(meeting, entry.calledOff());
                scheduled.removeDouble(entry.meeting());
                bridged.removeDouble(entry.meeting());
            }
        });
    }

    /** Every meeting and bridge, cancelled ones included, in the order they were made. */
    public List<CalendarEntry> all() {
        return tool.world(() -> List.copyOf(entries.values()));
    }

    /** The meeting or bridge with this id; empty when there is none. */
    public Optional<CalendarEntry> entry(Meeting meeting) {
        return tool.world(() -> Optional.ofNullable(entries.get(meeting.id())));
    }

    /** Somebody moves a meeting. */
    public void moveByHand(String meeting, Instant start) {
        tool.world(() -> entries.put(meeting, entry(meeting).startingAt(start)));
    }

    /** Somebody cancels a meeting. */
    public void cancelByHand(String meeting) {
        tool.world(() -> entries.put(meeting, entry(meeting).calledOff()));
    }

    private boolean stands(Meeting meeting) {
        return !entry(meeting.id()).cancelled();
    }

    private Meeting make(String title, @Nullable MeetingDraft draft, Instant start, CallContext context) {
        String id = (draft == null ? "B" : "E") + ++last;
        Meeting meeting = new Meeting(id, tool.link("meet/" + id));
        entries.put(
                id,
                new CalendarEntry(
                        meeting,
                        Texts.marked(title, context),
                        draft,
                        start,
                        false,
                        context.key(),
                        context.visibility()));
        return meeting;
    }

    private CalendarEntry entry(String meeting) {
        CalendarEntry entry = entries.get(meeting);
        if (entry == null) {
            throw tool.rejected("meeting", meeting + " does not exist", "schedule another one");
        }
        return entry;
    }
}
