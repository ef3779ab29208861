package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.meeting.Meeting;
import dev.muster.spi.meeting.MeetingDraft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting or bridge of {@link InMemoryCalendar} as it is at one moment.
 *
 * @param meeting the meeting as callers see it
 * @param title its title
 * @param draft what was asked for, or null for a bridge
 * @param start when it begins now; for a bridge when it was opened
 * @param cancelled whether it was cancelled
 * @param key the key it was made with
 * @param visibility the visibility it was made with
 */
public record CalendarEntry(
        Meeting meeting,
        String title,
        @Nullable MeetingDraft draft,
        Instant start,
        boolean cancelled,
        RequestKey key,
        Visibility visibility) {

    @Override
    public String toString() {
        return meeting.id();
    }

    CalendarEntry startingAt(Instant when) {
        return new CalendarEntry(meeting, title, draft, when, cancelled, key, visibility);
    }

    CalendarEntry calledOff() {
        return new CalendarEntry(meeting, title, draft, start, true, key, visibility);
    }
}
