/** Tickets and people of Jira Cloud, and its webhooks. */
@org.jspecify.annotations.NullMarked
module dev.muster.provider.jira {
    requires transitive dev.muster.provider.http;
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.databind;

    exports dev.muster.provider.jira;

    provides dev.muster.spi.ProviderFactory with
            dev.muster.provider.jira.JiraProviderFactory;
}
