package dev.muster.tck;

import dev.muster.spi.inbound.Alerts;
import dev.muster.spi.inbound.Delivery;
import java.util.Map;

/** A reader of alerts to judge, and payloads as the source sends them. */
public interface AlertsFixture extends Fixture {

    /** The capability, the same on each call. */
    Alerts alerts();

    /** A payload that tells of one alert that fires, entitled {@code title}. */
    Delivery firing(String title);

    /** A later payload that tells that the same alert has ended. */
    Delivery ended(String title);

    /** The labels that the source puts on the alert. */
    Map<String, String> labels();

    /** A payload of quite another tool. */
    Delivery foreign();
}
