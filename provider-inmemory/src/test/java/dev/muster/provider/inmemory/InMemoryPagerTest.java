package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;
import static dev.muster.provider.inmemory.Fixtures.key;
import static dev.muster.provider.inmemory.Fixtures.meanings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an in-memory pager")
class InMemoryPagerTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryProvider provider = InMemoryProvider.create(clock);
    private final InMemoryPager pager = provider.pager();

    @Test
    void wakes_who_is_on_call_and_nobody_twice_while_the_page_is_open() {
        provider.roster().put("checkout", ANN).rotate("checkout", 2, Rotation.always(BOB));
        Page page = pager.page(service("checkout"), key("i1/page"));
        assertThat(page.notified()).containsExactly(ANN.id());
        assertThat(pager.page(service("checkout"), key("i1/page").withAttempt(2))
                        .id())
                .isEqualTo(page.id());
        assertThat(pager.pages())
                .singleElement()
                .satisfies(p -> assertThat(p.woken()).containsExactly(ANN.id()));
    }

    @Test
    void makes_another_page_for_a_key_whose_page_was_resolved() {
        Page first = pager.page(service("checkout"), key("i1/page"));
        pager.resolveByHand(first.id(), "ann");
        assertThat(pager.find(RequestKey.of("i1/page"), key("f")))
                .hasValueSatisfying(p -> assertThat(p.state()).isEqualTo(Page.State.RESOLVED));
        Page second = pager.page(service("checkout"), key("i1/page"));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(pager.find(RequestKey.of("i1/page"), key("f"))).contains(second);
        assertThat(provider.doubled()).hasSize(1);
    }

    @Test
    void refuses_what_is_too_long_or_unknown_and_says_what_to_do() {
        pager.service("login");
        pager.page(service("login"), key("i1/page"));
        assertThatThrownBy(() -> pager.page(service("checkout"), key("i2/page")))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.remedy()).isNotBlank());
        PageRequest endless = new PageRequest(
                new PageTarget.Individual(ANN), "x".repeat(1_025), "", PageRequest.Urgency.HIGH, Map.of());
        assertThatThrownBy(() -> pager.page(endless, key("i3/page")))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.field()).isEqualTo("title"));
        assertThatThrownBy(() -> pager.note("P9", "x", key("i3/n"))).isInstanceOf(Rejected.class);
    }

    @Test
    void pages_a_person_and_adds_more_each_time_it_is_asked() {
        Page page = pager.page(
                new PageRequest(new PageTarget.Individual(ANN), "help", "", PageRequest.Urgency.HIGH, Map.of()),
                key("i1/page"));
        List<PageTarget> more = List.of(new PageTarget.Individual(BOB));
        pager.addResponders(page.id(), more, "please", key("i1/add"));
        pager.addResponders(page.id(), more, "please", key("i1/add"));
        PagedIncident now = pager.page(page.id()).orElseThrow();
        assertThat(now.page().notified()).containsExactly(ANN.id(), BOB.id());
        assertThat(now.woken()).containsExactly(ANN.id(), BOB.id(), BOB.id());
    }

    @Test
    void knows_its_notes_by_their_key() {
        Page page = pager.page(service("checkout"), key("i1/page"));
        pager.note(page.id(), "traffic moved", key("i1/note"));
        assertThat(pager.hasNote(page.id(), RequestKey.of("i1/note"), key("h"))).isTrue();
        assertThat(pager.hasNote(page.id(), RequestKey.of("i1/other"), key("h")))
                .isFalse();
        assertThat(pager.page(page.id()).orElseThrow().notes()).containsExactly("traffic moved");
    }

    @Test
    void tells_what_people_do_and_writes_it_down() {
        provider.roster().put("checkout", ANN).rotate("checkout", 2, Rotation.always(EVE));
        Page page = pager.page(service("checkout"), key("i1/page"));
        assertThat(pager.escalate(page.id(), 2)).containsExactly(EVE.id());
        pager.acknowledge(page.id(), EVE.id());
        Page taken = pager.get(page.id(), key("g")).orElseThrow();
        assertThat(taken.state()).isEqualTo(Page.State.ACKNOWLEDGED);
        assertThat(taken.acknowledgedBy()).isEqualTo(EVE.id());
        assertThat(taken.level()).isEqualTo(2);
        pager.resolve(page.id(), key("i1/resolve"));
        pager.resolve(page.id(), key("i1/resolve"));
        assertThat(pager.open()).isEmpty();
        assertThatThrownBy(() -> pager.acknowledge(page.id(), "bob")).isInstanceOf(Rejected.class);
        assertThat(meanings(provider))
                .hasExactlyElementsOfTypes(Meaning.PageEscalated.class, Meaning.PageAcknowledged.class);
        assertThat(pager.log(page.id(), key("l")))
                .extracting(PageLogEntry::text)
                .containsExactly(
                        "triggered: checkout fails",
                        "notified",
                        "escalated to level 2",
                        "notified",
                        "acknowledged",
                        "resolved");
        assertThat(pager.log(page.id(), key("l"))).extracting(PageLogEntry::id).doesNotHaveDuplicates();
    }

    private static PageRequest service(String id) {
        return new PageRequest(new PageTarget.Service(id, id), id + " fails", "", PageRequest.Urgency.HIGH, Map.of());
    }
}
