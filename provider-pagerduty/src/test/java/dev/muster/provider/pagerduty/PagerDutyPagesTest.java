package dev.muster.provider.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.Told;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.config.Secret;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageRequest.Urgency;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.people.Person;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A page in PagerDuty")
class PagerDutyPagesTest {

    private static final PageTarget CHECKOUT = new PageTarget.Service("PSVC001", "Checkout");
    private static final Map<String, URI> LINKS = Map.of(
            "Channel",
            URI.create("https://chat.example/C1"),
            "Ticket",
            URI.create("https://jira.example/browse/INC-12"));

    private final HandClock clock = new HandClock();
    private final ScriptedPagerDuty vendor = new ScriptedPagerDuty(clock);
    private final PagerDutyProvider provider = builder().build();
    private final PagerDutyPaging pager = provider.pager();

    private PagerDutyBuilder builder() {
        return PagerDutyProvider.builder(() -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
                .url(vendor.url())
                .eventsUrl(vendor.eventsUrl())
                .clock(clock)
                .defaultService("PSVC002")
                .priorityHigh("P1")
                .priorityLow("PPRIO04");
    }

    @AfterEach
    void stop() {
        provider.close();
        vendor.close();
        assertThat(vendor.rest.unscripted()).isEmpty();
    }

    @Test
    @Tag("A-033")
    void takes_what_is_known_later_as_a_note_once_however_often_it_is_told() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
        String news = "INC-12 · MINOR · Mitigated\nTicket: https://jira.example/browse/INC-12";

        vendor.rest.fail("POST /incidents/{id}/notes", Fault.RESET_AFTER);
        assertThatThrownBy(() -> pager.note(page.id(), news, first("i1/n1"))).isInstanceOf(OutcomeUnknown.class);

        assertThat(pager.hasNote(page.id(), RequestKey.of("i1/n1"), first("a"))).isTrue();
        assertThat(vendor.rest
                        .last("POST /incidents/{id}/notes")
                        .orElseThrow()
                        .json()
                        .at("/note/content")
                        .asText())
                .startsWith(news);
    }

    @Test
    @Tag("A-034")
    void made_of_an_event_tells_whom_it_calls_and_on_which_level_as_soon_as_there_is_an_incident() {
        try (PagerDutyProvider events = byEvents()) {
            Page page = events.pager().page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
            assertThat(page.notified()).as("an event is answered before that").isEmpty();

            Page later = events.pager().get(page.id(), first("a")).orElseThrow();

            assertThat(later.notified()).containsExactly("PALICE1");
            assertThat(later.level()).isEqualTo(1);
        }
    }

    @Test
    @Tag("A-054")
    @Tag("N-074")
    void is_paged_taken_escalated_and_resolved_under_one_id_and_its_log_tells_all_of_it() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
        vendor.acknowledge("i1/p1", "PALICE1");
        assertThat(pager.get(page.id(), first("a")).map(Page::acknowledgedBy)).contains("PALICE1");
        pager.escalate(page.id(), 2, first("i1/e1"));
        assertThat(pager.get(page.id(), first("b")).map(Page::level)).contains(2);

        pager.resolve(page.id(), first("i1/r1"));
        pager.resolve(page.id(), first("i1/r1").withAttempt(2));

