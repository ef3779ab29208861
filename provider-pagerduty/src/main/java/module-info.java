/** Pages, on-call, services and people of PagerDuty, and its webhooks. */
@org.jspecify.annotations.NullMarked
module dev.muster.provider.pagerduty {
    requires transitive dev.muster.provider.http;
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.databind;

    exports dev.muster.provider.pagerduty;

    provides dev.muster.spi.ProviderFactory with
            dev.muster.provider.pagerduty.PagerDutyProviderFactory;
}
