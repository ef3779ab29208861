package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.role.Role;
import dev.muster.spi.call.Operation;
import dev.muster.spi.ticket.TicketState;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S14: all that comes in is muted for 17 hours and never told again. */
@DisplayName("An incident whose tools say nothing for 17 hours")
class SilenceTest {

    private static final Duration SILENCE = Duration.ofHours(17);
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private Shop shop;
    private Incident incident;

    @BeforeEach
    void declare() {
        shop = Shop.open();
        incident = shop.settled(
                shop.incidents().declare(Declaration.of("Checkout fails").withSeverity("MAJOR")));
        incident = shop.settled(incident.assign(Role.LEAD, Shop.INES, by(Shop.INES)));
        incident = shop.settled(incident.page(List.of(Target.service("checkout")), "it is down", by(Shop.INES)));
        shop.time().advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void mute(boolean muted) {
        shop.tools().all().forEach((InMemoryProvider tool) -> tool.muteDeliveries(muted));
    }

    private String id(ResourceKind kind) {
        return incident.refresh().resource(kind).orElseThrow().id();
    }

    private String page() {
        return shop.tools().pager().pages().get(0).page().id();
    }

    private int reconcile() {
        int found = shop.incidents().engine().reconcile(shop.time().now());
        shop.time().runDue();
        return found;
    }

    private String timeline() {
        return incident.refresh().timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC);
    }

    @Test
    void is_as_its_tools_have_it_within_one_interval_and_its_timeline_tells_of_the_gap() {
        mute(true);
        shop.time().advance(Duration.ofHours(1));
        shop.tools().pager().acknowledge(page(), Shop.EVA);
        shop.tools().tickets().assign(id(ResourceKind.TICKET), Shop.DAN, Shop.DAN);
        shop.tools().chat().people().archive(id(ResourceKind.CONVERSATION), Shop.BOB);
        shop.time().advance(SILENCE.minusHours(1));
        assertThat(incident.refresh().lead()).contains(Shop.INES);

        assertThat(reconcile()).isEqualTo(1);

        assertThat(incident.refresh().lead()).contains(Shop.DAN);
        assertThat(incident.refresh().details().reach().pages().get("P-1")).satisfies(page -> {
            assertThat(page.status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(page.acknowledgedBy()).isEqualTo(Shop.EVA);
        });
        assertThat(incident.refresh().details().reach().archivedAt()).isNotNull();
        assertThat(timeline())
                .contains("told nothing of this: it was found by asking at 2026-01-06T05:01")
                .contains("the last word from there was at 2026-01-05T12:0");
    }

    @Test
    void has_no_gap_on_its_timeline_when_what_a_tool_told_only_waits_in_the_inbox() {
        shop.tools().pager().acknowledge(page(), Shop.EVA);
        shop.tools().tickets().assign(id(ResourceKind.TICKET), Shop.DAN, Shop.DAN);
        shop.tools().chat().people().archive(id(ResourceKind.CONVERSATION), Shop.BOB);
        shop.tools()
                .all()
                .forEach((InMemoryProvider tool) ->
                        tool.drainDeliveries().forEach(told -> shop.incidents().receive(tool.name(), told)));
        assertThat(incident.refresh().lead()).as("nothing of it is applied yet").contains(Shop.INES);

        assertThat(reconcile()).isZero();

        assertThat(incident.refresh().lead()).contains(Shop.DAN);
        assertThat(incident.refresh().details().reach().pages().get("P-1").status())
                .isEqualTo(Status.ACKNOWLEDGED);
        assertThat(incident.refresh().details().reach().archivedAt()).isNotNull();
        assertThat(timeline()).doesNotContain("found by asking");
    }

    @Test
    void is_found_closed_in_its_ticket_and_resolved_in_its_pager() {
        mute(true);
        shop.tools().pager().resolveByHand(page(), Shop.EVA);
        shop.tools().tickets().move(id(ResourceKind.TICKET), TicketState.CLOSED, Shop.DAN);
        shop.time().advance(SILENCE);

        reconcile();

        assertThat(incident.refresh().details().reach().pages().get("P-1").status())
                .isEqualTo(Status.RESOLVED);
        assertThat(incident.refresh().details().reach().drifts()).isNotEmpty();
    }

    @Test
    void is_left_alone_by_all_later_rounds_and_by_the_news_when_they_come_after_all() {
        mute(true);
        shop.tools().tickets().assign(id(ResourceKind.TICKET), Shop.DAN, Shop.DAN);
        shop.tools().pager().acknowledge(page(), Shop.EVA);
        shop.time().advance(SILENCE);
        reconcile();
        shop.time().advance(INTERVAL);
        int events = incident.refresh().history().size();

        for (int round = 0; round < 3; round++) {
            assertThat(reconcile()).isZero();
        }

        assertThat(incident.refresh().history()).hasSize(events);
    }

    @Test
    void is_not_changed_back_by_what_stands_in_a_tool_that_does_not_have_our_own_change_yet() {
        mute(true);
        shop.tools().failAlways(Operation.TICKET_UPDATE, Fault.unavailable());
        incident.refresh().assign(Role.LEAD, Shop.BOB, by(Shop.BOB));
        shop.time().advance(INTERVAL);
        reconcile();
        assertThat(incident.refresh().lead()).contains(Shop.BOB);

        shop.tools().heal();
        shop.time().advance(Duration.ofHours(1));
        reconcile();
        assertThat(incident.refresh().lead()).contains(Shop.BOB);
        incident.tell(new Command.ReleaseRole(Role.LEAD, Shop.BOB), by(Shop.BOB));
        shop.time().advance(INTERVAL);
        reconcile();
        assertThat(incident.refresh().lead())
                .as("nobody leads, and the ticket is still Bob's")
                .isEmpty();
    }

    @Test
    void is_asked_of_the_other_tools_when_one_cannot_be_asked() {
        mute(true);
        shop.tools().pager().acknowledge(page(), Shop.EVA);
        shop.tools().offering(dev.muster.spi.Capability.TICKETS).failAlways("tickets.get", Fault.unavailable());
        shop.time().advance(SILENCE);

        reconcile();
        shop.tools().heal();
        reconcile();

        assertThat(incident.refresh().details().reach().pages().get("P-1").status())
                .isEqualTo(Status.ACKNOWLEDGED);
    }
}
