package dev.muster.lifecycle;

import dev.muster.role.Role;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which person may give which command. It is asked before each command of a person is decided, whatever way the command came (the host's code, chat, a
 * form); nothing is written when it denies. What tools, timers and rules do is not asked about: it follows from what a person was
 * allowed, or only records what happened outside.
 *
 * <p>It is asked within every command, so it should answer from memory, and by several threads. One that throws denies.
 *
 * @see Decider for what the rules of the incident allow to anybody, and {@link IncidentPolicy#leadOnly()} for what they leave to the lead
 */
@FunctionalInterface
public interface Authorizer {

    /** The commands that end an incident for good, under those who work on it; {@link #standard()} leaves them to those who take part. */
    Set<Class<? extends Command>> DESTRUCTIVE = Set.of(Command.Cancel.class, Command.MergeInto.class);

    /**
     * Why a person may not give a command.
     *
     * @param incident the incident as it is, or null when the command begins it
     * @param command the command; its class tells its kind
     * @param by the person
     * @return empty when the person may
     */
    Optional<Denial> denial(@Nullable IncidentState incident, Command command, Actor by);

    /** Everybody may do everything but what is {@link #DESTRUCTIVE}, which those may who take part in the incident now. */
    static Authorizer standard() {
        return (incident, command, by) -> incident == null
                        || !DESTRUCTIVE.contains(command.getClass())
                        || incident.team().has(by.id())
                ? Optional.empty()
                : Optional.of(Denial.ofOutsider(incident, by));
    }

    /** Who is denied by either is denied; the first to deny says why. */
    default Authorizer and(Authorizer other) {
        Objects.requireNonNull(other, "other");
        return (incident, command, by) -> {
            Optional<Denial> first = denial(incident, command, by);
            return first.isPresent() ? first : other.denial(incident, command, by);
        };
    }

    /**
     * A no.
     *
     * @param reason why, to be read by the person
     * @param remedy what the person can do instead; may be empty
     */
    record Denial(String reason, String remedy) {
        /** Checks that both are there. */
        public Denial {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(remedy, "remedy");
        }

        private static Denial ofOutsider(IncidentState incident, Actor by) {
            String lead = incident.team().holderOrNull(Role.LEAD);
            String others = lead == null ? "" : ", or ask " + lead + ", who leads it";
            return new Denial(by.id() + " takes no part in it", "join the incident" + others);
        }
    }
}
