package dev.muster.playbook;

import dev.muster.severity.Impact;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says which alerts declare an incident, and what the alert tells of it. The first rule whose labels fit an alert decides; an alert that no rule fits
 * declares nothing.
 *
 * @param name how people refer to it
 * @param labels every one of these must be on the alert with this value, ignoring case; the value {@code *} asks only that the label is there
 * @param type the incident type, or null for the playbook's default
 * @param declare whether an incident is declared; a rule that does not is the way to name exceptions before a wider rule
 * @param triage whether the incident begins in triage, unconfirmed
 * @param titleLabel the label that holds the title, or null for the alert's own title
 * @param serviceLabel the label that names the affected service, or null for none
 * @param regionLabel the label that names the region, or null for none
 * @param severityLabel the label that tells how bad it is, or null to classify by the impact
 * @param severities the severity's name for each value of that label; a value that is not named here is not understood and the impact decides
 * @param impact what is known of the damage whenever this rule fits
 * @param groupBy alerts alike in these labels belong to one incident; empty makes one for each fingerprint
 */
public record AlertRule(
        String name,
        Map<String, String> labels,
        @Nullable String type,
        boolean declare,
        boolean triage,
        @Nullable String titleLabel,
        @Nullable String serviceLabel,
        @Nullable String regionLabel,
        @Nullable String severityLabel,
        Map<String, String> severities,
        Impact impact,
        List<String> groupBy) {

    /** Stands for any value of a label. */
    public static final String ANY = "*";

    /** Copies the collections; checks that nothing is missing. */
    public AlertRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(impact, "impact");
        labels = Map.copyOf(labels);
        severities = Map.copyOf(severities);
        groupBy = List.copyOf(groupBy);
    }

    /** Whether an alert with these labels is this rule's business. */
    public boolean fits(Map<String, String> alertLabels) {
        return labels.entrySet().stream().allMatch(wanted -> {
            String value = alertLabels.get(wanted.getKey());
            return value != null
                    && (wanted.getValue().equals(ANY) || wanted.getValue().equalsIgnoreCase(value));
        });
    }

    /** The key that is the same for alerts of one incident. */
    public String key(String source, String fingerprint, Map<String, String> alertLabels) {
        if (groupBy.isEmpty()) {
            return "alert:" + source + ":" + fingerprint;
        }
        StringBuilder key = new StringBuilder("alerts:").append(name);
        for (String label : groupBy) {
            String value = alertLabels.getOrDefault(label, "");
            key.append(':').append(value.length()).append(':').append(value);
        }
        return key.toString();
    }

    /** The severity's name that the alert tells, or null when it tells none. */
    public @Nullable String severity(Map<String, String> alertLabels) {
        String value = severityLabel == null ? null : alertLabels.get(severityLabel);
        if (value == null) {
            return null;
        }
        return severities.entrySet().stream()
                .filter(known -> known.getKey().equalsIgnoreCase(value))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