        Page over = pager.get(page.id(), first("a")).orElseThrow();
        assertThat(over.state()).isEqualTo(Page.State.RESOLVED);
        assertThat(over.id()).isEqualTo(page.id());
        assertThat(vendor.titled("Checkout fails")).hasSize(1);
        assertThat(pager.log(page.id(), first("c")))
                .extracting(PageLogEntry::text)
                .containsSubsequence("Acknowledged by PALICE1", "Escalated", "Resolved through the API");
    }

    @Test
    @Tag("A-058")
    void has_a_log_in_the_order_it_happened_under_the_ids_of_pagerduty() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
        vendor.rest.on(
                "GET /incidents/{id}/log_entries",
                Told.json("{\"log_entries\":["
                        + "{\"id\":\"R2\",\"type\":\"acknowledge_log_entry\",\"summary\":\"Acknowledged by Alice\","
                        + "\"created_at\":\"2026-03-01T12:02:00Z\",\"agent\":{\"id\":\"PALICE1\"}},"
                        + "{\"id\":\"R1\",\"type\":\"trigger_log_entry\",\"summary\":\"Triggered\","
                        + "\"created_at\":\"2026-03-01T12:00:00Z\"}],\"more\":false}"));

        assertThat(pager.log(page.id(), first("a")))
                .containsExactly(
                        new PageLogEntry("R1", Instant.parse("2026-03-01T12:00:00Z"), null, "Triggered"),
                        new PageLogEntry(
                                "R2", Instant.parse("2026-03-01T12:02:00Z"), "PALICE1", "Acknowledged by Alice"));
    }

    @Test
    @Tag("A-027")
    @Tag("A-033")
    void carries_the_service_the_key_and_the_ticket_summary_and_channel() {
        pager.page(
                new PageRequest(CHECKOUT, "Checkout fails", "INC-12: customers cannot pay", Urgency.HIGH, LINKS),
                first("i1/p1"));

        Heard heard = vendor.rest.last("POST /incidents").orElseThrow();
        JsonNode incident = heard.json().at("/incident");
        assertThat(incident.at("/service/id").asText()).isEqualTo("PSVC001");
        assertThat(incident.path("incident_key").asText()).isEqualTo("i1/p1");
        assertThat(incident.path("title").asText()).isEqualTo("Checkout fails");
        assertThat(incident.at("/body/details").asText()).isEqualTo("""
            INC-12: customers cannot pay

            Channel: https://chat.example/C1
            Ticket: https://jira.example/browse/INC-12\
            """);
        assertThat(heard.header("From")).contains(ScriptedPagerDuty.FROM);
        assertThat(heard.header("Authorization")).contains("Token token=a-token-of-a-test");
        assertThat(heard.header("Accept")).contains("application/vnd.pagerduty+json;version=2");
    }

    @Test
    void is_as_loud_and_as_urgent_as_it_was_asked_to_be() {
        pager.page(request(CHECKOUT, Urgency.HIGH), first("loud"));
        pager.page(request(CHECKOUT, Urgency.LOW), first("quiet"));

        assertThat(vendor.rest.journal("POST /incidents"))
                .extracting(heard -> heard.json().at("/incident/urgency").asText()
                        + ' '
                        + heard.json().at("/incident/priority/id").asText())
                .containsExactly("high PPRIO01", "low PPRIO04");
    }

    @Test
    void goes_out_without_a_priority_when_priorities_cannot_be_read() {
        vendor.rest.fail("GET /priorities", Fault.FORBIDDEN);

        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));

        assertThat(page.state()).isEqualTo(Page.State.TRIGGERED);
        assertThat(vendor.rest
                        .last("POST /incidents")
                        .orElseThrow()
                        .json()
                        .at("/incident")
                        .has("priority"))
                .isFalse();
    }

    @Test
    @Tag("A-031")
    void is_one_incident_when_the_answer_was_lost_and_it_is_sent_again() {
        vendor.rest.fail("POST /incidents", Fault.RESET_AFTER);
        assertThatThrownBy(() -> pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1")))
                .isInstanceOf(OutcomeUnknown.class);

        Page again = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1").withAttempt(2));

        assertThat(vendor.titled("Checkout fails")).hasSize(1);
        assertThat(vendor.rest.count("POST /incidents")).isEqualTo(1);
        assertThat(again.id()).isEqualTo("QINC10000");
    }

    @Test
    void is_the_open_one_when_pagerduty_refuses_a_second_with_its_key() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));

        Page same = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));

        assertThat(vendor.rest.count("POST /incidents")).isEqualTo(2);
        assertThat(same.id()).isEqualTo(page.id());
    }

    @Test
    void wakes_nobody_again_after_a_person_resolved_it() {
        pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
        vendor.resolveByHand("i1/p1", "PALICE1");

        Page again = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1").withAttempt(2));

        assertThat(again.state()).isEqualTo(Page.State.RESOLVED);
        assertThat(vendor.titled("Checkout fails")).hasSize(1);
    }

    @Test
    void is_never_somebody_elses_incident_though_pagerduty_should_answer_with_all() {
        pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
        vendor.rest.on(
                "GET /incidents",
                heard -> Told.json("{\"incidents\":[" + vendor.incident("i1/p1").tree + "],\"more\":false}"));

        assertThat(pager.find(RequestKey.of("i2/p1"), first("a"))).isEmpty();
        assertThat(pager.find(RequestKey.of("i1/p1"), first("a"))).isPresent();
    }

    @Test
    @Tag("A-032")
    void of_a_person_is_assigned_to_them_under_the_default_service() {
        pager.page(request(person("bob@example.com"), Urgency.HIGH), first("i1/p1"));

        JsonNode incident =
                vendor.rest.last("POST /incidents").orElseThrow().json().at("/incident");
        assertThat(incident.at("/service/id").asText()).isEqualTo("PSVC002");
        assertThat(incident.at("/assignments/0/assignee/id").asText()).isEqualTo("PBOB001");
    }

    @Test
    @Tag("A-032")
    void of_a_person_who_has_no_user_says_how_to_fix_it() {
        assertThatThrownBy(() -> pager.page(request(person("eve@example.com"), Urgency.HIGH), first("i1/p1")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("eve has no user in PagerDuty")
                .hasMessageContaining("handle pagerduty");
        assertThat(vendor.rest.count("POST /incidents")).isZero();
    }

    @Test
    void of_the_user_whom_we_act_as_is_refused_since_pagerduty_would_be_silent() {
        assertThatThrownBy(() -> pager.page(request(person(ScriptedPagerDuty.FROM), Urgency.HIGH), first("i1/p1")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("set from to a user whom nobody pages");
        assertThat(vendor.rest.count("POST /incidents")).isZero();
    }

    @Test
    void takes_more_responders_once_however_often_they_are_asked_for() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
        List<PageTarget> more = List.of(person("carol@example.com"), new PageTarget.Service("PSVC002", "Search"));

        pager.addResponders(page.id(), more, "please join", first("i1/r1"));
        pager.addResponders(page.id(), more, "please join", first("i1/r1").withAttempt(2));

        assertThat(vendor.rest.count("POST /incidents/{id}/responder_requests")).isEqualTo(1);
        JsonNode asked = vendor.rest
                .last("POST /incidents/{id}/responder_requests")
                .orElseThrow()
                .json();
        assertThat(asked.path("requester_id").asText()).isEqualTo("PBOT001");
        assertThat(asked.at("/responder_request_targets/0/responder_request_target")
                        .toString())
                .isEqualTo("{\"id\":\"PCAROL1\",\"type\":\"user_reference\"}");
        assertThat(asked.at("/responder_request_targets/1/responder_request_target")
                        .toString())
                .isEqualTo("{\"id\":\"PESC002\",\"type\":\"escalation_policy_reference\"}");
        assertThat(vendor.titled("Checkout fails")).hasSize(1);
    }

    @Test
    @Tag("A-053")
    void takes_no_responders_when_it_is_resolved_but_still_knows_whom_it_was_asked_for_before() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
        List<PageTarget> carol = List.of(person("carol@example.com"));
        vendor.rest.fail("POST /incidents/{id}/responder_requests", Fault.RESET_AFTER);
        assertThatThrownBy(() -> pager.addResponders(page.id(), carol, "please join", first("i1/p2")))
                .isInstanceOf(OutcomeUnknown.class);
        vendor.resolveByHand(page.id(), "PALICE1");

        pager.addResponders(page.id(), carol, "please join", first("i1/p2").withAttempt(2));
        assertThatThrownBy(() -> pager.addResponders(page.id(), carol, "please join", first("i1/p3")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("is resolved");

        assertThat(vendor.rest.count("POST /incidents/{id}/responder_requests")).isEqualTo(1);
    }

    @Test
    @Tag("A-053")
    void of_an_event_takes_responders_as_soon_as_pagerduty_has_made_an_incident_of_it() {
        try (PagerDutyProvider byEvents = builder()
                .routingKey("PSVC001", Secret.of(ScriptedPagerDuty.ROUTING_KEY))
                .build()) {
            vendor.holdsEvents();
            Page page = byEvents.pager().page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
            List<PageTarget> carol = List.of(person("carol@example.com"));

            assertThat(byEvents.pager().get(page.id(), first("a"))).isEmpty();
            assertThatThrownBy(() -> byEvents.pager().addResponders(page.id(), carol, "please join", first("i1/p2")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("has not made an incident of the event");

            vendor.releaseEvents();
            byEvents.pager()
                    .addResponders(
                            page.id(), carol, "please join", first("i1/p2").withAttempt(2));

            assertThat(vendor.titled("Checkout fails")).hasSize(1);
            assertThat(byEvents.pager().get(page.id(), first("b")).orElseThrow().notified())
                    .containsExactly("PALICE1", "PCAROL1");
        }
    }

    @Test
    void marks_what_responders_are_asked_for_an_exercise() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));

        pager.addResponders(page.id(), List.of(person("carol@example.com")), "please join", exercise("i1/p2"));

        assertThat(vendor.rest
                        .last("POST /incidents/{id}/responder_requests")
                        .orElseThrow()
                        .json()
                        .path("message")
                        .asText())
                .startsWith("[EXERCISE] please join");
    }

    @Test
    void goes_on_to_a_level_and_to_other_people() {
        Page page = pager.page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));

        pager.escalate(page.id(), 2, first("i1/e1"));
        pager.reassign(page.id(), person("bob@example.com"), first("i1/e2"));
        pager.reassign(page.id(), new PageTarget.Policy("PESC002", "Search on call"), first("i1/e3"));

        assertThat(vendor.rest.journal("PUT /incidents/{id}"))
                .extracting(heard -> heard.json().at("/incident").toString())
                .containsExactly(
                        "{\"escalation_level\":2,\"type\":\"incident_reference\"}",
                        "{\"assignments\":[{\"assignee\":{\"id\":\"PBOB001\",\"type\":\"user_reference\"}}],\"type\":\"incident_reference\"}",
                        "{\"escalation_policy\":{\"id\":\"PESC002\",\"type\":\"escalation_policy_reference\"},\"type\":\"incident_reference\"}");
        assertThat(pager.get(page.id(), first("a")).orElseThrow().level()).isEqualTo(2);
    }

    @Test
    void of_a_service_with_a_routing_key_is_one_event() {
        try (PagerDutyProvider events = byEvents()) {
            Page page = events.pager()
                    .page(
                            new PageRequest(CHECKOUT, "Checkout fails", "Customers cannot pay", Urgency.LOW, LINKS),
                            first("i1/p1"));

            assertThat(page.id()).isEqualTo("PSVC001:i1/p1");
            assertThat(vendor.rest.journal()).isEmpty();
            assertThat(vendor.events
                            .last("POST /v2/enqueue")
                            .orElseThrow()
                            .json()
                            .toString())
                    .isEqualTo("{\"routing_key\":\"" + ScriptedPagerDuty.ROUTING_KEY
                            + "\",\"event_action\":\"trigger\",\"dedup_key\":\"i1/p1\",\"client\":\"Muster\",\"payload\":{\"summary\":\"Checkout"
                            + " fails\",\"source\":\"Checkout\",\"severity\":\"warning\",\"custom_details\":{\"details\":\"Customers"
                            + " cannot pay\\n"
                            + "\\n"
                            + "Channel: https://chat.example/C1\\n"
                            + "Ticket: https://jira.example/browse/INC-12\"}},"
                            + "\"links\":[{\"href\":\"https://chat.example/C1\",\"text\":\"Channel\"},"
                            + "{\"href\":\"https://jira.example/browse/INC-12\",\"text\":\"Ticket\"}]}");
        }
    }

    @Test
    void made_of_an_event_is_found_by_its_alert_where_the_incident_has_no_key_of_its_own() {
        vendor.keepsNoEventKeys();
        try (PagerDutyProvider events = byEvents()) {
            Page page = events.pager().page(request(CHECKOUT, Urgency.HIGH), first("i1/p1"));
            vendor.acknowledge("i1/p1", "PALICE1");

            assertThat(events.pager().get(page.id(), first("a")).map(Page::acknowledgedBy))
                    .contains("PALICE1");
            assertThat(events.pager().find(RequestKey.of("i1/p1"), first("a")).map(Page::id))
                    .contains(page.id());
            events.pager().note(page.id(), "look at the ledger", first("i1/n1"));
            assertThat(vendor.incident("i1/p1").notes).hasSize(1);
        }
    }

    @Test
    void made_of_an_event_waits_with_a_note_until_there_is_an_incident() {
        try (PagerDutyProvider events = byEvents()) {
            assertThatThrownBy(() -> events.pager().note("PSVC001:i1/p9", "too early", first("i1/n1")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("has not made an incident of the event");
        }
    }

    @Test
    void for_each_of_three_hundred_services_is_one_call_and_none_is_refused() {
        vendor.rest.enforce("", 960, Duration.ofMinutes(1), clock);
        vendor.events.enforce("", 300, Duration.ofMinutes(1), clock);
        PagerDutyBuilder many = builder();
        for (int i = 0; i < 300; i++) {
            String id = "PMANY" + (100 + i);
            vendor.service(id, "Service " + i, "PESC001");
            if (i % 2 == 0) {
                many.routingKey(id, Secret.of(ScriptedPagerDuty.ROUTING_KEY));
            }
        }
        try (PagerDutyProvider all = many.build()) {
            for (int i = 0; i < 300; i++) {
                PageTarget target = new PageTarget.Service("PMANY" + (100 + i), "Service " + i);
                all.pager().page(request(target, Urgency.HIGH), first("i1/p" + i));
            }
        }

        assertThat(vendor.titled("Checkout fails")).hasSize(300);
        assertThat(vendor.events.journal()).hasSize(150);
        assertThat(vendor.rest.journal())
                .as("150 pages, and the priorities once")
                .hasSize(151);
        assertThat(vendor.rest.refusedByQuota() + vendor.events.refusedByQuota())
                .isZero();
    }

    private PagerDutyProvider byEvents() {
        return builder()
                .routingKey("PSVC001", Secret.of(ScriptedPagerDuty.ROUTING_KEY))
                .build();
    }

    private CallContext first(String key) {
        return CallContext.of(RequestKey.of(key), clock.instant().plusSeconds(30));
    }

    private CallContext exercise(String key) {
        CallContext first = first(key);
        return new CallContext(first.key(), first.attempt(), first.deadline(), first.visibility(), true);
    }

    private static PageTarget person(String email) {
        return new PageTarget.Individual(Person.of(email));
    }

    private static PageRequest request(PageTarget target, Urgency urgency) {
        return new PageRequest(target, "Checkout fails", "Customers cannot pay", urgency, Map.of());
    }
}
