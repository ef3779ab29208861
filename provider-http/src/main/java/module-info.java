/** What providers of HTTP tools share. */
module dev.muster.provider.http {
    requires transitive static org.jspecify;
    requires transitive dev.muster.spi;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive okhttp3;
    requires com.fasterxml.jackson.core;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;

    exports dev.muster.provider.http;
    exports dev.muster.provider.http.cache;
    exports dev.muster.provider.http.guard;
    exports dev.muster.provider.http.json;
    exports dev.muster.provider.http.pace;
    exports dev.muster.provider.http.reach;
    exports dev.muster.provider.http.redact;
    exports dev.muster.provider.http.settings;
    exports dev.muster.provider.http.webhook;
}
