package dev.muster.provider.pagerduty;

import dev.muster.tck.PagingConformance;
import dev.muster.tck.PagingFixture;
import org.junit.jupiter.api.DisplayName;

@DisplayName("paging by PagerDuty's Events API")
class PagingByEventsConformanceTest extends PagingConformance {

    @Override
    protected PagingFixture fixture() {
        return new PagingSuiteFixture(true);
    }
}
