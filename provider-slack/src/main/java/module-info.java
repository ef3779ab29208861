/** Slack, both directions. */
@org.jspecify.annotations.NullMarked
module dev.muster.provider.slack {
    requires transitive dev.muster.spi;
    requires transitive dev.muster.provider.http;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires okhttp3;
    requires org.slf4j;

    exports dev.muster.provider.slack;

    provides dev.muster.spi.ProviderFactory with
            dev.muster.provider.slack.SlackProviderFactory;
}
