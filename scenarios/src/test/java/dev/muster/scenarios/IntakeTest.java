package dev.muster.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.Source;
import dev.muster.playbook.AlertRule;
import dev.muster.severity.Impact;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.Ticket;
import dev.muster.spi.ticket.TicketDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ways in: an alert, chat, the API, a ticket that was there first. */
class IntakeTest {

    private static final String ENDLESS = "x".repeat(1001);

    private final Shop shop = Shop.open(book -> book.alertRule(new AlertRule(
            "all", Map.of(), null, true, false, null, null, null, null, Map.of(), Impact.UNKNOWN, List.of())));
    private final String room = shop.tools().chat().people().create("general", Shop.PIA);

    @AfterEach
    void close() {
        shop.close();
    }

    private Ticket ticket(String summary) {
        TicketDraft draft =
                new TicketDraft("incident", summary, RichText.plain(summary), "HIGH", null, Set.of(), Map.of());
        RequestKey byHand = RequestKey.of("by-hand/1");
        return shop.tools()
                .tickets()
                .create(draft, CallContext.of(byHand, shop.time().now().plusSeconds(9)));
    }

    private void say(String text) {
        shop.tools().chat().people().mention(room, Shop.PIA, text);
        shop.time().runDue();
    }

    private List<Incident> all() {
        return shop.incidents().query(SummaryQuery.all(10)).stream()
                .map(Summary::stream)
                .map(shop.incidents()::get)
                .toList();
    }

    @Test
    @Tag("A-008")
    void alert_chat_api_and_ticket_end_in_one_declaration_with_the_same_events_and_consequences() {
        shop.tools().alerts().fire("f-1", "By alert", Map.of());
        shop.time().runDue();
        say("new incident By chat");
        shop.incidents().declare(Declaration.of("By API"));
        say("new channel " + ticket("By ticket").key());
        shop.time().runDue();

        assertThat(all())
                .extracting(Incident::title)
                .containsExactlyInAnyOrder("By alert", "By chat", "By API", "By ticket");
        assertThat(all())
                .extracting(incident -> incident.details().facts().source())
                .containsExactlyInAnyOrder(Source.ALERT, Source.INTERNAL, Source.INTERNAL, Source.EXTERNAL);
        for (Incident incident : all()) {
            assertThat(incident.history().get(0).event())
                    .as(incident.title())
                    .isInstanceOfSatisfying(Event.IncidentDeclared.class, declared -> {
                        assertThat(declared.declaration().title()).isEqualTo(incident.title());
                        assertThat(declared.type()).isEqualTo("availability");
                        assertThat(declared.severity()).isEqualTo(incident.severity());
                        assertThat(declared.policyVersion()).isEqualTo("shop-7");
                    });
            assertThat(shop.incidents().engine().effects(incident.id()))
                    .as(incident.title())
                    .extracting(effect -> effect.intent().kind())
                    .contains("open-conversation", "create-document", "open-bridge", "create-folder");
        }
    }

    @Test
    @Tag("N-022")
    void an_employee_who_declares_by_chat_or_by_the_api_is_its_reporter_and_takes_part() {
        say("new incident By chat");
        shop.incidents().declare(Declaration.of("By API").reportedBy(Shop.PIA));
        shop.time().runDue();

        assertThat(all()).hasSize(2).allSatisfy(incident -> {
            assertThat(incident.details().facts().source()).isEqualTo(Source.INTERNAL);
            assertThat(incident.details().facts().reporter()).isEqualTo(Shop.PIA);
            assertThat(incident.details().team().has(Shop.PIA)).isTrue();
        });
    }

    @Test
    @Tag("A-008")
    void what_the_rules_refuse_is_refused_whoever_asks() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> shop.incidents().declare(Declaration.of(ENDLESS)))
                .withMessageContaining("1001 characters");
        say("new incident " + ENDLESS);
        assertThat(shop.tools().chat().posts(room))
                .anySatisfy(answer -> assertThat(answer.text()).contains("not possible", "1001 characters"));

        assertThat(all()).isEmpty();
    }

    @Test
    void an_alert_that_nobody_can_correct_is_taken_with_the_words_it_has() {
        shop.tools().alerts().fire("f-1", ENDLESS, Map.of());
        shop.time().runDue();
        shop.tools().alerts().fire("f-2", " ", Map.of());
        shop.time().runDue();

        assertThat(all()).hasSize(2);
        assertThat(shop.incidents().get("INC-1").title()).hasSize(1000).endsWith("x…");
        assertThat(shop.incidents().get("INC-1").details().facts().description())
                .contains(ENDLESS);
        assertThat(shop.incidents().get("INC-2").title()).contains("f-2");
    }
}
