package dev.muster.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
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
        return new NewEvent(
                TYPES.nameOf(event),
                VERSION,
                at.occurredAt(),
                at.recordedAt(),
                Json.write(new Written(at.by(), event)));
    }

    /** An event as it was appended. The payload of one that is not known is not even looked at. */
    public static Recorded decode(StoredEvent stored) {
        NewEvent raw = stored.event();
        Class<? extends Event> type =
                raw.version() > VERSION ? null : TYPES.typeOf(raw.type()).orElse(null);
        if (type == null) {
            Circumstances kept = new Circumstances(raw.occurredAt(), raw.recordedAt(), Actor.SYSTEM);
            return new Recorded(
                    stored.sequence(), new Event.UnknownEvent(raw.type(), raw.version(), raw.payload()), kept);
        }
        JsonNode payload = Reading.tree(raw.payload());
        Event event = Reading.read(payload.path("event"), type);
        Actor by = payload.has("by") ? Reading.read(payload.path("by"), Actor.class) : Actor.SYSTEM;
        Circumstances at = new Circumstances(raw.occurredAt(), raw.recordedAt(), by);
        return new Recorded(stored.sequence(), event, at);
    }

    /** A history as it was appended. */
    public static List<Recorded> decode(List<StoredEvent> stored) {
        return stored.stream().map(EventCodec::decode).toList();
    }

    /** What is stored of an event: who did it, and the event's own fields. */
    private record Written(Actor by, Event event) {}
}
