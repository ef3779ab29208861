package dev.muster.internal.codec;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.util.Collection;
import java.util.List;

/** Events as the store keeps them. An event of a type or version that is not known here is kept as it is. */
public final class EventCodec {

    /** The version of the payloads' form that this code writes. */
    public static final int VERSION = 1;

    private static final NamedTypes<Event> TYPES = new NamedTypes<>(Event.class);

    private EventCodec() {}

    /** The stable name of an event. */
    public static String nameOf(Event event) {
        return event instanceof Event.UnknownEvent unknown ? unknown.type() : TYPES.nameOf(event);
    }

    /** The stable names of all events. */
    public static Collection<String> names() {
        return TYPES.names();
    }

    /** An event to append. */
    public static NewEvent encode(Event event, Circumstances at) {
        if (event instanceof Event.UnknownEvent unknown) {
            return new NewEvent(unknown.type(), unknown.version(), at.occurredAt(), at.recordedAt(), unknown.payload());
        }
        return new NewEvent(TYPES.nameOf(event), VERSION, at.occurredAt(), at.recordedAt(), Json.write(new Payload(at.by(), event)));
    }

    /** An event as it was appended. */
    public static Recorded decode(StoredEvent stored) {
        NewEvent raw = stored.event();
        Class<? extends Event> type =
                raw.version() > VERSION ? null : TYPES.typeOf(raw.type()).orElse(null);
        Actor by = Json.read(raw.payload(), By.class).by();
        Event event = type == null
                ? new Event.UnknownEvent(raw.type(), raw.version(), raw.payload())
                : Json.read(raw.payload(), type);
        Circumstances at = new Circumstances(raw.occurredAt(), raw.recordedAt(), by == null ? Actor.SYSTEM : by);
        return new Recorded(stored.sequence(), event, at);
    }

    /** A history as it was appended. */
    public static List<Recorded> decode(List<StoredEvent> stored) {
        return stored.stream().map(EventCodec::decode).toList();
    }

    /** An event's own fields and, beside them, who did it. */
    private record Payload(@com.fasterxml.jackson.annotation.JsonProperty("_by") Actor by, @JsonUnwrapped Event event) {}

    private record By(@com.fasterxml.jackson.annotation.JsonProperty("_by") @org.jspecify.annotations.Nullable Actor by) {}
}
