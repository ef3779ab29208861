package dev.muster.lifecycle;

import dev.muster.severity.Impact;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
        return new Declaration(title, "", null, Source.INTERNAL, null, null, null, null, null, Impact.UNKNOWN, null, null, Set.of(), Set.of(), null, false, false, Map.of(), null);
    }

    /** With more words. */
    public Declaration described(String text) {
        return new Declaration(title, text, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** Of this incident type. */
    public Declaration ofType(String incidentType) {
        return new Declaration(title, description, incidentType, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** From this source, with its reference there, or null. */
    public Declaration from(Source where, @Nullable String itsReference) {
        return new Declaration(title, description, type, where, detection, itsReference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** Found this way. */
    public Declaration detectedBy(Detection how) {
        return new Declaration(title, description, type, source, how, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** Reported by this person. */
    public Declaration reportedBy(String person) {
        return new Declaration(title, description, type, source, detection, reference, person, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** With impact since this instant. */
    public Declaration startedAt(Instant since) {
        return new Declaration(title, description, type, source, detection, reference, reporter, since, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** Noticed at this instant. */
    public Declaration detectedAt(Instant when) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, when, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** With what is known of the damage. */
    public Declaration withImpact(Impact known) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, known, severity, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** With a severity set by hand. */
    public Declaration withSeverity(String name) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, name, priority, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** With this order of work. */
    public Declaration withPriority(Priority order) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, order, services, tags, confidentiality, drill, triage, labels, key);
    }

    /** Affecting these services. */
    public Declaration affecting(String... affected) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, Set.of(affected), tags, confidentiality, drill, triage, labels, key);
    }

    /** With these tags. */
    public Declaration tagged(String... labelled) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, Set.of(labelled), confidentiality, drill, triage, labels, key);
    }

    /** For these eyes only. */
    public Declaration seenBy(Confidentiality who) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, who, drill, triage, labels, key);
    }

    /** As an exercise. */
    public Declaration asDrill() {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, true, triage, labels, key);
    }

    /** Unconfirmed: it starts in triage, and stakeholders are not told. */
    public Declaration unconfirmed() {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, true, labels, key);
    }

    /** With whatever else the alert or form said. */
    public Declaration labelled(Map<String, String> more) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, more, key);
    }

    /** Under an idempotency key: the same key is the same incident. */
    public Declaration key(String idempotencyKey) {
        return new Declaration(title, description, type, source, detection, reference, reporter, startedAt, detectedAt, impact, severity, priority, services, tags, confidentiality, drill, triage, labels, idempotencyKey);
    }
}
