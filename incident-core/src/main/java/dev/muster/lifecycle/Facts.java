package dev.muster.lifecycle;

import dev.muster.severity.Classification;
import dev.muster.severity.Severity;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an incident is about.
 *
 * @param title one line
 * @param description more; may be empty
 * @param type the incident type of the playbook
 * @param source where the declaration came from
 * @param detection how it was found, or null
 * @param reference the outside report or alert it came from, or null
 * @param reporter who reported it, or null
 * @param severity how bad it is
 * @param classification what the table said, of the impact known last; what counts is the severity, where there is an override. Null while
 *     somebody gave the severity and nothing is known of the impact
 * @param override who overrode the classification and why, or null
 * @param priority the order of work
 * @param priorityGiven whether somebody gave the priority; else it follows the severity
 * @param services affected services
 * @param tags tags
 * @param confidentiality who may know
 * @param drill whether it is an exercise
 */
public record Facts(
        String title,
        String description,
        String type,
        Source source,
        @Nullable Detection detection,
        @Nullable String reference,
        @Nullable String reporter,
        Severity severity,
        @Nullable Classification classification,
        @Nullable SeverityOverride override,
        Priority priority,
        boolean priorityGiven,
        Set<String> services,
        Set<String> tags,
        Confidentiality confidentiality,
        boolean drill) {
    /** Copies the sets. */
    public Facts {
        Objects.requireNonNull(title, "title");
        services = Set.copyOf(services);
        tags = Set.copyOf(tags);
    }

    Facts withSeverity(Severity now, @Nullable Classification why, @Nullable SeverityOverride manual) {
        Priority derived = priorityGiven ? priority : Priority.derivedFrom(now.tier());
        return new Facts(
                title,
                description,
                type,
                source,
                detection,
                reference,
                reporter,
                now,
                why,
                manual,
                derived,
                priorityGiven,
                services,
                tags,
                confidentiality,
                drill);
    }

    /**
     * A manual severity.
     *
     * @param by who set it
     * @param why the reason given
     */
    public record SeverityOverride(String by, String why) {}
}
