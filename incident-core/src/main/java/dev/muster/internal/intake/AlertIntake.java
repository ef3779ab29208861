package dev.muster.internal.intake;

import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Ids;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Detection;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.Source;
import dev.muster.playbook.AlertRule;
import dev.muster.severity.Impact;
import dev.muster.spi.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts that fit a rule of the playbook declare an incident, once for each group; further alerts of the group join it. */
public final class AlertIntake {

    private final Desk desk;
    private final Ids ids;

    /** An intake before a desk. */
    public AlertIntake(Desk desk, Ids ids) {
        this.desk = desk;
        this.ids = ids;
    }

    /** The incident an alert belongs to, declared now if need be; empty when no rule wants one. */
    public Optional<IncidentState> received(String provider, Alert alert, Instant now) {
        Optional<AlertRule> rule = desk.playbook().alertRule(alert.labels()).filter(AlertRule::declare);
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        String key = rule.get().key(alert.source(), alert.fingerprint(), alert.labels());
        Optional<IncidentState> known = desk.declaredFor(key);
        if (known.isEmpty() && !alert.firing()) {
            return Optional.empty();
        }
        Circumstances at = Circumstances.at(now, Actor.tool(provider));
        IncidentState incident = known.isPresent()
                ? known.get()
                : desk.declareFor(declaration(rule.get(), alert).key(key), at, ids);
        return join(incident, alert, at);
    }

    private Optional<IncidentState> join(IncidentState incident, Alert alert, Circumstances at) {
        List<Command> commands = new ArrayList<>();
        String link = alert.link() == null ? null : alert.link().toString();
        commands.add(new Command.RecordResource(
                new Resource(ResourceKind.ALERT, alert.source(), alert.fingerprint(), alert.title(), link)));
        Instant ended = alert.endedAt();
        if (ended != null) {
            String id = "alert-ended:" + alert.fingerprint();
            commands.add(new Command.TakeNote(
                    id, Note.Kind.TIMELINE, alert.title() + " ended", alert.source(), ended, link));
        }
        return desk.tell(incident.id(), commands, at, Map.of());
    }

    private static Declaration declaration(AlertRule rule, Alert alert) {
        Map<String, String> labels = alert.labels();
        String title = rule.titleLabel() == null ? null : labels.get(rule.titleLabel());
        String service = rule.serviceLabel() == null ? null : labels.get(rule.serviceLabel());
        String region = rule.regionLabel() == null ? null : labels.get(rule.regionLabel());
        Impact impact = region == null ? rule.impact() : rule.impact().in(region);
        Declaration declaration = worded(title == null || title.isBlank() ? alert.title() : title, alert)
                .from(Source.ALERT, alert.source() + ":" + alert.fingerprint())
                .detectedBy(Detection.MONITORING)
                .startedAt(alert.startedAt())
                .detectedAt(alert.receivedAt())
                .withImpact(impact)
                .labelled(labels);
        if (service != null) {
            declaration = declaration.affecting(service);
        }
        if (rule.type() != null) {
            declaration = declaration.ofType(rule.type());
        }
        String severity = rule.severity(labels);
        if (severity != null) {
            declaration = declaration.withSeverity(severity);
        }
        return rule.triage() ? declaration.unconfirmed() : declaration;
    }

    /** No alert is lost for its words: a title that is too long goes on in the description, and where none is given the alert's name is one. */
    private static Declaration worded(String title, Alert alert) {
        String text = title.isBlank() ? alert.source() + ' ' + alert.fingerprint() : title.strip();
        if (text.length() <= Declaration.TITLE_LENGTH) {
            return Declaration.of(text).described(alert.description());
        }
        int end = Declaration.TITLE_LENGTH - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String whole = alert.description().isBlank() ? text : text + '\n' + alert.description();
        return Declaration.of(text.substring(0, end) + '…').described(whole);
    }
}
