package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketState;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads issues as tickets. */
final class Issues {

    /** {@code 2026-03-01T12:00:00.000+0000}, and the same with a colon in the offset. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(java.util.Locale.ROOT);

    private final JiraMapping mapping;
    private final URI site;

    Issues(JiraMapping mapping, URI site) {
        this.mapping = mapping;
        this.site = site;
    }

    /** The fields that a ticket is read from. */
    List<String> fields() {
        List<String> names =
                new ArrayList<>(List.of("summary", "status", "assignee", "created", "labels", "issuetype"));
        mapping.fields().values().forEach(field -> names.add(field.id()));
        return names;
    }

    Ticket ticket(JsonNode issue) {
        JsonNode fields = issue.path("fields");
        String key = Json.at(issue, "/key").orElse("");
        Set<String> labels = new LinkedHashSet<>();
        fields.path("labels").forEach(label -> {
            if (!Texts.isHandle(label.asText())) {
                labels.add(label.asText());
            }
        });
        Map<String, String> values = new TreeMap<>();
        mapping.fields().forEach((name, field) -> field.read(fields).ifPresent(value -> values.put(name, value)));
        return new Ticket(
                Json.at(issue, "/id").orElse(""),
                key,
                link(key),
                Json.at(fields, "/summary").orElse(""),
                state(fields.path("status")),
                Json.at(fields, "/assignee/emailAddress")
                        .or(() -> Json.at(fields, "/assignee/accountId"))
                        .orElse(null),
                Json.at(fields, "/created").map(Issues::instant).orElse(Instant.EPOCH),
                labels,
                values);
    }

    URI link(String key) {
        String base = site.toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + "browse/" + key);
    }

    /** The state that a status is mapped to; of one that is not, what its category says. */
    TicketState state(JsonNode status) {
        return mapping.state(Json.at(status, "/name").orElse(""))
                .orElseGet(() -> switch (Json.at(status, "/statusCategory/key").orElse("")) {
                    case "done" -> TicketState.CLOSED;
                    case "indeterminate" -> TicketState.IN_PROGRESS;
                    default -> TicketState.OPEN;
                });
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
