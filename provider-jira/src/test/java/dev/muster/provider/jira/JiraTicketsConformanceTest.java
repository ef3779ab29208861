package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.spi.people.Person;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import dev.muster.tck.Rendered;
import dev.muster.tck.TicketsConformance;
import dev.muster.tck.TicketsFixture;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the tickets of Jira")
class JiraTicketsConformanceTest extends TicketsConformance {

    @Override
    protected TicketsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends JiraFixture implements TicketsFixture {

        @Override
        public Tickets tickets() {
            return provider.tickets().orElseThrow();
        }

        @Override
        public List<Person> twoPeople() {
            return List.of(Person.of("ann@example.com"), Person.of("bob@example.com"));
        }

        @Override
        public boolean hasRestricted() {
            return true;
        }

        @Override
        public Optional<TicketState> unreachable() {
            return Optional.empty();
        }

        @Override
        public int tickets(String summary) {
            return (int) vendor.issues.values().stream()
                    .filter(each ->
                            each.summary().equals(summary) && !each.labels().contains("muster-duplicate"))
                    .count();
        }

        @Override
        public Rendered summary(String ticket) {
            return Rendered.plain(vendor.issue(ticket).summary());
        }

        @Override
        public Rendered description(String ticket) {
            return rendered(vendor.issue(ticket).fields.path("description"));
        }

        @Override
        public List<Rendered> comments(String ticket) {
            return vendor.issue(ticket).comments.stream()
                    .map(comment -> rendered(comment.path("body")))
                    .toList();
        }

        @Override
        public Map<URI, String> links(String ticket) {
            Map<URI, String> links = new HashMap<>();
            vendor.issue(ticket)
                    .remote
                    .values()
                    .forEach(link -> links.put(
                            URI.create(link.at("/object/url").asText()),
                            link.at("/object/title").asText()));
            return links;
        }

        @Override
        public List<String> related(String ticket) {
            List<String> related = new ArrayList<>();
            vendor.issue(ticket)
                    .fields
                    .path("issuelinks")
                    .forEach(link -> related.add(link.at("/outwardIssue/id")
                            .asText(link.at("/inwardIssue/id").asText())));
            return related;
        }

        @Override
        public boolean isRestricted(String ticket) {
            return vendor.issue(ticket).fields.at("/security/name").asText().equals("Participants");
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("impact", "Customers cannot pay", "service", "Checkout", "customers", "12");
        }

        @Override
        public void delete(String ticket) {
            vendor.issues.remove(vendor.issue(ticket).id);
        }

        private static Rendered rendered(JsonNode document) {
            StringBuilder text = new StringBuilder();
            List<String> mentions = new ArrayList<>();
            List<String> links = new ArrayList<>();
            read(document, text, mentions, links);
            return new Rendered(text.toString(), mentions, links);
        }

        private static void read(JsonNode node, StringBuilder text, List<String> mentions, List<String> links) {
            text.append(node.path("text").asText(""));
            node.path("marks").forEach(mark -> {
                if (mark.path("type").asText().equals("link")) {
                    links.add(mark.at("/attrs/href").asText());
                }
            });
            if (node.path("type").asText().equals("mention")) {
                mentions.add(node.at("/attrs/id").asText());
            }
            node.path("content").forEach(each -> read(each, text, mentions, links));
        }
    }
}
