package dev.muster.internal.codec;

import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
                Json.write(new Written<>(at.by(), event)));
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
        Written<?> written = (Written<?>) Reading.read(raw.payload(), Readers.BY_TYPE.get(type), type);
        Actor by = written.by() == null ? Actor.SYSTEM : written.by();
        Circumstances at = new Circumstances(raw.occurredAt(), raw.recordedAt(), by);
        return new Recorded(stored.sequence(), written.event(), at);
    }

    /** A history as it was appended. */
    public static List<Recorded> decode(List<StoredEvent> stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        List<Recorded> decoded = new ArrayList<>(stored.size());
        for (StoredEvent each : stored) {
            decoded.add(decode(each));
        }
        return decoded;
    }

    /** What is stored of an event: who did it, and the event's own fields. */
    record Written<E extends Event>(@Nullable Actor by, E event) {
        Written {
            Objects.requireNonNull(event, "event");
        }
    }

    /** They load when the first history is read: beginning an incident reads none. */
    private static final class Readers {
        private static final ClassValue<RecordReader> BY_TYPE = new ClassValue<>() {
            @Override
            protected RecordReader computeValue(Class<?> type) {
                return new RecordReader(Written.class, type);
            }
        };
    }
}
