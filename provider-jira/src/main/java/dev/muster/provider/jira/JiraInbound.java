package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.webhook.SigningScheme;
import dev.muster.provider.http.webhook.WebhookDoor;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Webhooks with a secret. Named by the digest of the body: the identifier that Jira sends beside it is not signed. */
final class JiraInbound implements Inbound {

    private final WebhookDoor door;
    private final Issues issues;

    JiraInbound(Supplier<List<Secret>> secrets, Issues issues) {
        this.issues = issues;
        this.door = WebhookDoor.of(SigningScheme.overBody("X-Hub-Signature", "sha256="), secrets);
    }

    @Override
    public Receipt accept(Delivery delivery) {
        return door.accept(delivery);
    }

    @Override
    public List<Meaning> translate(Delivery delivery) {
        JsonNode tree = Json.read(delivery.body().bytes())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> unreadable("is no JSON object"));
        String event = Json.at(tree, "/webhookEvent").orElseThrow(() -> unreadable("has no webhookEvent"));
        long at = tree.path("timestamp").asLong(0);
        if (at <= 0) {
            throw unreadable("has no timestamp");
        }
        if (!event.equals("jira:issue_created") && !event.equals("jira:issue_updated")) {
            return List.of();
        }
        JsonNode issue = tree.path("issue");
        String id = Json.at(issue, "/id").orElseThrow(() -> unreadable("has no issue"));
        String by = Json.at(tree, "/user/accountId").orElse(JiraProvider.NAME);
        // a change has an id of its own; two webhooks of a site may tell it at two times
        String change = Json.at(tree, "/changelog/id").orElse(Long.toString(at));
        return List.of(new Meaning.TicketChanged(
                Instant.ofEpochMilli(at),
                JiraProvider.NAME + ":" + event + ":" + id + ":" + change,
                issues.ticket(issue),
                by));
    }

    List<Finding> findings(String setting) {
        return door.findings(setting);
    }

    private static Rejected unreadable(String problem) {
        return new Rejected(
                JiraProvider.NAME, "delivery", problem, "look at the webhook in Jira; expected an event of Jira Cloud");
    }
}
