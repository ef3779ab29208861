package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;
import static dev.muster.provider.inmemory.Fixtures.EVE;

import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.people.Person;
import dev.muster.tck.PagingConformance;
import dev.muster.tck.PagingFixture;
import dev.muster.tck.Rendered;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the paging of the in-memory pager")
class InMemoryPagingConformanceTest extends PagingConformance {

    @Override
    protected PagingFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements PagingFixture {
        private final InMemoryPager pager = provider.pager();

        Fixture() {
            provider.roster().put("checkout", ANN).put("policy-1", BOB);
        }

        @Override
        public Paging paging() {
            return pager;
        }

        @Override
        public List<PageTarget> targets() {
            return List.of(
                    new PageTarget.Service("checkout", "Checkout"),
                    new PageTarget.Policy("policy-1", "Web"),
                    new PageTarget.Individual(EVE));
        }

        @Override
        public PageTarget another() {
            return new PageTarget.Individual(EVE);
        }

        @Override
        public PageTarget unknown() {
            return new PageTarget.Service("nobody-knows-it", "nobody knows it");
        }

        @Override
        public Person responder() {
            return BOB;
        }

        @Override
        public int pages(String title) {
            return titled(title).size();
        }

        @Override
        public int wakeUps(String title) {
            return titled(title).stream().mapToInt(page -> page.woken().size()).sum();
        }

        @Override
        public Rendered title(String page) {
            return Rendered.plain(paged(page).request().title());
        }

        @Override
        public Rendered details(String page) {
            List<String> links = paged(page).request().links().values().stream()
                    .map(URI::toString)
                    .toList();
            return new Rendered(paged(page).request().details(), List.of(), links);
        }

        @Override
        public List<Rendered> notes(String page) {
            return paged(page).notes().stream().map(Rendered::plain).toList();
        }

        @Override
        public void acknowledge(String page) {
            pager.acknowledge(page, BOB.id());
        }

        @Override
        public void resolveByHand(String page) {
            pager.resolveByHand(page, BOB.id());
        }

        private List<PagedIncident> titled(String title) {
            return pager.pages().stream()
                    .filter(page -> page.request().title().contains(title))
                    .toList();
        }

        private PagedIncident paged(String page) {
            return pager.page(page).orElseThrow();
        }
    }
}
