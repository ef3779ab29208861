package dev.muster.provider.inmemory;

import dev.muster.spi.alert.Alert;
import dev.muster.spi.inbound.Alerts;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A monitoring tool whose alerts a test fires and ends. Each move sends a delivery through the route {@code alerts}. Thread-safe.
 *
 * <p>An alert is the same as long as its fingerprint is; told twice in the same state, it has the same meaning.
 */
public final class InMemoryAlerts implements Alerts {

    private static final String FORMAT = "muster-inmemory-alerts";

    private final Tool tool;
    private final Map<String, Alert> firing = new LinkedHashMap<>();

    InMemoryAlerts(Tool tool) {
        this.tool = tool;
    }

    @Override
    public List<Alert> parse(Delivery delivery) {
        try {
            Fields fields = Fields.parse(delivery.body().text());
            if (!FORMAT.equals(fields.get("format"))) {
                throw tool.rejected("format", "is " + fields.get("format"), "send " + FORMAT);
            }
            List<Alert> alerts = new ArrayList<>();
            int count = Integer.parseInt(fields.need("alerts"));
            for (int n = 0; n < count; n++) {
                alerts.add(MeaningText.alert(fields, "alert." + n + "."));
            }
            return List.copyOf(alerts);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw tool.rejected("body", "cannot be read: " + e.getMessage(), "send the format " + FORMAT);
        }
    }

    /** Fires an alert with these labels, or tells again of one that fires; answers what was sent. */
    public Delivery fire(String fingerprint, String title, Map<String, String> labels) {
        Alert alert = tool.world(() -> {
            Alert known = firing.get(fingerprint);
            Instant started = known == null ? tool.now() : known.startedAt();
            Alert now = alert(fingerprint, title, labels, started, null);
            firing.put(fingerprint, now);
            return now;
        });
        return send(List.of(alert));
    }

    /** Ends an alert that fires; answers what was sent. */
    public Delivery end(String fingerprint) {
        Alert alert = tool.world(() -> {
            Alert known = firing.remove(fingerprint);
            if (known == null) {
                throw new IllegalArgumentException("no alert " + fingerprint + " fires: found " + firing.keySet());
            }
            return alert(fingerprint, known.title(), known.labels(), known.startedAt(), tool.now());
        });
        return send(List.of(alert));
    }

    /** Sends several alerts in one delivery, as a grouping tool does; answers it. */
    public Delivery send(List<Alert> alerts) {
        Delivery delivery = delivery(alerts);
        tool.outbox().send(delivery);
        return delivery;
    }

    /** A signed delivery of these alerts, not sent: for a test that posts it by its own way. */
    public Delivery delivery(List<Alert> alerts) {
        Fields fields = new Fields().put("format", FORMAT).put("alerts", alerts.size());
        for (int n = 0; n < alerts.size(); n++) {
            MeaningText.alert(fields, "alert." + n + ".", alerts.get(n));
        }
        return tool.outbox().make(Outbox.ALERTS, fields, tool.now());
    }

    /** The alerts that fire now. */
    public List<Alert> firing() {
        return tool.world(() -> List.copyOf(firing.values()));
    }

    static Meaning meaning(Alert alert) {
        Instant at = alert.endedAt() == null ? alert.startedAt() : alert.endedAt();
        String state = alert.firing() ? "firing" : "ended";
        return new Meaning.AlertReceived(
                at, "alert/" + alert.source() + "/" + alert.fingerprint() + "/" + state + "/" + at, alert);
    }

    private Alert alert(
            String fingerprint, String title, Map<String, String> labels, Instant started, @Nullable Instant ended) {
        return new Alert(tool.name(), fingerprint, title, "", started, tool.now(), ended, labels, tool.link("alerts"));
    }
}
