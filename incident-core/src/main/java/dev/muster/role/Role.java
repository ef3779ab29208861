package dev.muster.role;

import java.util.Objects;
import java.util.Set;

/**
 * A role of the incident, not of the person.
 *
 * @param key its stable name; {@link #LEAD} is the incident commander
 * @param name what people call it, such as "Incident Commander" or "Incident Manager"
 * @param duties what it covers; a merged role covers the keys of the roles merged into it
 * @param required whether an incident needs somebody in it
 */
public record Role(String key, String name, Set<String> duties, boolean required) {

    /** The key of the incident commander. */
    public static final String LEAD = "lead";

    /** The key of the communications lead. */
    public static final String COMMUNICATIONS = "communications";

    /** The key of the scribe. */
    public static final String SCRIBE = "scribe";

    /** The key of a responder: whoever takes part without another role. */
    public static final String RESPONDER = "responder";

    /** Copies the duties. */
    public Role {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        duties = Set.copyOf(duties);
    }

    /** Whether this role answers for {@code duty}: its own key or a duty merged into it. */
    public boolean covers(String duty) {
        return key.equals(duty) || duties.contains(duty);
    }
}
