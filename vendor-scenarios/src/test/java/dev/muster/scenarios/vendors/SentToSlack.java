package dev.muster.scenarios.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.SlackProvider;
import dev.muster.spi.Capability;
import dev.muster.spi.inbound.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An incident from the first word to its late follow-up, in the channel of one team, on virtual time; and of each kind of message what the library really
 * sent to Slack first, by the name that the design has for it.
 */
final class SentToSlack implements AutoCloseable {

    private static final String CY_IN_SLACK = "U0CY";
    private static final String JIRA = "https://jira.example.com/";
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private static final Playbook PLAYBOOK = Playbook.parse("""
            name: what is sent
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann, handles: {slack: U0ANN}}
              bob@example.com: {name: Bob, handles: {slack: U0BOB}}
              cy@example.com: {name: Cy, handles: {slack: U0CY, pagerduty: PCY0001}}
            teams:
              web: {members: [ann@example.com, bob@example.com], on-call: checkout}
            services:
              checkout: {team: web, pager-id: PSVC001}
            process:
              resources: [conversation, card, ticket, document, review-document]
              announce: {in: "#incidents", from: minor}
              update-every: {major: 30m}
              review: {required-for: [major, medium, minor], due-after: 5d}
            """);

    private final Vendors vendors = new Vendors();
    private final InMemoryProvider documents = InMemoryProvider.builder()
            .name("documents")
            .offering(Capability.DOCUMENTS)
            .clock(vendors.time)
            .build();
    private final SlackProvider slack = vendors.slackProvider();
    private final PagerDutyProvider pagerDuty = vendors.pagerDutyBuilder().build();
    private final Incidents incidents;
    private final String lobby = vendors.slack.open("incidents", false, "U0BOT").id;

    SentToSlack() {
        incidents = Incidents.builder()
                .playbook(PLAYBOOK)
                .store(new InMemoryIncidentStore(vendors.time))
                .provider(slack)
                .provider(pagerDuty)
                .provider(vendors.jiraProvider())
                .provider(documents)
                .clock(vendors.time)
                .build();
    }

    /** Plays it; answers what was sent, by name. */
    Map<String, JsonNode> play() {
        say(lobby, Vendors.ANN_IN_SLACK, "new incident");
        press(lobby, "declare:", Vendors.ANN_IN_SLACK);
        say(lobby, Vendors.ANN_IN_SLACK, "new incident Checkout fails for EU customers &lt;500 on /pay&gt;");
        String channel =
                incident().resource(ResourceKind.CONVERSATION).orElseThrow().id();
        say(channel, Vendors.ANN_IN_SLACK, "severity MAJOR because nobody can pay");
        carryOn(Duration.ofMinutes(20));
        say(channel, Vendors.ANN_IN_SLACK, "take lead");
        say(channel, Vendors.ANN_IN_SLACK, "page chekout");
        say(channel, Vendors.ANN_IN_SLACK, "page checkout");
        press(channel, "page-go", Vendors.ANN_IN_SLACK);
        ScriptedPagerDuty.Incident page =
                vendors.pagerDuty.titled("Checkout fails").get(0);
        vendors.pagerDuty.acknowledge(page.tree.path("id").asText(), Vendors.CY_IN_PAGERDUTY);
        deliver(
                PagerDutyProvider.NAME,
                Webhooks.ofPage("incident.acknowledged", page, Vendors.CY_IN_PAGERDUTY, vendors.time.instant()));
        say(channel, CY_IN_SLACK, "briefing");
        say(channel, Vendors.ANN_IN_SLACK, "update the processor refuses cards with 3-D Secure; we roll 4711 back");
        say(channel, Vendors.ANN_IN_SLACK, "get timeline all");
        carryOn(Duration.ofMinutes(31));
        for (String form : List.of("update:", "edit:", "roles:", "page:", "task:", "follow-up:", "duplicate:")) {
            press(channel, form, Vendors.ANN_IN_SLACK);
        }
        say(channel, Vendors.ANN_IN_SLACK, "mitigated rolled back");
        say(channel, Vendors.ANN_IN_SLACK, "resolve the library is pinned to 2.2");
        press(channel, "times:", Vendors.ANN_IN_SLACK);
        press(channel, "reopen:", Vendors.ANN_IN_SLACK);
        say(channel, Vendors.ANN_IN_SLACK, "action @Bob alert on the decline rate by 2026-03-06");
        carryOn(Duration.ofDays(9));
        return sent();
    }

    private Incident incident() {
        return incidents.get("INC-1");
    }

    private void say(String channel, String user, String text) {
        vendors.time.advance(Duration.ofSeconds(1));
        deliver("slack", Webhooks.ofMention(channel, user, text, vendors.time.instant()));
    }

