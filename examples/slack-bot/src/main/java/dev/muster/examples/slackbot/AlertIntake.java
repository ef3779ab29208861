package dev.muster.examples.slackbot;

import dev.muster.Incidents;
import dev.muster.examples.alertmanager.Alertmanager;
import dev.muster.spi.alert.Alert;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes the payloads of Alertmanager in. Thread-safe. */
final class AlertIntake {

    private final Alertmanager reader = new Alertmanager();
    private final Incidents incidents;

    AlertIntake(Incidents incidents) {
        this.incidents = incidents;
    }

    /**
     * Takes a payload in: each of its alerts joins its incident, which is declared if a rule of the playbook wants it. Returns after the commits.
     *
     * @throws dev.muster.spi.call.Rejected when the payload cannot be read; nothing of it is taken then
     * @throws dev.muster.spi.call.Unavailable when the store cannot be reached; the payload may be sent again, and declares nothing twice
     */
    List<Alert> take(byte[] payload) {
        Delivery delivery = new Delivery("", Map.of(), RawBody.of(payload), Instant.now());
        List<Alert> alerts = reader.parse(delivery);
        alerts.forEach(incidents::alert);
        return alerts;
    }
}
