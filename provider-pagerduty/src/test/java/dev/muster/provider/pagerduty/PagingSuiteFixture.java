package dev.muster.provider.pagerduty;

import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.people.Person;
import dev.muster.tck.PagingFixture;
import dev.muster.tck.Rendered;
import java.util.List;

/** A pager, and what people see of it in PagerDuty. */
final class PagingSuiteFixture extends PagerDutyFixture implements PagingFixture {

    PagingSuiteFixture(boolean byEvents) {
        super(byEvents);
    }

    @Override
    public Paging paging() {
        return provider.pager();
    }

    @Override
    public List<PageTarget> targets() {
        return List.of(
                new PageTarget.Service("PSVC001", "Checkout"),
                new PageTarget.Policy("PESC002", "Search on call"),
                new PageTarget.Individual(Person.of("bob@example.com")));
    }

    @Override
    public PageTarget another() {
        return new PageTarget.Individual(Person.of("carol@example.com"));
    }

    @Override
    public PageTarget unknown() {
        return new PageTarget.Service("PNOSUCH1", "nobody knows it");
    }

    @Override
    public Person responder() {
        return Person.of("alice@example.com");
    }

    @Override
    public int pages(String title) {
        return vendor.titled(title).size();
    }

    @Override
    public int wakeUps(String title) {
        return vendor.titled(title).stream().mapToInt(each -> each.wakeUps).sum();
    }

    @Override
    public Rendered title(String page) {
        return Rendered.plain(vendor.incident(page).title());
    }

    @Override
    public Rendered details(String page) {
        return new Rendered(vendor.incident(page).details, List.of(), vendor.incident(page).links);
    }

    @Override
    public List<Rendered> notes(String page) {
        return vendor.incident(page).notes.stream()
                .map(note -> Rendered.plain(note.path("content").asText()))
                .toList();
    }

    @Override
    public void acknowledge(String page) {
        vendor.acknowledge(page, "PALICE1");
    }

    @Override
    public void resolveByHand(String page) {
        vendor.resolveByHand(page, "PALICE1");
    }
}
