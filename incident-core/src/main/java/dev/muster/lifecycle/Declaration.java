package dev.muster.lifecycle;

import dev.muster.severity.Impact;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known when an incident is declared. Only the title is required. Immutable; each method answers a changed copy.
 *
 * <pre>{@code
 * Declaration.of("Checkout fails for EU customers").affecting("checkout").reportedBy("ann@example.com").key("alert-4711")
 * }</pre>
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
 * @param key the same key is the same incident, or null; the history keeps it as a claimed key, not in the event
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
        Map<String, String> labels,
        @Nullable String key) {

    /** The label that holds the key of the ticket an incident is declared from: no other one is made for it. */
    public static final String TICKET = "ticket";

    /** A title has at most so many characters. */
    public static final int TITLE_LENGTH = 1000;

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

    /** A declaration by somebody of the organisation, with a title and nothing else. */
    public static Declaration of(String title) {
        return new Declaration(
                title,
                "",
                null,
                Source.INTERNAL,
                null,
                null,
                null,
                null,
                null,
                Impact.UNKNOWN,
                null,
                null,
                Set.of(),
                Set.of(),
                null,
                false,
                false,
                Map.of(),
                null);
    }

    /** With more words. */
    public Declaration described(String text) {
        return changed(parts -> parts.description = text);
    }

    /** Of this incident type. */
    public Declaration ofType(String incidentType) {
        return changed(parts -> parts.type = incidentType);
    }

    /** From this source, with its reference there, or null. */
    public Declaration from(Source where, @Nullable String itsReference) {
        return changed(parts -> {
            parts.source = where;
            parts.reference = itsReference;
        });
    }

    /** Found this way. */
    public Declaration detectedBy(Detection how) {
        return changed(parts -> parts.detection = how);
    }

    /** Reported by this person. */
    public Declaration reportedBy(String person) {
        return changed(parts -> parts.reporter = person);
    }

    /** With impact since this instant. */
    public Declaration startedAt(Instant since) {
        return changed(parts -> parts.startedAt = since);
    }

    /** Noticed at this instant. */
    public Declaration detectedAt(Instant when) {
        return changed(parts -> parts.detectedAt = when);
    }

    /** With what is known of the damage. */
    public Declaration withImpact(Impact known) {
        return changed(parts -> parts.impact = known);
    }

    /** With a severity set by hand. */
    public Declaration withSeverity(String name) {
        return changed(parts -> parts.severity = name);
    }

    /** With this order of work. */
    public Declaration withPriority(Priority order) {
        return changed(parts -> parts.priority = order);
    }

    /** Affecting these services. */
    public Declaration affecting(String... affected) {
        return changed(parts -> parts.services = Set.of(affected));
    }

    /** With these tags. */
    public Declaration tagged(String... labelled) {
        return changed(parts -> parts.tags = Set.of(labelled));
    }

    /** For these eyes only. */
    public Declaration seenBy(Confidentiality who) {
        return changed(parts -> parts.confidentiality = who);
    }

    /** As an exercise. */
    public Declaration asDrill() {
        return changed(parts -> parts.drill = true);
    }

    /** Unconfirmed: it starts in triage, and stakeholders are not told. */
    public Declaration unconfirmed() {
        return changed(parts -> parts.triage = true);
    }

    /** With whatever else the alert or form said. */
    public Declaration labelled(Map<String, String> more) {
        return changed(parts -> parts.labels = more);
    }

    /** Under an idempotency key: the same key is the same incident; null for none. */
    public Declaration key(@Nullable String idempotencyKey) {
        return changed(parts -> parts.key = idempotencyKey);
    }

    private Declaration changed(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.declaration();
    }

    /** The parts of a declaration while one of them changes. */
    private static final class Parts {

        private String title;
        private String description;
        private @Nullable String type;
        private Source source;
        private @Nullable Detection detection;
        private @Nullable String reference;
        private @Nullable String reporter;
        private @Nullable Instant startedAt;
        private @Nullable Instant detectedAt;
        private Impact impact;
        private @Nullable String severity;
        private @Nullable Priority priority;
        private Set<String> services;
        private Set<String> tags;
        private @Nullable Confidentiality confidentiality;
        private boolean drill;
        private boolean triage;
        private Map<String, String> labels;
        private @Nullable String key;

        Parts(Declaration from) {
            title = from.title;
            description = from.description;
            type = from.type;
            source = from.source;
            detection = from.detection;
            reference = from.reference;
            reporter = from.reporter;
            startedAt = from.startedAt;
            detectedAt = from.detectedAt;
            impact = from.impact;
            severity = from.severity;
            priority = from.priority;
            services = from.services;
            tags = from.tags;
            confidentiality = from.confidentiality;
            drill = from.drill;
            triage = from.triage;
            labels = from.labels;
            key = from.key;
        }

        Declaration declaration() {
            return new Declaration(
                    title,
                    description,
                    type,
                    source,
                    detection,
                    reference,
                    reporter,
                    startedAt,
                    detectedAt,
                    impact,
                    severity,
                    priority,
                    services,
                    tags,
                    confidentiality,
                    drill,
                    triage,
                    labels,
                    key);
        }
    }
}
