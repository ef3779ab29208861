package dev.muster.internal.engine;

import dev.muster.internal.process.Step;
import dev.muster.lifecycle.Recorded;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's listeners of events after their commit. One that throws is logged and changes nothing. */
final class Listeners {

    private final List<BiConsumer<String, Recorded>> listeners;

    Listeners(List<BiConsumer<String, Recorded>> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(String incident, Step step) {
        if (listeners.isEmpty()) {
            return;
        }
        for (Recorded event : step.recorded()) {
            for (BiConsumer<String, Recorded> listener : listeners) {
                try {
                    listener.accept(incident, event);
                } catch (Throwable e) {
                    Log.LOG.warn(
                            "a listener failed on event {} of {}; the incident is not affected",
                            event.sequence(),
                            incident,
                            e);
                }
            }
        }
    }

    /** Loads when there is something to say: an incident can begin before the host's logging is found. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    }
}
