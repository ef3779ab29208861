package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.ticket.TicketState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Moves issues along the site's workflow, by the names of its statuses. */
final class Workflow {

    private final JiraMapping mapping;

    Workflow(JiraMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Moves an issue to the status of a state; one that is there already stays.
     *
     * @throws Rejected when the workflow has no such step from where the issue is; the message names the steps it has and the setting to change
     */
    void move(String ticket, TicketState state, Calls calls) {
        String wanted = mapping.status(state);
        String now = calls.call(Rest.ISSUE.with("id", ticket).with("fields", "status"))
                .text("/fields/status/name");
        if (now.equalsIgnoreCase(wanted)) {
            return;
        }
        List<JsonNode> offered = calls.call(Rest.TRANSITIONS.with("id", ticket)).items("/transitions");
        String transition = offered.stream()
                .filter(each -> Json.at(each, "/to/name")
                        .filter(wanted::equalsIgnoreCase)
                        .isPresent())
                .findFirst()
                .flatMap(each -> Json.at(each, "/id"))
                .orElseThrow(() -> missing(ticket, state, now, offered));
        calls.call(Rest.TRANSITION
                .with("id", ticket)
                .about(ticket)
                .with("transition", Json.object().put("id", transition)));
    }

    private Rejected missing(String ticket, TicketState state, String now, List<JsonNode> offered) {
        String steps = String.join(
                ", ",
                offered.stream()
                        .map(each -> Json.at(each, "/to/name"))
                        .flatMap(Optional::stream)
                        .distinct()
                        .sorted()
                        .toList());
        return new Rejected(
                JiraProvider.NAME,
                "state",
                "of " + ticket + " cannot become " + state + ": the workflow has no transition from \"" + now
                        + "\" to \"" + mapping.status(state) + "\", only to " + (steps.isEmpty() ? "nothing" : steps),
                "add a transition in Jira, or map " + state.name().toLowerCase(Locale.ROOT)
                        + " to another status by the setting statuses");
    }
}
