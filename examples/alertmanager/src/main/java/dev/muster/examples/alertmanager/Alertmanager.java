package dev.muster.examples.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.spi.alert.Alert;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.inbound.Alerts;
import dev.muster.spi.inbound.Delivery;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the webhook payload of Prometheus Alertmanager, version 4. Fields it does not know do no harm; every label is kept. Thread-safe.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">The webhook's payload</a>
 */
public final class Alertmanager implements Alerts {

    private static final String NAME = "alertmanager";
    private static final String REMEDY = "send the webhook payload of Alertmanager, version 4";

    private final ObjectMapper json = new ObjectMapper();

    /** A reader. */
    public Alertmanager() {
        // nothing to set up
    }

    @Override
    public List<Alert> parse(Delivery delivery) {
        JsonNode payload = read(delivery.body().text());
        if (!payload.path("version").asText().equals("4")) {
            throw new Rejected(NAME, "version", "is '" + payload.path("version").asText() + "', expected '4'", REMEDY);
        }
        JsonNode entries = payload.path("alerts");
        if (!entries.isArray() || entries.isEmpty()) {
            throw new Rejected(NAME, "alerts", "is missing or empty", REMEDY);
        }
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            alerts.add(alert(entries.get(i), "alerts[" + i + "]", delivery.receivedAt()));
        }
        return alerts;
    }

    private JsonNode read(String text) {
        try {
            JsonNode payload = json.readTree(text);
            if (payload == null || !payload.isObject()) {
                throw new Rejected(NAME, "payload", "is not a JSON object", REMEDY);
            }
            return payload;
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new Rejected(NAME, "payload", "is not JSON" + place, REMEDY, e);
        }
    }

    private static Alert alert(JsonNode entry, String place, Instant receivedAt) {
        Map<String, String> labels = texts(entry.path("labels"));
        Map<String, String> notes = texts(entry.path("annotations"));
        String name = labels.get("alertname");
        if (name == null) {
            throw new Rejected(NAME, place + ".labels.alertname", "is missing", REMEDY);
        }
        String fingerprint = entry.path("fingerprint").asText();
        boolean firing = !entry.path("status").asText().equals("resolved");
        return new Alert(
                NAME,
                fingerprint.isEmpty() ? labels.toString() : fingerprint,
                notes.getOrDefault("summary", name),
                notes.getOrDefault("description", ""),
                time(entry, place, "startsAt"),
                receivedAt,
                firing ? null : time(entry, place, "endsAt"),
                labels,
                link(entry.path("generatorURL").asText()));
    }

    private static Instant time(JsonNode entry, String place, String field) {
        String text = entry.path(field).asText();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Rejected(
                    NAME,
                    place + "." + field,
                    "is '" + text + "', expected a time such as 2019-07-02T13:42:00Z",
                    REMEDY,
                    e);
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static @Nullable URI link(String text) {
        try {
            return text.isEmpty() ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            return null; // a link nobody can open is not worth refusing an alert for
        }
    }
}
