package dev.muster.lifecycle;

import dev.muster.severity.Impact;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known when an incident is declared. Only the title is required.
 *
 * @param title one line, not blank
 * @param description more; may be empty
 * @param type the incident type, or null for the playbook's default
 * @param source where it came from
 * @param detection how it was found, or null
 * @param reference the outside report or alert, or null
 * @param reporter who reports it, or null
 * @param startedAt when the impact began, or null
 * @param detectedAt when it was noticed, or null
 * @param impact what is known of the damage
 * @param severity a severity set by hand, by name, or null to classify
 * @param priority the order of work, or null to derive it
 * @param services affected services
 * @param tags tags
 * @param confidentiality who may know, or null for the type's default
 * @param drill whether it is an exercise
 * @param triage whether it starts in triage, unconfirmed
 * @param labels whatever else the alert or form said
 */
public record Declaration(
        String title,
        String description,
        @Nullable String type,
        Source source,
        @Nullable Detection detection,
        @Nullable String reference,
        @Nullable String reporter,
        @Nullable Instant startedAt,
        @Nullable Instant detectedAt,
        Impact impact,
        @Nullable String severity,
        @Nullable Priority priority,
        Set<String> services,
        Set<String> tags,
        @Nullable Confidentiality confidentiality,
        boolean drill,
        boolean triage,
        Map<String, String> labels) {
    /** Copies the collections. */
    public Declaration {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(impact, "impact");
        services = Set.copyOf(services);
        tags = Set.copyOf(tags);
        labels = Map.copyOf(labels);
    }
}
