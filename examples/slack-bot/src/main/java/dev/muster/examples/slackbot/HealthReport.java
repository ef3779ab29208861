package dev.muster.examples.slackbot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.Health;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the bot is doing, as JSON for whoever watches it. */
final class HealthReport {

    private HealthReport() {}

    /** The report; times are ISO-8601 in UTC, and what never happened is null. */
    static ObjectNode of(Health health, boolean isConnected) {
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("status", health.status().name())
                .put("socketMode", isConnected ? "connected" : "not connected")
                .put("oldestUndelivered", text(health.oldestUndelivered()));
        ObjectNode tools = report.putObject("tools");
        for (Health.Tool tool : health.providers()) {
            tools.putObject(tool.name())
                    .put("lastSuccess", text(tool.lastSuccess()))
                    .put("lastFailure", text(tool.lastFailure()))
                    .put("failure", tool.failure())
                    .put("misconfigured", tool.misconfigured());
        }
        new TreeMap<>(health.parked()).forEach(report.putObject("givenUp")::put);
        new TreeMap<>(health.workers()).forEach(report.putObject("failingWorkers")::put);
        return report;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