    /** Presses the newest button, or picks the newest option, whose id begins so. */
    private void press(String channel, String begins, String user) {
        vendors.time.advance(Duration.ofSeconds(1));
        for (ObjectNode message : vendors.slack.rooms.get(channel).newestFirst()) {
            Optional<ObjectNode> action = action(message, begins);
            if (action.isPresent()) {
                String ts = message.path("ts").asText();
                deliver("slack", Webhooks.ofAction(channel, ts, user, action.get(), vendors.time.instant()));
                return;
            }
        }
        throw new AssertionError("nothing offers " + begins);
    }

    private static Optional<ObjectNode> action(JsonNode message, String begins) {
        for (JsonNode element : message.findValues("elements")) {
            for (JsonNode each : element) {
                String id = each.path("action_id").asText();
                for (JsonNode option : each.path("options")) {
                    String value = option.path("value").asText();
                    if (value.startsWith(begins)) {
                        ObjectNode picked = Json.object()
                                .put("type", each.path("type").asText())
                                .put("action_id", id);
                        picked.putObject("selected_option").put("value", value);
                        return Optional.of(picked);
                    }
                }
                if (id.startsWith(begins)) {
                    return Optional.of(Json.object().put("type", "button").put("action_id", id));
                }
            }
        }
        return Optional.empty();
    }

    private void deliver(String provider, Delivery delivery) {
        assertThat(incidents.receive(provider, delivery).status()).isBetween(200, 299);
        carryOn(A_WHILE);
    }

    private void carryOn(Duration horizon) {
        Instant end = vendors.time.instant().plus(horizon);
        while (incidents.engine().nextDue().filter(due -> !due.isAfter(end)).isPresent()) {
            vendors.time.until(incidents.engine().nextDue().orElseThrow());
            incidents.engine().runOnce(vendors.time.instant());
        }
        if (horizon.compareTo(A_WHILE) > 0) {
            vendors.time.until(end);
        }
    }

    /** Of each kind the first that was posted; of what is kept up to date, how it was before the end was in sight. */
    private Map<String, JsonNode> sent() {
        Map<String, JsonNode> sent = new TreeMap<>();
        boolean isUnderWay = true;
        for (Heard heard : vendors.slack.server.journal()) {
            if (!heard.path().contains("/chat.") && !heard.path().endsWith("/views.open")) {
                continue;
            }
            JsonNode body = Json.read(heard.body()
                            .replace(vendors.jira.server.url().toString(), JIRA)
                            .getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            String kind = body.at("/metadata/event_payload/kind").asText();
            isUnderWay &= !kind.equals("state.mitigated");
            if (heard.path().endsWith("/views.open")) {
                String form = body.at("/view/callback_id").asText().replaceAll(":.*", "");
                sent.putIfAbsent(form.equals("declare") ? "13-declare-modal" : "form-" + form, body.path("view"));
            } else if (heard.path().endsWith("/chat.update")) {
                String living = living(body);
                if (isUnderWay && !living.isEmpty()) {
                    sent.put(living, shown(body));
                }
            } else {
                name(kind, body).ifPresent(name -> sent.putIfAbsent(name, shown(body)));
            }
        }
        return sent;
    }

    /** An update does not say what it is of; only the card begins with a heading, and only the announcement is in the lobby. */
    private String living(JsonNode body) {
        boolean isCard = body.at("/blocks/0/type").asText().equals("header");
        boolean isOutside = body.path("channel").asText().equals(lobby)
                && body.path("text").asText().contains("kept up to date");
        return isCard ? "02-channel-card" : isOutside ? "01-announcement" : "";
    }

    private static Optional<String> name(String kind, JsonNode body) {
        boolean isPick = body.toString().contains("page-pick:");
        return Optional.ofNullable(
                switch (kind) {
                    case "announcement" -> "01-announcement";
                    case "card" -> "02-channel-card";
                    case "" -> "03-orientation";
                    case "update.posted" -> "04-status-update";
                    case "chat" -> isPick ? "05-page-pick" : null;
                    case "chat.page-confirm", "chat.page-confirm-nobody" -> "06-page-confirm";
                    case "page.acknowledged" -> "07-page-status";
                    case "remind.lead-vacant" -> "08-role-prompt";
                    case "chat.timeline" -> "09-timeline";
                    case "remind.update" -> "10-update-reminder";
                    case "state.resolved" -> "11-resolved-next-steps";
                    case "remind.review" -> "12-review-and-followup-reminder";
                    case "remind.action-item-overdue" -> "12-follow-up-overdue";
                    default -> null;
                });
    }

    /** What is shown, without where it goes and the key by which it is found again. */
    private static JsonNode shown(JsonNode body) {
        ObjectNode shown = Json.object();
        shown.set("text", body.path("text"));
        shown.set("blocks", body.path("blocks"));
        return shown;
    }

    @Override
    public void close() {
        incidents.close();
        slack.close();
        pagerDuty.close();
        documents.close();
        vendors.close();
    }
}
