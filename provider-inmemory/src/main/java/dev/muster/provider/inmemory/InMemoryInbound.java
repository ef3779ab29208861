package dev.muster.provider.inmemory;

import dev.muster.spi.alert.Alert;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.Receipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/** The way in of the fakes: an HMAC-SHA256 over the raw bytes, the delivery's id in the first line. */
final class InMemoryInbound implements Inbound {

    private final Tool tool;
    private final InMemoryAlerts alerts;

    InMemoryInbound(Tool tool, InMemoryAlerts alerts) {
        this.tool = tool;
        this.alerts = alerts;
    }

    @Override
    public Receipt accept(Delivery delivery) {
        String signature = delivery.header(Outbox.SIGNATURE).orElse("");
        String expected = tool.outbox().sign(delivery.body().bytes());
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
            return new Receipt.Refused(401, "the signature does not match the body");
        }
        String text = delivery.body().text();
        if (text.startsWith("handshake=")) {
            return new Receipt.Answered(
                    200, text.substring("handshake=".length()).strip());
        }
        int end = text.indexOf('\n');
        return text.startsWith("delivery=") && end > 0
                ? new Receipt.Accepted(text.substring("delivery=".length(), end), 200, null)
                : new Receipt.Refused(400, "the body does not begin with the delivery's id");
    }

    @Override
    public List<Meaning> translate(Delivery delivery) {
        if (delivery.route().equals(Outbox.ALERTS)) {
            List<Meaning> meanings = new ArrayList<>();
            for (Alert alert : alerts.parse(delivery)) {
                meanings.add(InMemoryAlerts.meaning(alert));
            }
            return List.copyOf(meanings);
        }
        try {
            return List.of(MeaningText.read(Fields.parse(delivery.body().text())));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw tool.rejected("body", "cannot be read: " + e.getMessage(), "look at the delivery in quarantine");
        }
    }
}
