package dev.muster.provider.pagerduty;

import dev.muster.tck.PagingConformance;
import dev.muster.tck.PagingFixture;
import org.junit.jupiter.api.DisplayName;

@DisplayName("paging by PagerDuty's REST API")
class PagingByRestConformanceTest extends PagingConformance {

    @Override
    protected PagingFixture fixture() {
        return new PagingSuiteFixture(false);
    }
}
