package dev.muster.internal.process;

import dev.muster.internal.log.Loggable;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Authorizer;
import dev.muster.lifecycle.Authorizer.Denial;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the authorizer about the commands of people. An authorizer that fails denies. */
final class Admission {

    private static final Denial FAILED =
            new Denial("it could not be found out whether you may", "try again, or tell who runs Muster");

    private final Authorizer authorizer;

    Admission(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /**
     * Lets a command pass.
     *
     * @throws Refused when the person may not give it
     */
    void demand(@Nullable IncidentState state, Command command, Actor by) {
        if (!by.isPerson()) {
            return;
        }
        Optional<Denial> denial = denial(state, command, by);
        if (denial.isPresent()) {
            String incident = state == null ? "(none)" : state.id();
            String name = command.getClass().getSimpleName();
            // the reason is the host's, and may hold what somebody else wrote
            Log.OF_DENIALS.warn(
                    "{} of {} is denied: {}",
                    name,
                    incident,
                    Loggable.of(denial.get().reason()));
            throw new Refused(
                    incident, name, denial.get().reason(), denial.get().remedy());
        }
    }

    private Optional<Denial> denial(@Nullable IncidentState state, Command command, Actor by) {
        try {
            return authorizer.denial(state, command, by);
        } catch (RuntimeException e) {
            Log.OF_DENIALS.error(
                    "the authorizer failed on {}", command.getClass().getSimpleName(), e);
            return Optional.of(FAILED);
        }
    }

    /** Loads with the first denial: a first incident does not wait for logging to be set up. */
    private static final class Log {
        private static final Logger OF_DENIALS = LoggerFactory.getLogger(Admission.class);
    }
}
