package dev.muster.provider.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.provider.http.testing.ContractCheck;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.Secret;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.Block;
import dev.muster.spi.text.Inline;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketQuery;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the provider, made to wherever {@code -Dmuster.jira.url} points: a sandbox, or a check of the published contract. */
@Tag("contract")
@DisplayName("Jira at a given URL")
class JiraContractTest {

    private static final String URL = System.getProperty("muster.jira.url", "");

    /** What the provider claims, by the names of Atlassian's OpenAPI document. */
    private static final Set<String> OPERATIONS = Set.of(
            "createIssue",
            "getIssue",
            "editIssue",
            "getTransitions",
            "doTransition",
            "addComment",
            "getComments",
            "createOrUpdateRemoteIssueLink",
            "linkIssues",
            "searchAndReconsileIssuesUsingJqlPost",
            "findUsers",
            "getUser",
            "getUsersFromGroup",
            "getCurrentUser",
            "getAllStatuses");

    private static final RichText RICH = RichText.of(
            new Block.Heading("What happened"),
            new Block.Paragraph(List.of(
                    new Inline.Plain("It began at "),
                    new Inline.Time(Instant.parse("2026-03-01T12:00:00Z")),
                    new Inline.Strong("in all regions"),
                    new Inline.Code("x < y"),
                    new Inline.Link(URI.create("https://chat.example/C1"), "the room"),
                    new Inline.Mention("alice@example.com", "Alice"))),
            new Block.Bullets(List.of(List.of(new Inline.Plain("one")), List.of(new Inline.Strong("two")))),
            new Block.Facts(List.of(new Block.Fact("Severity", List.of(new Inline.Plain("SEV1"))))),
            new Block.Quote("it hurts"),
            new Block.Note(List.of(new Inline.Plain("a note"))),
            new Block.Preformatted("at line 1\nat line 2"));

    private final String run = UUID.randomUUID().toString();
    private JiraProvider provider;

    @BeforeEach
    void connect() {
        assumeTrue(!URL.isEmpty(), "skipped: give -Dmuster.jira.url to run this against a Jira");
        provider = connected();
    }

    @AfterEach
    void disconnect() {
        if (provider != null) {
            provider.close();
        }
    }

    @Test
    void takes_every_call_of_a_ticket() {
        Tickets tickets = provider.tickets().orElseThrow();
        Ticket ticket = tickets.create(draft("incident"), call("create"));
        Ticket review = tickets.create(draft("review"), call("review"));

        assertThat(tickets.get(ticket.key(), call("a")).map(Ticket::id)).contains(ticket.id());
        tickets.update(
                ticket.id(),
                new TicketChange("Renamed " + run, RICH, null, Person.of("alice@example.com"), Map.of()),
                call("update"));
        String comment = tickets.comment(ticket.id(), RICH, call("comment"));
        assertThat(tickets.findComments(ticket.id(), key("comment"), call("a"))).hasSize(1);
        assertThat(tickets.findComments(ticket.id(), key("other"), call("a"))).isEmpty();
        tickets.retractComment(ticket.id(), comment, call("uncomment"));
        tickets.link(ticket.id(), "Room", URI.create("https://chat.example/C1"), call("link"));
        tickets.link(ticket.id(), "Room", URI.create("https://chat.example/C1"), call("link"));
        tickets.relate(review.id(), "post-mortem of", ticket.id(), call("relate"));
        tickets.transition(ticket.id(), TicketState.IN_PROGRESS, call("move"));
        tickets.transition(ticket.id(), TicketState.CLOSED, call("close"));
        assertThat(tickets.get(ticket.id(), call("a")).map(Ticket::state)).contains(TicketState.CLOSED);
    }

    @Test
    void takes_every_question() {
        Tickets tickets = provider.tickets().orElseThrow();
        Ticket ticket = tickets.create(draft("incident"), call("create"));

        assertThat(tickets.find(key("create"), call("a")))
                .extracting(Ticket::id)
                .containsExactly(ticket.id());
        assertThat(tickets.newestOpen(5, call("a"))).isNotEmpty();
        assertThat(tickets.search(new TicketQuery("exercise", Set.of("muster-check"), true, 5), call("a")))
                .isNotEmpty();
        assertThat(provider.people().orElseThrow().find("alice@example.com", call("a")))
                .isPresent();
        tickets.retract(ticket, call("retract"));
        assertThat(tickets.find(key("create"), call("a"))).isEmpty();
        assertThat(provider.check()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "ratelimit"})
    void makes_exactly_one_issue_whatever_happens_to_the_call(String fault) {
        check().order(fault, "createIssue");
        try {
            provider.tickets().orElseThrow().create(draft("incident"), call("faulted"));
        } catch (OutcomeUnknown | Unavailable expected) {
            provider.close();
            provider = connected();
            if (provider.tickets()
                    .orElseThrow()
                    .find(key("faulted"), call("faulted"))
                    .isEmpty()) {
                provider.tickets()
                        .orElseThrow()
                        .create(draft("incident"), call("faulted").withAttempt(2));
            }
        }
        assertThat(check().count("muster:" + run + "/faulted")).isEqualTo(1);
    }

    /** A check may answer with an example of the vendor's, whomever one asks for. */
    @Test
    void asks_for_an_account_by_its_id_and_for_the_members_of_a_group() {
        assertThatCode(() -> {
                    provider.people().orElseThrow().find("5b10a2844c20165700ede21g", call("a"));
                    provider.people().orElseThrow().members(env("JIRA_GROUP", "muster-check"), call("a"));
                })
                .doesNotThrowAnyException();
    }

    @AfterAll
    static void every_operation_was_made_and_none_was_wrong() {
        ContractCheck.of("jira").filter(check -> !URL.isEmpty()).ifPresent(check -> check.assertSeen(OPERATIONS));
    }

    private static ContractCheck check() {
        Optional<ContractCheck> check = ContractCheck.of("jira");
        assumeTrue(check.isPresent(), "skipped: give -Dmuster.contract.control.url of a check that can order faults");
        return check.orElseThrow();
    }

    private static JiraProvider connected() {
        return JiraProvider.builder(
                        URI.create(URL),
                        JiraMapping.of(env("JIRA_PROJECT", "INC")).withPriorities(Map.of("high", "High")))
                .basic(env("JIRA_EMAIL", "muster@example.com"), () -> Secret.of(env("JIRA_TOKEN", "a-token-of-a-test")))
                .build();
    }

    private TicketDraft draft(String kind) {
        return new TicketDraft(
                kind,
                "Exercise of Muster " + run,
                RICH,
                "high",
                Person.of("alice@example.com"),
                Set.of("muster-check"),
                Map.of());
    }

    private RequestKey key(String name) {
        return RequestKey.of(run + "/" + name);
    }

    private CallContext call(String name) {
        return CallContext.of(key(name), Instant.now().plusSeconds(20));
    }

    private static String env(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(name), otherwise);
    }
}
