package dev.muster.provider.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A ticket in Jira")
class JiraStoriesTest {

    private static final String CREATE = "POST " + ScriptedJira.API + "issue";

    private final HandClock clock = new HandClock();
    private final ScriptedJira vendor = new ScriptedJira(clock);
    private final JiraProvider provider = JiraProvider.builder(
                    vendor.server.url(), JiraFixture.MAPPING.withPriorities(Map.of("SEV1", "Highest")))
            .basic("muster@example.com", () -> Secret.of("a-token-of-a-test"))
            .web(URI.create("https://acme.atlassian.net"))
            .clock(clock)
            .accounts(Map.of("eve@example.com", "5b10ac8d82e05b22cc7d4ef7"))
            .webhookSecrets(() -> List.of(Secret.of("It's a Secret to Everybody")))
            .build();
    private final Tickets tickets = provider.tickets().orElseThrow();

    @AfterEach
    void stop() {
        provider.close();
        vendor.close();
        assertThat(vendor.server.unscripted()).isEmpty();
    }

    @Test
    @Tag("N-073")
    @Tag("L-020")
    @Tag("A-014")
    void has_all_that_is_known_by_the_names_of_the_site_and_what_it_is_found_by() {
        Ticket made = tickets.create(
                new TicketDraft(
                        "review",
                        "Checkout\nfails",
                        RichText.plain("It began at noon"),
                        "SEV1",
                        Person.of("eve@example.com"),
                        Set.of("two words"),
                        Map.of("customers", "12", "not-mapped", "x")),
                call("i1/ticket"));

        Heard heard = vendor.server.last(CREATE).orElseThrow();
        JsonNode fields = heard.json().path("fields");
        assertThat(fields.at("/project/key").asText()).isEqualTo("INC");
        assertThat(fields.at("/issuetype/name").asText()).isEqualTo("Task");
        assertThat(fields.at("/priority/name").asText()).isEqualTo("Highest");
        assertThat(fields.path("summary").asText()).isEqualTo("Checkout fails");
        assertThat(fields.at("/assignee/accountId").asText()).isEqualTo("5b10ac8d82e05b22cc7d4ef7");
        assertThat(fields.path("labels").toString()).isEqualTo("[\"two-words\",\"muster:i1/ticket\"]");
        assertThat(fields.path("customfield_10052").asInt()).isEqualTo(12);
        assertThat(fields.path("description").toString())
                .isEqualTo("{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"It began at noon\"}]}]}");
        assertThat(heard.json().path("properties").toString())
                .isEqualTo("[{\"key\":\"muster\",\"value\":{\"key\":\"i1/ticket\"}}]");
        assertThat(heard.header("Authorization"))
                .contains("Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        "muster@example.com:a-token-of-a-test".getBytes(StandardCharsets.UTF_8)));
        assertThat(made.link()).isEqualTo(URI.create("https://acme.atlassian.net/browse/INC-1"));
    }

    @Test
    void is_one_when_its_answer_was_lost_and_the_search_was_waited_for() {
        vendor.server.fail(CREATE, Fault.RESET_AFTER);
        assertThatThrownBy(() -> tickets.create(draft(), call("i1/ticket"))).isInstanceOf(OutcomeUnknown.class);

        assertThat(tickets.find(RequestKey.of("i1/ticket"), call("a")))
                .as("too early")
                .isEmpty();
        clock.advance(tickets.settleDelay());

        assertThat(tickets.find(RequestKey.of("i1/ticket"), call("a"))).hasSize(1);
        assertThat(tickets.find(RequestKey.of("I1/TICKET"), call("a")))
                .as("labels that differ by case alone")
                .isEmpty();
    }

    @Test
    @Tag("T-016")
    void is_one_issue_of_the_type_that_the_site_has_for_incidents() {
        Ticket ticket = tickets.create(draft(), call("i1/ticket"));

        Heard heard = vendor.server.last(CREATE).orElseThrow();
        assertThat(heard.json().at("/fields/issuetype/name").asText())
                .isEqualTo(JiraFixture.MAPPING.types().get("incident"));
        clock.advance(tickets.settleDelay());
        assertThat(tickets.find(RequestKey.of("i1/ticket"), call("a")))
                .extracting(Ticket::id)
                .containsExactly(ticket.id());
        assertThat(vendor.server.count(CREATE)).isEqualTo(1);
    }

    @Test
    @Tag("N-073")
    @Tag("T-018")
    @Tag("T-028")
    void follows_each_move_through_a_workflow_of_the_sites_own_by_mapping_alone() {
        Ticket ticket = tickets.create(draft(), call("i1/ticket"));
        Map<TicketState, String> statuses = JiraFixture.MAPPING.statuses();
        List<TicketState> moves = List.of(
                TicketState.IN_PROGRESS,
                TicketState.MITIGATED,
                TicketState.IN_PROGRESS,
                TicketState.RESOLVED,
                TicketState.CLOSED);

        for (TicketState state : moves) {
            tickets.transition(ticket.id(), state, call("i1/" + state));
            assertThat(vendor.issue(ticket.id()).status()).isEqualTo(statuses.get(state));
            tickets.comment(ticket.id(), RichText.plain("now " + state), call("i1/comment/" + state));
        }

        assertThat(vendor.server.journal("POST " + ScriptedJira.API + "issue/{id}/comment"))
                .extracting(heard ->
                        heard.json().at("/body/content/0/content/0/text").asText())
                .containsExactlyElementsOf(
                        moves.stream().map(state -> "now " + state).toList());
    }

    @Test
    @Tag("T-018")
    void is_made_and_moved_by_whatever_words_the_settings_map_to_however_else_they_are_used() {
        Map<String, String> settings = Map.of(
                "url", vendor.server.url().toString(),
                "token", "a-token-of-a-test",
                "project", "INC",
                "types", "incident=Task",
                "priorities", "major=Blocker",
                "fields", "severity=customfield_10060:option,customers=customfield_10061:number",
                "statuses", "in-progress=Mitigated,mitigated=Resolved,resolved=Cancelled,closed=Closed");
        JiraProviderFactory factory = new JiraProviderFactory();
        Instant deadline = Instant.now().plusSeconds(30);
        try (Provider mapped = factory.create(ProviderConfig.of(factory.name(), factory.settings(), settings))) {
            Tickets theirs = mapped.tickets().orElseThrow();
            Ticket ticket = theirs.create(
                    new TicketDraft(
                            "incident",
                            "Checkout fails",
                            RichText.plain("x"),
                            "major",
                            null,
                            Set.of(),
                            Map.of("severity", "MAJOR", "customers", "12")),
                    CallContext.of(RequestKey.of("i1/ticket"), deadline));

            JsonNode fields = vendor.server.last(CREATE).orElseThrow().json().path("fields");
            assertThat(fields.at("/issuetype/name").asText()).isEqualTo("Task");
            assertThat(fields.at("/priority/name").asText()).isEqualTo("Blocker");
            assertThat(fields.at("/customfield_10060/value").asText()).isEqualTo("MAJOR");
            assertThat(fields.path("customfield_10061").asInt()).isEqualTo(12);
            List<TicketState> states =
                    List.of(TicketState.IN_PROGRESS, TicketState.MITIGATED, TicketState.RESOLVED, TicketState.CLOSED);
            assertThat(states)
                    .map(state -> {
                        theirs.transition(ticket.id(), state, CallContext.of(RequestKey.of("i1/" + state), deadline));
                        return vendor.issue(ticket.id()).status();
                    })
                    .containsExactly("Mitigated", "Resolved", "Cancelled", "Closed");
        }
    }

    @Test
    @Tag("T-018")
    void says_which_transition_is_missing_and_what_to_do() {
        vendor.withoutTransitionTo("Closed");
        Ticket ticket = tickets.create(draft(), call("i1/ticket"));

        assertThatThrownBy(() -> tickets.transition(ticket.id(), TicketState.CLOSED, call("i1/close")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("no transition from \"To Do\" to \"Closed\"")
                .hasMessageContaining("Cancelled, In Progress, Mitigated, Resolved, To Do")
                .hasMessageContaining("map closed to another status by the setting statuses");
        assertThat(vendor.issue(ticket.id()).status()).isEqualTo("To Do");
    }

    @Test
    void knows_its_comments_where_the_list_does_not_tell_their_properties() {
        vendor.tellsCommentProperties = false;
        Ticket ticket = tickets.create(draft(), call("i1/ticket"));
        tickets.comment(ticket.id(), RichText.plain("x"), call("i1/comment"));

        assertThat(tickets.findComments(ticket.id(), RequestKey.of("i1/comment"), call("a")))
                .hasSize(1);
        assertThat(tickets.findComments(ticket.id(), RequestKey.of("i1/other"), call("a")))
                .isEmpty();
    }

    @Test
    void is_made_without_an_assignee_nobody_knows_and_not_given_to_one_later() {
        Person unknown = Person.of("zoe@example.com");
        Ticket ticket = tickets.create(
                new TicketDraft("incident", "Checkout fails", RichText.plain("x"), "", unknown, Set.of(), Map.of()),
                call("i1/ticket"));

        assertThat(ticket.assignee()).isNull();
        assertThatThrownBy(() -> tickets.update(
                        ticket.id(), new TicketChange(null, null, null, unknown, Map.of()), call("i1/assign")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("give the person's account id by the setting accounts");
    }

    @Test
    @Tag("N-073")
    void has_its_other_new_values_although_nobody_knows_whom_to_assign_it_to() {
        Ticket ticket = tickets.create(draft(), call("i1/ticket"));

        assertThatThrownBy(() -> tickets.update(
                        ticket.id(),
                        new TicketChange(
                                "Search fails",
                                RichText.plain("Since noon"),
                                null,
                                Person.of("zoe@example.com"),
                                Map.of("customers", "12")),
                        call("i1/update")))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.field()).isEqualTo("assignee"));

        assertThat(tickets.get(ticket.id(), call("a")).map(Ticket::summary)).contains("Search fails");
        JsonNode fields = vendor.server
                .last("PUT " + ScriptedJira.API + "issue/{id}")
                .orElseThrow()
                .json()
                .path("fields");
        assertThat(fields.path("customfield_10052").asInt()).isEqualTo(12);
        assertThat(fields.has("assignee")).isFalse();
    }

    @Test
    void is_assigned_to_whoever_hides_the_address_that_finds_them() {
        vendor.server.on(
                "GET " + ScriptedJira.API + "user/search",
                Told.json("[{\"accountId\":\"" + ScriptedJira.BOB + "\",\"displayName\":\"B\"}]"));

        assertThat(provider.people().orElseThrow().find("bob@example.com", call("a")))
                .map(person -> person.handles().get("jira"))
                .contains(ScriptedJira.BOB);
    }

    @Test
    @Tag("T09")
    void is_searched_for_by_words_alone_whatever_people_write() {
        assertThat(Jql.project("INC")
                        .words("a\" OR project = SECRET ORDER BY x -- \\ *~?")
                        .label("x\"y\\")
                        .newestFirst())
                .isEqualTo("project = \"INC\" AND summary ~ \"a\" AND summary ~ \"or\" AND summary ~ \"project\""
                        + " AND summary ~ \"secret\" AND summary ~ \"order\" AND summary ~ \"by\" AND summary ~ \"x\""
                        + " AND labels = \"x\\\"y\\\\\" ORDER BY created DESC, key DESC");
    }

    /** 20 writes in two seconds and 100 in thirty (developer.atlassian.com/cloud/jira/platform/rate-limiting). */
    @Test
    void an_issue_is_written_as_often_as_jira_allows_for_one_issue_and_no_more() {
        String ticket = tickets.create(draft(), call("paced")).id();
        Instant began = clock.instant();

        for (int number = 1; number <= 101; number++) {
            comment(ticket, number);
            if (number == 21) {
                assertThat(Duration.between(began, clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            }
        }

        assertThat(Duration.between(began, clock.instant())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
    }

    private void comment(String ticket, int number) {
        try {
            tickets.comment(ticket, RichText.plain("comment " + number), call("paced-" + number));
        } catch (Unavailable held) {
            clock.advance(held.retryAfter().orElseThrow());
            comment(ticket, number);
        }
    }

    @Test
    void tells_who_changed_it() {
        Delivery delivery = JiraWebhooks.SIGNATURE.sign(
                "",
                JiraWebhooks.event("jira:issue_updated", "10001", 1_772_366_400_000L),
                clock.instant(),
                Secret.of("It's a Secret to Everybody"));

        List<Meaning> meanings = provider.inbound().orElseThrow().translate(delivery);

        assertThat(meanings).hasSize(1);
        Meaning.TicketChanged changed = (Meaning.TicketChanged) meanings.get(0);
        assertThat(changed.by()).isEqualTo(ScriptedJira.ANN);
        assertThat(changed.ticket().key()).isEqualTo("INC-7");
        assertThat(changed.ticket().state()).isEqualTo(TicketState.CLOSED);
        assertThat(changed.ticket().assignee()).isEqualTo(ScriptedJira.BOB);
        assertThat(changed.ticket().labels()).containsExactly("major");
        assertThat(changed.ticket().fields()).containsEntry("service", "Checkout");
    }

    private CallContext call(String key) {
        return CallContext.of(RequestKey.of(key), clock.instant().plusSeconds(30));
    }

    private static TicketDraft draft() {
        return new TicketDraft("incident", "Checkout fails", RichText.plain("x"), "", null, Set.of(), Map.of());
    }
}
